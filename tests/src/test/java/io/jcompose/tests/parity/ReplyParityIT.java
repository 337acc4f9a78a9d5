package io.jcompose.tests.parity;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.created.CreatedBy;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hundreds of calls, each by the real docker compose ({@code PEER_COMPOSE}) and by us in a project of its own: the same
 * exit code, the same standard output, the same lines of standard error.
 *
 * <p>A script in {@code resources/parity} holds files ({@code --- NAME} and their text) and calls ({@code $ WORDS}, with
 * {@code KEY=VALUE} before them and {@code < INPUT} after them). Its head says which differences are meant, and not in it.
 */
@Tag("engine")
class ReplyParityIT {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+?)'([^']*)'|(\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+=.*", Pattern.DOTALL);

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"states", "flags", "variables", "dry-run", "logs", "copies"})
    void repliesAreTheSame(String script) throws IOException {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to the program");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        List<String> lines;
        try (InputStream in = ReplyParityIT.class.getResourceAsStream("/parity/" + script + ".txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        String suffix = Long.toHexString(ProcessHandle.current().pid()) + script;
        var peer = CompletableFuture.supplyAsync(() -> replies(program, host, "reply-a" + suffix, lines));
        List<Reply> ours = replies(Told.ours(), host, "reply-b" + suffix, lines);
        var softly = new SoftAssertions();
        for (int i = 0; i < ours.size(); i++) {
            Reply theirs = peer.join().get(i);
            softly.assertThat(ours.get(i).told()).as(theirs.call()).isEqualTo(theirs.told());
        }
        softly.assertAll();
    }

    private record Reply(String call, Told told) {}

    private List<Reply> replies(String program, String host, String project, List<String> lines) {
        var replies = new ArrayList<Reply>();
        try {
            Path place = Files.createDirectories(directory.resolve(project));
            Path file = place.resolve("head");
            var text = new StringBuilder();
            for (String line : lines) {
                boolean call = line.startsWith("$ ");
                if (!call && !line.startsWith("--- ")) {
                    text.append(line.replace("PROJECT", project)).append('\n');
                    continue;
                }
                if (!text.isEmpty()) Files.writeString(file, text);
                text.setLength(0);
                if (call) replies.add(reply(program, host, project, place, line.substring(2)));
                else file = place.resolve(line.substring(4));
            }
            return replies;
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        } finally {
            CreatedBy.remove(host, project);
        }
    }

    private static Reply reply(String program, String host, String project, Path place, String call) {
        String[] parts = call.split(" < ", 2);
        var words = new ArrayList<String>();
        Matcher word = WORD.matcher(parts[0]);
        while (word.find()) {
            String plain = word.group(1) != null ? word.group(1)
                    : word.group(2) != null ? word.group(2) + word.group(3) : word.group(4);
            words.add(plain.replace("{PROJECT}", project));
        }
        var variables = new HashMap<String, String>();
        while (!words.isEmpty() && VARIABLE.matcher(words.getFirst()).matches()) {
            String[] pair = words.removeFirst().split("=", 2);
            variables.put(pair[0], pair[1]);
        }
        String input = parts.length > 1 ? parts[1] + "\n" : "";
        return new Reply(call, Told.by(program, host, place, project, variables, input, words.toArray(String[]::new)));
    }
}
