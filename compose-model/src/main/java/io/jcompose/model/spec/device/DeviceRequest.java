package io.jcompose.model.spec.device;

import io.jcompose.model.spec.part.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request for devices that a driver hands out, for example GPUs.
 *
 * @param count -1 is all
 */
public record DeviceRequest(
        List<String> capabilities,
        Optional<String> driver,
        OptionalLong count,
        List<String> deviceIds,
        Map<String, String> options) {
    public DeviceRequest {
        capabilities = List.copyOf(capabilities);
        deviceIds = List.copyOf(deviceIds);
        options = Immutable.map(options);
    }
}
