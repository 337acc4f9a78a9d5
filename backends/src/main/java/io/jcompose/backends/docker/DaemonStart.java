package io.jcompose.backends.docker;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.stream.EngineTime;
import io.jcompose.planner.restart.Outage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The daemon's own start. One whose predecessor was killed ends the containers that this left running, counts that as a
 * stop by a person, and so does not start those again that are to run "unless stopped" (20.10 and 28.5). It answers when
 * all that is done; right before, it makes its bridge network anew. Its socket and the file with its process number are
 * made when it begins.
 */
final class DaemonStart {
    /** A start that seems to have taken longer than that is not understood: the socket may be another program's. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DockerApi api;

    DaemonStart(DockerApi api) {
        this.api = api;
    }

    /** As {@link io.jcompose.backends.spi.content.Vitals.Watch#outage}; without a place to learn it from: what was missed. */
    Optional<Outage> outage(Optional<Outage> missed) {
        Optional<Instant> began = began();
        if (began.isEmpty()) return missed;
        Optional<Instant> served = served();
        if (served.isEmpty()) return missed;
        return of(began.get(), served.get(), missed);
    }

    static Optional<Outage> of(Instant began, Instant served, Optional<Outage> missed) {
        boolean understood = !served.isBefore(began) && served.isBefore(began.plus(LONGEST));
        return understood ? Optional.of(new Outage(began, served, true)) : missed;
    }

    private Optional<Instant> began() {
        return api.endpoint() instanceof EngineEndpoint.Unix unix ? began(unix.socket()) : Optional.empty();
    }

    static Optional<Instant> began(Path path) {
        Optional<Instant> socket = made(path);
        // a socket of systemd's is older than the daemon
        Optional<Instant> process = made(path.resolveSibling("docker.pid"));
        return process.isPresent() && (socket.isEmpty() || process.get().isAfter(socket.get())) ? process : socket;
    }

    private static Optional<Instant> made(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Instant> served() {
        try {
            return EngineTime.parse(api.read("/networks/bridge").string("Created"));
        } catch (EngineException refused) {
            if (refused.isTransient()) throw refused;
            return Optional.empty();
        }
    }
}
