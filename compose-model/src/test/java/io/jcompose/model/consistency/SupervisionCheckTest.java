package io.jcompose.model.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisionCheckTest {
    @TempDir Path directory;

    private void write(String supervise) throws Exception {
        Files.writeString(directory.resolve("compose.yaml"),
                "services:\n  web:\n    image: a\n    x-supervise: " + supervise.replace("\n", "\n      ") + "\n");
    }

    private List<String> problems(String supervise) throws Exception {
        write(supervise);
        InvalidProjectException invalid = catchThrowableOfType(InvalidProjectException.class,
                () -> new ProjectLoader().load(LoadRequest.in(directory, Map.of())));
        var found = new ArrayList<String>();
        for (Diagnostic one : invalid.diagnostics())
            found.add(one.at().orElseThrow().line() + ":"
                    + one.at().orElseThrow().column() + " " + one.message());
        return found;
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() throws Exception {
        assertThat(problems("5")).containsExactly("4:5 services.web.x-supervise: must be true, false or a mapping");
        assertThat(problems("\nbackof: 5s\nwindow: abc\nmax_restarts: 0\non_unhealthy: explode\nrestart_dependents: 1"))
                .containsExactlyInAnyOrder(
                        "5:7 services.web.x-supervise: additional properties 'backof' not allowed",
                        "6:7 services.web.x-supervise.window: must be a duration",
                        "7:7 services.web.x-supervise.max_restarts: must be a whole number of at least 1",
                        "8:7 services.web.x-supervise.on_unhealthy: must be one of restart, stop, kill, none",
                        "9:7 services.web.x-supervise.restart_dependents: must be a boolean");
        assertThat(problems("\nbackoff:\n  factor: 0.5\n  most: 3s\n  max: 3")).containsExactlyInAnyOrder(
                "6:9 services.web.x-supervise.backoff.factor: must be a number of at least 1",
                "7:9 services.web.x-supervise: additional properties 'most' not allowed",
                "8:9 services.web.x-supervise.backoff.max: must be a duration");
    }

    @Test
    void whatIsRightIsTaken() throws Exception {
        for (String right : List.of("true", "false", "{}", "{backoff: 5s, on_unhealthy: stop, x-mine: 1}",
                "{backoff: {first: 100ms, factor: 1.5, max: 1m, reset: 10s}, max_restarts: 5, window: 10m,"
                        + " max_attempts: 3, restart_dependents: false}")) {
            write(right);
            new ProjectLoader().load(LoadRequest.in(directory, Map.of()));
        }
    }
}
