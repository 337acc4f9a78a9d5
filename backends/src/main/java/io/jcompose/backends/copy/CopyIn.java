package io.jcompose.backends.copy;

import io.jcompose.backends.archive.TarFiles;
import io.jcompose.backends.archive.TarWriter;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.backends.spi.content.Archives.TarSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies files of this machine into containers.
 *
 * @param source     the path as it was given: a directory's {@code /.} at the end means what is in it
 * @param directory  where relative paths begin
 * @param followLink whether a symbolic link stands for what it points at
 * @param keepOwner  whether the engine gives the files to the user of the container; else they keep the owner's number
 */
public record CopyIn(String source, Path directory, boolean followLink, boolean keepOwner) {
    /**
     * Copies.
     *
     * @param dry whether nothing is sent: only what would be refused before is refused
     * @throws EngineException when there is nothing to copy, or it does not fit to what is there
     */
    public void into(Archives archives, String container, String destination, boolean dry) {
        Path given = directory.resolve(source).normalize();
        if (!Files.exists(given, LinkOption.NOFOLLOW_LINKS)) throw EngineException
                .failed("lstat " + given + ": no such file or directory");
        boolean throughLink = followLink || source.endsWith("/") || source.endsWith("/.");
        Path file = throughLink ? real(given) : given;
        boolean isDirectory = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        if (source.endsWith("/") && !isDirectory) throw EngineException.failed(given + ": not a directory");
        boolean content = source.equals(".") || source.endsWith("/.");

        ContainerPath there = ContainerPath.resolve(archives, container, destination);
        String into;
        String name;
        if (there.isDirectory()) {
            into = there.path();
            name = content ? "." : given.getFileName().toString();
        } else {
            if (there.facts().isPresent() && isDirectory) throw EngineException.failed("cannot copy directory");
            if (there.facts().isEmpty() && !isDirectory && destination.endsWith("/")) {
                throw EngineException.failed("no such directory");
            }
            into = ContainerPath.parent(there.path());
            name = ContainerPath.base(there.path());
        }
        if (!dry) archives.copyIn(container, into, out -> write(file, name, out), keepOwner);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException dangling) {
            throw EngineException.failed("lstat " + path + ": no such file or directory");
        }
    }

    private static void write(Path file, String name, OutputStream out) throws IOException {
        var tar = new TarWriter(out);
        List<Path> all;
        try (Stream<Path> walk = Files.walk(file)) {
            all = walk.sorted().toList();
        }
        for (Path one : all) {
            String below = file.relativize(one).toString();
            TarFiles.add(tar, one, below.isEmpty() ? name : name + "/" + below, true);
        }
        tar.finish();
    }

    /**
     * Unpacks a tar stream in a directory of a container.
     *
     * @throws EngineException when it is no directory
     */
    public static void stream(Archives archives, String container, String destination, TarSource tar,
            boolean keepOwner) {
        ContainerPath there = ContainerPath.resolve(archives, container, destination);
        if (!there.isDirectory()) throw EngineException
                .failed("destination \"" + container + ":" + destination + "\" must be a directory");
        archives.copyIn(container, there.path(), tar, keepOwner);
    }
}
