package io.jcompose.model.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the documentation of {@link ProjectLoader} compiles, and does what it seems to do. */
class ProjectLoaderExampleTest {
    private static final String SOURCE = "src/main/java/io/jcompose/model/load/ProjectLoader.java";

    @TempDir Path directory;

    @Test
    void listsServicesOrProblems() throws Exception {
        Path project = Files.createDirectory(directory.resolve("shop"));
        Files.writeString(project.resolve("compose.yaml"), """
            services:
              web: {image: "nginx:${TAG_THAT_NOBODY_SETS:-1}"}
              api: {build: ., profiles: [debug]}
            """);
        Path classes = compiled();
        assertThat(run(classes, project)).containsExactlyInAnyOrder("web runs nginx:1", "api runs what is built");

        Files.writeString(project.resolve("compose.yaml"), "services: {web: {image: x, networks: [nowhere]}}\n");
        assertThat(run(classes, project)).singleElement().asString().contains("undefined network nowhere");
    }

    private Path compiled() throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        Assumptions.assumeTrue(compiler != null, "no Java compiler: this is a JRE");
        String documentation = Files.readString(Path.of(SOURCE));
        int start = documentation.indexOf("<pre>{@code") + "<pre>{@code".length();
        String example = documentation.substring(start, documentation.indexOf("}</pre>", start))
                .replaceAll("(?m)^ \\*", "");
        String source = """
            import io.jcompose.model.diagnostic.*;
            import io.jcompose.model.load.*;
            import io.jcompose.model.spec.*;
            import java.io.PrintStream;
            import java.nio.file.Path;
            import java.util.List;

            public final class Example {
                public static void run(Path directory, PrintStream out) {
            %s
                }
            }
            """.formatted(example);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        var file = new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var messages = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-cp",
                Path.of(ProjectLoader.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
        boolean compiles = compiler.getTask(messages, null, null, options, null, List.of(file)).call();
        assertThat(compiles).as("%s%n%s", messages, source).isTrue();
        return classes;
    }

    private static List<String> run(Path classes, Path project) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()},
                ProjectLoader.class.getClassLoader())) {
            loader.loadClass("Example").getMethod("run", Path.class, PrintStream.class)
                    .invoke(null, project, new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
