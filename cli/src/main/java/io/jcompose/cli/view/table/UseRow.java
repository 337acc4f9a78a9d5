package io.jcompose.cli.view.table;

import io.jcompose.cli.view.progress.ByteText;
import io.jcompose.model.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a container uses, as {@code docker stats} shows it.
 *
 * @param id      64 hex digits
 * @param name    the container's name
 * @param figures what the engine tells, in the form of Docker's API; an empty object for nothing yet
 */
public record UseRow(String id, String name, JsonValue.Obj figures) {
    /** Headings of columns where they are not the field's name in capitals. */
    public static final Map<String, String> HEADINGS = Map.of(
            "Container", "CONTAINER", "ID", "CONTAINER ID", "CPUPerc", "CPU %", "MemUsage", "MEM USAGE / LIMIT",
            "MemPerc", "MEM %", "NetIO", "NET I/O", "BlockIO", "BLOCK I/O", "PIDs", "PIDS");

    private static final int SHORT_ID = 12;

    /** Returns the titles of the table's columns. */
    public static List<String> header() {
        return List.of("CONTAINER ID", "NAME", "CPU %", "MEM USAGE / LIMIT", "MEM %", "NET I/O", "BLOCK I/O", "PIDS");
    }

    /** Returns the row of the table; {@code --} stands for what is not known yet. */
    public List<String> cells(boolean whole) {
        String shown = shownId(whole);
        if (figures.members().isEmpty()) return List.of(shown, name, "--", "-- / --", "--", "--", "--", "--");
        return List.of(shown, name, cpu(), memory(), memoryShare(), network(), blocks(), processes());
    }

    /** Returns the row as JSON, keys in the order of the alphabet. */
    public JsonValue.Obj json(boolean whole) {
        List<String> cells = cells(whole);
        return JsonValue.object().put("BlockIO", cells.get(6)).put("CPUPerc", cells.get(2)).put("Container", id)
                .put("ID", shownId(whole)).put("MemPerc", cells.get(4)).put("MemUsage", cells.get(3)).put("Name", name)
                .put("NetIO", cells.get(5)).put("PIDs", cells.get(7)).build();
    }

    private String shownId(boolean whole) {
        return whole || id.length() < SHORT_ID ? id : id.substring(0, SHORT_ID);
    }

    private String cpu() {
        JsonValue.Obj now = figures.object("cpu_stats");
        JsonValue.Obj before = figures.object("precpu_stats");
        double used = now.object("cpu_usage").number("total_usage") - before.object("cpu_usage").number("total_usage");
        double passed = now.number("system_cpu_usage") - before.number("system_cpu_usage");
        double processors = now.number("online_cpus");
        if (processors == 0) processors = now.object("cpu_usage").array("percpu_usage").items().size();
        return percent(used > 0 && passed > 0 ? used / passed * processors * 100 : 0);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }

    /** Returns bytes in use without those that only cache files; version 1 and 2 of control groups name them differently. */
    private long memoryUsed() {
        JsonValue.Obj memory = figures.object("memory_stats");
        long usage = memory.number("usage");
        JsonValue.Obj details = memory.object("stats");
        long cache = details.get("total_inactive_file").isPresent()
                ? details.number("total_inactive_file")
                : details.number("inactive_file");
        return cache < usage ? usage - cache : usage;
    }

    private long memoryLimit() {
        return figures.object("memory_stats").number("limit");
    }

    private String memory() {
        return ByteText.binary(memoryUsed()) + " / " + ByteText.binary(memoryLimit());
    }

    private String memoryShare() {
        return percent(memoryLimit() == 0 ? 0 : memoryUsed() * 100.0 / memoryLimit());
    }

    private String network() {
        long received = 0;
        long sent = 0;
        for (JsonValue network : figures.object("networks").members().values()) {
            if (!(network instanceof JsonValue.Obj counters)) continue;
            received += counters.number("rx_bytes");
            sent += counters.number("tx_bytes");
        }
        return pair(received, sent);
    }

    private String blocks() {
        long read = 0;
        long written = 0;
        for (JsonValue.Obj entry : figures.object("blkio_stats").array("io_service_bytes_recursive").objects()) {
            switch (entry.string("op").toLowerCase(Locale.ROOT)) {
                case "read" -> read += entry.number("value");
                case "write" -> written += entry.number("value");
                default -> {
                    // totals and the like
                }
            }
        }
        return pair(read, written);
    }

    private static String pair(long in, long out) {
        return ByteText.of(in, 3) + " / " + ByteText.of(out, 3);
    }

    private String processes() {
        return Long.toString(figures.object("pids_stats").number("current"));
    }
}
