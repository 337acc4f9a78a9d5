package io.jcompose.backends.archive;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.spec.Build;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory on its way to the engine's builder.
 *
 * @param directory  the context
 * @param dockerfile where the Dockerfile is, in the context or elsewhere
 * @param inline     the Dockerfile's text, when it stands in the Compose file
 * @param further    files besides those of the directory, by name
 */
public record BuildContext(Path directory, Path dockerfile, Optional<String> inline, Map<String, byte[]> further) {
    private static final String IGNORE = ".dockerignore";
    /** A name that no file of a context has. */
    private static final String FOREIGN = ".dockerfile.jcompose";

    /**
     * Returns the context of a build in a directory of this machine.
     *
     * @throws EngineException when the directory or the Dockerfile is not there
     */
    public static BuildContext of(Build build, Path directory) {
        if (!Files.isDirectory(directory)) throw EngineException
                .failed("unable to prepare context: path \"" + directory + "\" not found");
        Path dockerfile = directory.resolve(build.dockerfile().orElse("Dockerfile"));
        if (build.dockerfileInline().isEmpty() && !Files.exists(dockerfile)) throw EngineException.failed(
                "unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat " + dockerfile
                        + ": no such file or directory");
        return new BuildContext(directory, dockerfile, build.dockerfileInline(), Map.of());
    }

    /** Returns whether a context is fetched by the builder: a git repository or an archive. */
    public static boolean isRemote(String context) {
        return context.contains("://") || context.startsWith("git@") || context.startsWith("github.com/");
    }

    /** Returns this context with further files, by name, that no rule leaves out. */
    public BuildContext with(Map<String, byte[]> files) {
        return files.isEmpty() ? this : new BuildContext(directory, dockerfile, inline, files);
    }

    /** Returns the name of the Dockerfile inside the stream. */
    public String dockerfileName() {
        return foreign() ? FOREIGN : name(dockerfile);
    }

    private boolean foreign() {
        return inline.isPresent() || !dockerfile.normalize().startsWith(directory.normalize());
    }

    private String name(Path file) {
        return directory.normalize().relativize(file.normalize()).toString().replace('\\', '/');
    }

    /** Writes all files that are not ignored as a tar stream. */
    public void writeTo(OutputStream out) throws IOException {
        var tar = new TarWriter(out);
        Path own = directory.resolve(IGNORE);
        Path file = IgnoreRules.file(own, dockerfile);
        List<String> rules = new ArrayList<>(IgnoreRules.lines(file));
        add(tar, directory, IgnoreRules.parse(rules));
        if (foreign() || !file.equals(own)) rules.add(IGNORE);
        if (foreign()) {
            write(tar, FOREIGN, inline.isPresent() ? inline.get().getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(dockerfile));
            rules.add(FOREIGN);
        }
        // what the engine needs for the build and leaves out of the image
        if (!rules.isEmpty()) write(tar, IGNORE, (String.join("\n", rules) + "\n").getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> more : new TreeMap<>(further).entrySet())
            write(tar, more.getKey(), more.getValue());
        tar.finish();
    }

    private static void write(TarWriter tar, String name, byte[] content) throws IOException {
        tar.write(TarWriter.Entry.file(name, content.length, 0600, System.currentTimeMillis() / 1000), content);
    }

    private void add(TarWriter tar, Path parent, IgnoreRules rules) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            for (Path child : (Iterable<Path>) children.sorted()::iterator) {
                String name = name(child);
                if (name.equals(IGNORE)) continue; // is written with all rules that count
                boolean excluded = rules.excludes(name) && !needed(name);
                boolean directory = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
                if (!excluded) TarFiles.add(tar, child, name, false);
                if (directory && (!excluded || rules.keepsSome())) add(tar, child, rules);
            }
        }
    }

    /** The engine needs this whatever the rules say. */
    private boolean needed(String name) {
        return name.equals(dockerfileName());
    }
}
