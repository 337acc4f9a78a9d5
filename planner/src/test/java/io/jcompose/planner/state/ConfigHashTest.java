package io.jcompose.planner.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The hashes were read from labels that docker compose 2.40.3 wrote. */
class ConfigHashTest {
    @Test
    void aVolumeHashesWithItsDefaultDriver() {
        var volume = new Volume("data", "demo_data", Optional.empty(), Map.of(), false, Map.of(), Map.of());
        assertThat(ConfigHash.of(volume))
                .isEqualTo("504ad458c80a54e9120954e1d0ad581a3e0d7b50499e9f2755876d04a2d3321a");
    }

    @Test
    void aNetworkHashesWithItsEmptyAddressManagement() {
        var network = new Network(
                "back", "demo_back", Optional.empty(), Map.of(), Network.Ipam.DEFAULT, false, false, false, Map.of(),
                Optional.empty(), Optional.empty(), Map.of());
        assertThat(ConfigHash.of(network))
                .isEqualTo("daf30d838875675141765ecd383f433327b58aa936cb29f5bc2942fe279c1c03");
    }
}
