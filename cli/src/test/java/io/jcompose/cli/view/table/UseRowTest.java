package io.jcompose.cli.view.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonWriter;
import org.junit.jupiter.api.Test;

class UseRowTest {
    private static final String ID = "0123456789abcdef";

    @Test
    void countsAsDockerDoes() {
        assertThat(row("""
                {"pids_stats":{"current":2},
                 "blkio_stats":{"io_service_bytes_recursive":[{"op":"Read","value":2048},{"op":"write","value":10}]},
                 "cpu_stats":{"cpu_usage":{"total_usage":3000},"system_cpu_usage":400000,"online_cpus":2},
                 "precpu_stats":{"cpu_usage":{"total_usage":2000},"system_cpu_usage":200000},
                 "memory_stats":{"usage":2732032,"stats":{"total_inactive_file":348160,"inactive_file":1},"limit":25276510208},
                 "networks":{"eth0":{"rx_bytes":1322,"tx_bytes":0},"eth1":{"rx_bytes":1000,"tx_bytes":5}}}
                """).cells(false)).containsExactly(
                "0123456789ab", "demo-a-1", "1.00%", "2.273MiB / 23.54GiB", "0.01%", "2.32kB / 5B", "2.05kB / 10B",
                "2");
    }

    @Test
    void whatDoesNotRunUsesNothingAndWhatIsNotKnownHasDashes() {
        assertThat(row("{\"name\":\"/demo-a-1\"}").cells(false)).containsExactly(
                "0123456789ab", "demo-a-1", "0.00%", "0B / 0B", "0.00%", "0B / 0B", "0B / 0B", "0");
        assertThat(row("{}").cells(true)).containsExactly(ID, "demo-a-1", "--", "-- / --", "--", "--", "--", "--");
    }

    @Test
    void jsonHasTheWholeId() {
        assertThat(JsonWriter.compact(row("{\"a\":1}").json(false))).isEqualTo("{\"BlockIO\":\"0B / 0B\",\"CPUPerc\":"
                + "\"0.00%\",\"Container\":\"0123456789abcdef\",\"ID\":\"0123456789ab\",\"MemPerc\":\"0.00%\",\"MemUsage\":"
                + "\"0B / 0B\",\"Name\":\"demo-a-1\",\"NetIO\":\"0B / 0B\",\"PIDs\":\"0\"}");
    }

    private static UseRow row(String figures) {
        return new UseRow(ID, "demo-a-1", JsonReader.readObject(figures));
    }
}
