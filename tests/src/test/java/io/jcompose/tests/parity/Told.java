package io.jcompose.tests.parity;

import io.jcompose.tests.engine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a command told, without what differs each time: ids, times and widths of columns.
 *
 * @param errors the lines of stderr, sorted: parallel work ends in any order
 */
record Told(int code, String output, List<String> errors) {
    private static final Pattern ID = Pattern.compile("\\b(?:[0-9a-f]{64}|[0-9a-f]{12})\\b");
    private static final Pattern TIME = Pattern.compile(
            "20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.\\d]*Z?(?: [+]0000 UTC)?");
    private static final Pattern AGE = Pattern.compile(
            "(?:Less than a second|About a minute|\\d+ (?:second|minute)s?)(?: ago)?");
    private static final Pattern OWN_LABEL = Pattern.compile("io\\.jcompose[a-z._-]*=[^,\"]*,?");

    /** The engine names the container as it was named to it: by its id, or by its name. */
    private static final Pattern NAMED = Pattern.compile("(cannot kill container: )PROJECT-[a-z0-9-]+");

    private static final Pattern LABELS = Pattern.compile("(\"Labels\":\"|labels: )([^\"\n]*)");
    private static final Pattern PORTS = Pattern.compile("(\\[)(\\{\"URL\"[^\\]]*(?:\\[::\\][^\\]]*)?)");
    private static final Pattern REMOVED = Pattern.compile("(Going to remove )([^\n]*)");

    /** Runs jcompose. */
    static Told byUs(String host, Path directory, String project, String input, String... arguments) {
        return by(ours(), host, directory, project, input, arguments);
    }

    /** Returns the program of jcompose. */
    static String ours() {
        String binary = System.getenv().getOrDefault("JCOMPOSE_TEST_BINARY", "");
        return binary.isEmpty() ? Checkout.root().resolve("jcompose").toString() : binary;
    }

    /** Runs a program in a directory; {@code project} is left out of what it tells. */
    static Told by(String program, String host, Path directory, String project, String input, String... arguments) {
        return by(program, host, directory, project, Map.of(), input, arguments);
    }

    /** Runs a program with variables of its own. */
    static Told by(String program, String host, Path directory, String project, Map<String, String> variables,
            String input, String... arguments) {
        var command = new ArrayList<String>(List.of(program));
        if (!variables.containsKey("COMPOSE_PROGRESS")) command.addAll(List.of("--progress", "plain"));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSE_"));
        builder.environment().put("DOCKER_HOST", host);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input);
            } catch (IOException notRead) {
                // who asks nothing reads nothing
            }
            var errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            String output = text(process.getInputStream());
            int code = process.waitFor();
            var lines = new ArrayList<String>();
            for (String line : normal(errors.join(), directory, project).split("\n"))
                if (!line.isBlank()) lines.add(line.stripTrailing());
            lines.sort(null);
            return new Told(code, normal(output, directory, project), lines);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String text(java.io.InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String normal(String told, Path directory, String project) {
        String text = told.replace(directory.toString(), "DIRECTORY").replace(project, "PROJECT");
        text = OWN_LABEL.matcher(text).replaceAll("");
        text = ID.matcher(text).replaceAll("ID");
        text = NAMED.matcher(text).replaceAll("$1ID");
        text = TIME.matcher(text).replaceAll("TIME");
        text = AGE.matcher(text).replaceAll("AGE");
        text = sorted(LABELS, ",", text);
        text = sorted(PORTS, "(?<=\\}),", text);
        text = sorted(REMOVED, ", ", text);
        return text.replaceAll(" {2,}", "  ").replaceAll(" +\n", "\n");
    }

    /** Brings parts that docker compose leaves to chance into one order. */
    private static String sorted(Pattern list, String separator, String text) {
        return list.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                + Arrays.stream(found.group(2).split(separator)).sorted().collect(Collectors.joining(","))));
    }
}
