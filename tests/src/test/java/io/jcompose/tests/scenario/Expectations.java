package io.jcompose.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.ProjectSnapshot.Seen;
import io.jcompose.tests.scenario.Scenario.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The vocabulary of scenarios: what can be the case after a command. */
public final class Expectations {
    private Expectations() {}

    /** The command ended with this code. */
    public static Expectation exits(int code) {
        return (before, command, after) -> assertThat(command.code()).as("exit code").isEqualTo(code);
    }

    /** The answer on stdout has these texts. */
    public static Expectation answers(String... texts) {
        return (before, command, after) -> assertThat(command.stdout()).as("stdout").contains(texts);
    }

    /** The answer on stdout has none of these texts. */
    public static Expectation doesNotAnswer(String... texts) {
        return (before, command, after) -> assertThat(command.stdout()).as("stdout").doesNotContain(texts);
    }

    /** Progress and diagnostics on stderr have these texts. */
    public static Expectation tells(String... texts) {
        return (before, command, after) -> assertThat(command.stderr()).as("stderr").contains(texts);
    }

    /** The project has exactly these containers, and they run. */
    public static Expectation runningContainers(String... names) {
        return (before, command, after) -> {
            assertThat(after.containers().keySet()).containsExactlyInAnyOrder(names);
            assertThat(after.containers().values()).extracting(Seen::state).containsOnly("running");
        };
    }

    /** These services have containers, none of which runs. */
    public static Expectation stopped(String... services) {
        return (before, command, after) -> {
            for (String service : services)
                assertThat(after.of(service)).extracting(Seen::state).as(service).isNotEmpty()
                        .doesNotContain("running");
        };
    }

    /** Each of these services has exactly one container, and it runs. */
    public static Expectation running(String... services) {
        return (before, command, after) -> {
            for (String service : services)
                assertThat(after.of(service)).extracting(Seen::state).as(service).containsExactly("running");
        };
    }

    /** The service has exactly one container, and that has ended well. */
    public static Expectation completed(String service) {
        return (before, command, after) -> assertThat(after.of(service)).extracting(Seen::status).as(service)
                .singleElement().asString()
                .startsWith("Exited (0)");
    }

    /** These services have no container. */
    public static Expectation absent(String... services) {
        return (before, command, after) -> {
            for (String service : services) assertThat(after.of(service)).as(service).isEmpty();
        };
    }

    /** These services have other containers than before. */
    public static Expectation recreated(String... services) {
        return (before, command, after) -> {
            for (String service : services)
                assertThat(after.ids(service)).as(service).isNotEmpty()
                        .doesNotContainAnyElementsOf(before.ids(service));
        };
    }

    /** These services have the containers that they had before. */
    public static Expectation kept(String... services) {
        return (before, command, after) -> {
            for (String service : services)
                assertThat(after.ids(service)).as(service).isNotEmpty().isEqualTo(before.ids(service));
        };
    }

    /** The project has exactly the containers that it had before, and none was started or stopped. */
    public static Expectation nothingTouched() {
        return (before, command, after) -> {
            assertThat(ids(after.containers().values())).isEqualTo(ids(before.containers().values()));
            assertThat(after.networks()).isEqualTo(before.networks());
            assertThat(after.volumes()).isEqualTo(before.volumes());
        };
    }

    /** Nothing of the project is left on the engine. */
    public static Expectation nothingLeft() {
        return (before, command, after) -> assertThat(after.isEmpty()).as("nothing is left").isTrue();
    }

    /** The page has this text. */
    public static Expectation page(String url, String text) {
        return (before, command, after) -> assertThat(fetch(url)).as(url).contains(text);
    }

    private static List<String> ids(Collection<Seen> containers) {
        return containers.stream().map(one -> one.id() + " " + one.state()).sorted().toList();
    }

    // A front is up before its server listens: the connection is retried, as any client would.
    private static String fetch(String url) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
        IOException refused = new IOException(url + ": not tried");
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) return answer.body();
                refused = new IOException(url + ": " + answer.statusCode() + " " + answer.body());
            } catch (IOException e) {
                refused = e;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new UncheckedIOException(refused);
    }
}
