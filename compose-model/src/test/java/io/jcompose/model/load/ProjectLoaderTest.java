package io.jcompose.model.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.EnvironmentValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLoaderTest {
    @TempDir Path directory;

    @Test
    void writesOutWhatAFileImplies() throws IOException {
        write("compose.yaml", """
                name: Shop
                services:
                  web: {image: w, links: [db], ports: ["80:80"], volumes: [data:/d, ./x:/y]}
                  db: {build: ./db, network_mode: none}
                volumes: {data: }
                """);
        Project project = load();
        assertThat(project.name()).isEqualTo("shop");
        assertThat(project.networks()).containsOnlyKeys("default");
        assertThat(project.networks().get("default").name()).isEqualTo("shop_default");
        assertThat(service(project, "web").lifecycle().dependsOn()).containsOnlyKeys(new ServiceName("db"));
        assertThat(service(project, "web").storage().volumes().get(1).source()).isEqualTo(directory + "/x");
        assertThat(service(project, "db").build().orElseThrow().dockerfile()).contains("Dockerfile");
    }

    @Test
    void laysAnOverrideOverTheFileBesideIt() throws IOException {
        write("compose.yaml", "services: {a: {image: x, environment: {A: 1}, ports: ['1:1'], dns: [a]}}\n");
        write("compose.override.yaml", """
                services:
                  a: {environment: [B=2], ports: !override ['2:2'], dns: !reset null, command: c}
                """);
        Service service = service(load(), "a");
        assertThat(service.process().environment()).containsKeys("A", "B");
        assertThat(service.networking().ports()).singleElement().satisfies(p -> assertThat(p.target()).isEqualTo(2));
        assertThat(service.networking().dns()).isEmpty();
    }

    @Test
    void extendsServicesOfOtherFilesWithTheirPaths() throws IOException {
        write("sub/base.yaml",
                "services: {b: {image: x, volumes: ['./d:/d'], extends: c}, c: {tty: true, image: y}}\n");
        write("compose.yaml", "services: {a: {extends: {file: sub/base.yaml, service: b}, read_only: true}}\n");
        Service service = service(load(), "a");
        assertThat(service.image()).contains("x");
        assertThat(service.process().tty()).isTrue();
        assertThat(service.storage().volumes().get(0).source()).isEqualTo(directory + "/sub/d");
    }

    @Test
    void includesProjectsWithTheirOwnVariables() throws IOException {
        write("sub/compose.yaml", "services: {b: {image: 'x:${TAG}', build: .}}\n");
        write("sub/.env", "TAG=inner\n");
        write("compose.yaml", "include: [sub/compose.yaml]\nservices: {a: {image: 'y:${TAG:-outer}'}}\n");
        Project project = load();
        assertThat(service(project, "b").image()).contains("x:inner");
        assertThat(service(project, "b").build().orElseThrow().context()).contains(directory + "/sub");
        assertThat(service(project, "a").image()).contains("y:outer");
    }

    @Test
    void readsEnvFilesOfServices() throws IOException {
        write("a.env", "A=file\nB=${A}!\n");
        write("compose.yaml", "services: {a: {image: x, env_file: a.env, environment: {A: own, C: , HOME: }}}\n");
        assertThat(service(load(), "a").process().environment())
                .containsEntry("A", new EnvironmentValue.Literal("own"))
                .containsEntry("B", new EnvironmentValue.Literal("own!"))
                .containsEntry("C", new EnvironmentValue.Unset())
                .containsEntry("HOME", new EnvironmentValue.Literal("/home/me"));
    }

    @Test
    void enablesServicesByProfileAndByName() throws IOException {
        write("compose.yaml", "services: {a: {image: x}, b: {image: x, profiles: [p], depends_on: [a]}}\n");
        assertThat(load().services()).hasSize(1);
        assertThat(load(request().withProfiles(List.of("p"))).services()).hasSize(2);
        assertThat(load(request().withServices(List.of("b"))).services()).hasSize(2);
    }

    @Test
    void reportsAllProblemsOfAPhaseWithTheirPlaces() throws IOException {
        write("compose.yaml", """
                services:
                  a:
                    image: x
                    networks: [bakc]
                  b:
                    depends_on: [aa]
                    image: y
                networks: {back: }
                """);
        InvalidProjectException failure = failure();
        assertThat(failure).hasMessage("service \"a\" refers to undefined network bakc: invalid compose project");
        assertThat(failure.diagnostics()).hasSize(2);
        Diagnostic first = failure.diagnostics().get(0);
        assertThat(first.hint()).contains("did you mean \"back\"?");
        assertThat(first.at()).hasValueSatisfying(place -> {
            assertThat(place.line()).isEqualTo(4);
            assertThat(place.column()).isEqualTo(16);
        });
    }

    @Test
    void namesEveryStepOfACircle() throws IOException {
        write("compose.yaml", "services: {a: {extends: b}, b: {extends: a}}\n");
        String file = directory + "/compose.yaml";
        assertThat(failure()).hasMessage("Circular reference:\n  a in " + file + "\n  extends b in " + file
                + "\n  extends a in " + file);
        write("compose.yaml", "include: [compose.yaml]\n");
        assertThat(failure()).hasMessage("include cycle detected:\n" + file + "\n include " + file);
    }

    @Test
    void wordsFailuresAsDockerComposeDoes() throws IOException {
        assertThatThrownBy(() -> load(request().withFiles(List.of("no.yaml")))).isInstanceOf(ComposeException.class)
                .hasMessage("open " + directory + "/no.yaml: no such file or directory");
        write("compose.yaml", "# nothing\n");
        assertThatThrownBy(this::load).hasMessage("empty compose file");
        write("compose.yaml", "services: {a: {image: '${X:?need it}'}}\n");
        assertThat(failure()).hasMessage(
                "error while interpolating services.a.image: required variable X is missing a value: need it");
        write("compose.yaml", "services: {a: {image: x, mem_limit: 5zz}}\n");
        assertThat(failure()).hasMessageEndingWith("'services[a].mem_limit' invalid suffix: 'zz'");
    }

    @Test
    void loadsInManyThreadsAtOnce() throws Exception {
        write("compose.yaml", "services: {a: {image: 'x:${T:-1}', extends: b}, b: {image: y, tty: true}}\n");
        Project alone = load();
        var loads = new ArrayList<Callable<Project>>();
        for (int i = 0; i < 64; i++) loads.add(this::load);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Project> loaded : threads.invokeAll(loads)) assertThat(loaded.get()).isEqualTo(alone);
        }
    }

    @Test
    void bearsLongChains() throws IOException {
        var text = new StringBuilder("services:\n");
        for (int i = 0; i < 3000; i++) {
            text.append("  s").append(i).append(": {image: x");
            if (i > 0) text.append(", extends: s").append(i - 1);
            text.append("}\n  t").append(i).append(": {image: x");
            if (i > 0) text.append(", depends_on: [t").append(i - 1).append(']');
            text.append("}\n");
        }
        write("compose.yaml", text.toString());
        assertThat(load().services()).hasSize(6000);
    }

    private InvalidProjectException failure() {
        try {
            load();
        } catch (InvalidProjectException expected) {
            return expected;
        }
        throw new AssertionError("was accepted");
    }

    private LoadRequest request() {
        return LoadRequest.in(directory, Map.of("HOME", "/home/me"));
    }

    private Project load() {
        return load(request());
    }

    private static Project load(LoadRequest request) {
        return new ProjectLoader().load(request).project();
    }

    private static Service service(Project project, String name) {
        Service service = project.services().get(new ServiceName(name));
        assertThat(service).isNotNull();
        return service;
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
