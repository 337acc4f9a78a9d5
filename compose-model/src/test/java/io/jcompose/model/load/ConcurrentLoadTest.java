package io.jcompose.model.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One loader serves many threads at once; none sees the variables or the files of another. */
@Timeout(60)
class ConcurrentLoadTest {
    private static final int THREADS = 16;
    private static final int LOADS = 20;

    @TempDir Path directory;

    @Test
    void oneLoaderServesManyThreads() throws Exception {
        Files.writeString(directory.resolve("base.yaml"),
                "services: {base: {image: 'x:${TAG}', labels: {a: '${TAG}'}}}\n");
        Files.writeString(directory.resolve("compose.yaml"), """
            include: [base.yaml]
            services:
              web: {extends: {file: base.yaml, service: base}, ports: ['${PORT}:80'], depends_on: [base]}
            """);
        var loader = new ProjectLoader();
        var start = new CountDownLatch(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<Project>>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                var environment = Map.of("TAG", "t" + thread, "PORT", Integer.toString(1000 + thread),
                        "COMPOSE_PROJECT_NAME", "p" + thread);
                Callable<List<Project>> loads = () -> {
                    start.countDown();
                    start.await();
                    var projects = new ArrayList<Project>();
                    for (int load = 0; load < LOADS; load++) {
                        projects.add(loader.load(LoadRequest.in(directory, environment)).project());
                    }
                    return projects;
                };
                all.add(threads.submit(loads));
            }
            for (int thread = 0; thread < THREADS; thread++) {
                Project alone = loader.load(LoadRequest.in(directory, Map.of("TAG", "t" + thread, "PORT",
                        Integer.toString(1000 + thread), "COMPOSE_PROJECT_NAME", "p" + thread))).project();
                assertThat(alone.name()).isEqualTo("p" + thread);
                assertThat(all.get(thread).get()).hasSize(LOADS).allSatisfy(one -> assertThat(one.services())
                        .isEqualTo(alone.services()));
            }
        }
    }
}
