package io.jcompose.backends.archive;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.spec.Build;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory on its way to the engine's builder.
 *
 * @param directory  the context
 * @param dockerfile where the Dockerfile is, in the context or elsewhere
 * @param inline     the Dockerfile's text, when it stands in the Compose file
 */
public record BuildContext(Path directory, Path dockerfile, Optional<String> inline) {
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
        return new BuildContext(directory, dockerfile, build.dockerfileInline());
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
        add(tar, directory, IgnoreRules.read(directory, dockerfile));
        if (foreign()) {
            byte[] text = inline.isPresent() ? inline.get().getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(dockerfile);
            tar.write(TarWriter.Entry.file(FOREIGN, text.length, 0600, System.currentTimeMillis() / 1000), text);
        }
        tar.finish();
    }

    private void add(TarWriter tar, Path parent, IgnoreRules rules) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            for (Path child : (Iterable<Path>) children.sorted()::iterator) {
                String name = name(child);
                boolean excluded = rules.excludes(name) && !needed(name);
                boolean directory = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
                if (!excluded) TarFiles.add(tar, child, name, false);
                if (directory && (!excluded || rules.keepsSome())) add(tar, child, rules);
            }
        }
    }

    /** The engine needs these two whatever the rules say. */
    private boolean needed(String name) {
        return name.equals(".dockerignore") || name.equals(dockerfileName());
    }
}
