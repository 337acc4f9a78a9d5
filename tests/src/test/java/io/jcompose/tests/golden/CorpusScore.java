package io.jcompose.tests.golden;

import io.jcompose.cli.JCompose;
import io.jcompose.cli.view.Console;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs the program on one recorded project, inside this JVM, and says what differs. */
final class CorpusScore {
    private static final List<String> LISTS = List.of("services", "volumes", "images", "profiles", "networks", "models",
            "variables");

    private final CorpusCase subject;
    private final Path directory;
    private final Map<String, Integer> exits;
    private final Map<String, Optional<String>> outcomes = new LinkedHashMap<>();

    private record Answer(int exit, String out, String err) {
        String lastLine() {
            String[] lines = err.replaceAll("time=\"[^\"]*\"", "time=\"T\"").strip().split("\n");
            return lines[lines.length - 1].strip();
        }
    }

    private CorpusScore(CorpusCase subject, Path places) {
        this.subject = subject;
        this.directory = subject.placeIn(places.resolve(subject.id()));
        this.exits = subject.exits();
    }

    /** Returns by metric what differs, empty where nothing does; a metric that does not apply is missing. */
    static Map<String, Optional<String>> of(CorpusCase subject, Path places) {
        var score = new CorpusScore(subject, places);
        score.run();
        return score.outcomes;
    }

    private void run() {
        Answer config = answer();
        boolean rejected = exits.get("config") != 0;
        if (rejected != (config.exit != 0)) {
            outcomes.put("verdict", Optional.of(rejected
                    ? "should be rejected: " + subject.expected("messages").strip()
                    : "should be accepted, but: " + config.lastLine()));
        } else {
            outcomes.put("verdict", Optional.empty());
            if (rejected) {
                boolean known = List.of(subject.expected("messages").split("\n")).contains(config.lastLine());
                note("message", known,
                        "expected " + subject.expected("messages").strip() + " got " + config.lastLine());
            } else {
                compare("warnings", lines(subject.expected("stderr")),
                        lines(config.err.replaceAll("time=\"[^\"]*\"", "time=\"T\"")));
                note("yaml", subject.expected("config.yaml").equals(config.out),
                        firstDifference(subject.expected("config.yaml"), config.out));
            }
        }
        scored("json", rejected, "--format", "json");
        scored("hash", rejected, "--hash", "*");
        for (String list : LISTS) scored(list, rejected, "--" + list);
    }

    private void scored(String mode, boolean rejected, String... more) {
        int expected = exits.get(mode);
        if (expected != 0 && rejected) return;
        Answer answer = answer(more);
        if ((answer.exit == 0) != (expected == 0)) {
            outcomes.put(mode,
                    Optional.of("expected exit " + expected + ", got " + answer.exit + " " + answer.lastLine()));
        } else if (expected != 0) {
            outcomes.put(mode, Optional.empty());
        } else if (mode.equals("json")) {
            String wanted = subject.expected("config.json").strip();
            JsonValue want = wanted.isEmpty() ? JsonValue.NULL : JsonReader.read(wanted);
            JsonValue have = answer.out.isBlank() ? JsonValue.NULL : JsonReader.read(answer.out);
            outcomes.put(mode, Optional.ofNullable(difference(want, have, "$")));
        } else {
            String wanted = subject.expected(mode + ".txt");
            if (mode.equals("variables")) compare(mode, names(wanted), names(answer.out));
            else compare(mode, lines(wanted), lines(answer.out));
        }
    }

    private Answer answer(String... more) {
        var words = new ArrayList<String>(subject.args());
        words.add("config");
        words.addAll(subject.configArgs());
        words.addAll(List.of(more));
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("HOME", "/tmp/jc-home");
        environment.put("LANG", "C.UTF-8");
        environment.put("PWD", directory.toString());
        environment.putAll(subject.environment());
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), InputStream.nullInputStream(), false, false,
                false, environment);
        String before = System.setProperty("user.dir", directory.toString());
        try {
            int exit = JCompose.run(console, words.toArray(String[]::new));
            return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setProperty("user.dir", Objects.requireNonNull(before));
        }
    }

    private void note(String metric, boolean equal, String difference) {
        outcomes.put(metric, equal ? Optional.empty() : Optional.of(difference));
    }

    private void compare(String metric, List<String> wanted, List<String> have) {
        var missing = new ArrayList<>(wanted);
        have.forEach(missing::remove);
        var unexpected = new ArrayList<>(have);
        wanted.forEach(unexpected::remove);
        note(metric, missing.isEmpty() && unexpected.isEmpty(), "missing " + missing + " unexpected " + unexpected);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::stripTrailing).filter(line -> !line.isBlank()).sorted().toList();
    }

    private static List<String> names(String table) {
        return table.lines().skip(1).filter(line -> !line.isBlank()).map(line -> line.strip().split("\\s+")[0]).sorted()
                .toList();
    }

    private static String firstDifference(String wanted, String have) {
        String[] want = wanted.split("\n", -1);
        String[] got = have.split("\n", -1);
        for (int i = 0; i < Math.min(want.length, got.length); i++) {
            if (!want[i].equals(got[i])) return "line " + (i + 1) + ": expected [" + want[i] + "] got [" + got[i] + "]";
        }
        return "expected " + want.length + " lines, got " + got.length;
    }

    private static @Nullable String difference(JsonValue want, JsonValue have, String path) {
        if (want instanceof JsonValue.Obj wanted && have instanceof JsonValue.Obj given) {
            var keys = new TreeSet<>(wanted.members().keySet());
            keys.addAll(given.members().keySet());
            for (String key : keys) {
                JsonValue a = wanted.members().get(key);
                JsonValue b = given.members().get(key);
                if (a == null) return path + "." + key + ": unexpected " + b;
                if (b == null) return path + "." + key + ": missing " + a;
                String below = difference(a, b, path + "." + key);
                if (below != null) return below;
            }
            return null;
        }
        if (want instanceof JsonValue.Arr wanted && have instanceof JsonValue.Arr given
                && wanted.items().size() == given.items().size()) {
            for (int i = 0; i < wanted.items().size(); i++) {
                String below = difference(wanted.items().get(i), given.items().get(i), path + "[" + i + "]");
                if (below != null) return below;
            }
            return null;
        }
        if (want instanceof JsonValue.Num a && have instanceof JsonValue.Num b) {
            return a.asDouble() == b.asDouble() ? null : path + ": expected " + a + " got " + b;
        }
        return want.equals(have) ? null : path + ": expected " + want + " got " + have;
    }
}
