package io.jcompose.tests.scenario;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.engine.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs that scenarios start. */
public final class Commands {
    private Commands() {}

    /** jcompose: {@code JCOMPOSE_TEST_BINARY}, else the working tree's launcher. */
    public static List<String> jcompose() {
        String binary = System.getenv("JCOMPOSE_TEST_BINARY");
        return List.of(binary != null ? binary : Checkout.root().resolve("jcompose").toString());
    }

    /** The real docker compose as a program of its own: {@code PEER_COMPOSE}, else the PATH; skips the test without. */
    public static List<String> dockerCompose() {
        String named = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (!named.isEmpty()) return List.of(named);
        for (String dir : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path program = Path.of(dir, "docker-compose");
            if (Files.isExecutable(program)) return List.of(program.toString());
        }
        return abort("no docker compose to share a project with: set PEER_COMPOSE to the docker-compose program");
    }
}
