package io.jcompose.tests.image;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who builds images: the three ways there are. */
public enum Builder {
    CLASSIC(TestEngine.DOCKER), BAKE(TestEngine.DOCKER), PODMAN(TestEngine.PODMAN);

    private static final List<String> PLACES = List.of("/usr/local/lib/docker/cli-plugins",
            "/usr/local/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/libexec/docker/cli-plugins");

    private final TestEngine engine;

    Builder(TestEngine engine) {
        this.engine = engine;
    }

    TestEngine engine() {
        return engine;
    }

    /** A project whose images this one builds; skips the test when it is not there. */
    Scenario scenario(Path directory, String compose) {
        Scenario scenario = Scenario.written(engine, directory, compose);
        if (this == CLASSIC) scenario.with("DOCKER_BUILDKIT", "0");
        if (this != BAKE) return scenario;
        try {
            Path configuration = Files.createDirectories(directory.resolveSibling(directory.getFileName() + "-config"));
            Path plugins = Files.createDirectories(configuration.resolve("cli-plugins"));
            Path link = plugins.resolve("docker-buildx");
            if (!Files.exists(link)) Files.createSymbolicLink(link, buildx());
            return scenario.with("DOCKER_CONFIG", configuration.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path buildx() {
        String compose = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (!compose.isEmpty()) {
            Path beside = Path.of(compose).resolveSibling("docker-buildx");
            if (Files.isExecutable(beside)) return beside;
        }
        for (String place : PLACES) {
            Path program = Path.of(place, "docker-buildx");
            if (Files.isExecutable(program)) return program;
        }
        return abort("no buildx: set PEER_COMPOSE to a docker-compose program that has docker-buildx beside it");
    }
}
