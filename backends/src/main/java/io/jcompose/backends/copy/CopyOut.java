package io.jcompose.backends.copy;

import io.jcompose.backends.archive.TarReader;
import io.jcompose.backends.archive.TarWriter.Entry;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.content.Archives;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Copies files of a container to this machine.
 *
 * @param source     the path in the container; {@code /.} at the end means what is in the directory
 * @param followLink whether a symbolic link stands for what it points at
 * @param keepOwner  whether files keep the number of their owner, as far as we may give files away
 */
public record CopyOut(String source, boolean followLink, boolean keepOwner) {
    /** Writes the tar stream of the engine as it is. */
    public void stream(Archives archives, String container, OutputStream out) {
        try (InputStream tar = archives.copyOut(container, path(archives, container))) {
            tar.transferTo(out);
            out.flush();
        } catch (IOException broken) {
            throw failed(broken);
        }
    }

    /**
     * Copies.
     *
     * @param destination as it was given, in {@code directory}
     * @param dry         whether nothing is written: only what the engine or this machine does not have is refused
     * @throws EngineException when it does not fit to what is there
     */
    public void to(Archives archives, String container, String destination, Path directory, boolean dry) {
        Path given = directory.resolve(destination).normalize();
        boolean exists = Files.exists(given);
        Path parent = given.getParent();
        if (!exists && parent != null && !Files.isDirectory(parent)) throw EngineException
                .failed("invalid output path: directory \"" + parent + "\" does not exist");
        try (InputStream tar = archives.copyOut(container, path(archives, container))) {
            if (!dry) unpack(new TarReader(tar), given, destination.endsWith("/"));
        } catch (IOException broken) {
            throw failed(broken);
        }
    }

    private String path(Archives archives, String container) {
        return followLink ? ContainerPath.resolve(archives, container, source).path() : source;
    }

    private static EngineException failed(IOException broken) {
        String what = broken instanceof FileSystemException file && file.getReason() == null
                ? "cannot write " + file.getFile()
                : broken.getMessage();
        return EngineException.failed(String.valueOf(what));
    }

    private void unpack(TarReader tar, Path given, boolean asDirectory) throws IOException {
        Optional<Entry> first = tar.next();
        if (first.isEmpty()) return;
        // what is in a directory: Docker begins with an entry for the directory, Podman with the first file in it
        boolean headless = source.endsWith("/.") && !trimmed(first.get().name()).isEmpty();
        boolean isDirectory = headless || first.get().type() == '5';
        if (Files.exists(given) && !Files.isDirectory(given) && isDirectory) {
            throw EngineException.failed("cannot copy directory");
        }
        if (!Files.exists(given) && asDirectory && !isDirectory) throw EngineException.failed("no such directory");
        Path root = Files.isDirectory(given) ? given.resolve(ContainerPath.base(source)).normalize() : given;
        String prefix = headless ? "" : trimmed(first.get().name());
        if (headless) Files.createDirectories(root);
        var directories = new ArrayList<Made>();
        for (Optional<Entry> entry = first; entry.isPresent(); entry = tar.next()) {
            Path path = place(root, prefix, trimmed(entry.get().name()));
            write(tar, entry.get(), path, root, prefix);
            if (entry.get().type() == '5') directories.add(new Made(path, entry.get()));
        }
        // what is written into a directory changes its time
        for (Made made : directories.reversed()) settle(made.path(), made.entry());
    }

    private record Made(Path path, Entry entry) {}

    private static String trimmed(String name) {
        String whole = name.startsWith("./") ? name.substring(2) : name;
        while (whole.endsWith("/")) whole = whole.substring(0, whole.length() - 1);
        return whole.equals(".") ? "" : whole;
    }

    /** Returns where an entry goes, which is never outside of the copy. */
    private static Path place(Path root, String prefix, String name) throws IOException {
        String below = name;
        if (!prefix.isEmpty()) {
            if (!name.equals(prefix) && !name.startsWith(prefix + "/")) throw new IOException(
                    "the archive has a file besides what was asked for: " + name);
            below = name.length() == prefix.length() ? "" : name.substring(prefix.length() + 1);
        }
        Path path = below.isEmpty() ? root : root.resolve(below).normalize();
        if (!path.startsWith(root)) throw new IOException("the archive has a file outside of it: " + name);
        if (path.equals(root)) return path;
        Path parent = path.getParent();
        // a symbolic link of the archive must not lead elsewhere
        if (parent != null && !parent.toRealPath().startsWith(root.toRealPath())) throw new IOException(
                "the archive has a file outside of it: " + name);
        return path;
    }

    private void write(TarReader tar, Entry entry, Path path, Path root, String prefix) throws IOException {
        boolean directoryThere = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        switch (entry.type()) {
            case '5' -> {
                if (!directoryThere) Files.createDirectories(path);
            }
            case '2' -> {
                if (!directoryThere) Files.deleteIfExists(path);
                Files.createSymbolicLink(path, Path.of(entry.linkName()));
            }
            case '1' -> {
                Files.deleteIfExists(path);
                Files.createLink(path, place(root, prefix, trimmed(entry.linkName())));
            }
            case '0', '7' -> {
                if (directoryThere) throw new IOException("cannot overwrite directory " + path + " with a file");
                Files.copy(tar.content(), path, StandardCopyOption.REPLACE_EXISTING);
                settle(path, entry);
            }
            default -> {
                // devices, pipes: this machine gets none
            }
        }
    }

    private void settle(Path path, Entry entry) throws IOException {
        if (keepOwner) {
            try {
                Files.setAttribute(path, "unix:uid", entry.uid());
                Files.setAttribute(path, "unix:gid", entry.gid());
            } catch (IOException notOurs) {
                // only root may give files away
            }
        }
        Files.setAttribute(path, "unix:mode", entry.mode());
        Files.setLastModifiedTime(path, FileTime.fromMillis(entry.modified() * 1000));
    }
}
