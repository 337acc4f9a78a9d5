package io.jcompose.cli.command.watch;

import io.jcompose.model.diagnostic.ComposeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells which files and directories have changed, as the operating system tells it; many changes shortly after another
 * come together.
 */
final class FileEvents implements AutoCloseable {
    private static final long QUIET_MILLIS = 500;

    private final WatchService service;
    private final Map<WatchKey, Path> directories = new HashMap<>();
    private final Collection<Path> roots;
    private final Predicate<Path> wanted;

    /**
     * Begins to watch.
     *
     * @param roots  files and directories, absolute; those that do not exist yet may come
     * @param wanted which files and directories are told; directories that are left out are not looked into
     */
    FileEvents(Collection<Path> roots, Predicate<Path> wanted) {
        this.roots = roots;
        this.wanted = wanted;
        try {
            service = FileSystems.getDefault().newWatchService();
            for (Path root : roots) {
                if (Files.isDirectory(root)) register(root, new TreeSet<>());
                // a file, or what may come, is seen by the directory that it is in
                Path parent = root.getParent();
                while (parent != null && !Files.isDirectory(parent)) parent = parent.getParent();
                if (parent != null) one(parent);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void register(Path directory, Set<Path> found) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                if (!roots.contains(path) && !wanted.test(path)) return FileVisitResult.SKIP_SUBTREE;
                one(path);
                found.add(path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                found.add(path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void one(Path directory) throws IOException {
        WatchKey key = directory.register(service, StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.OVERFLOW);
        directories.put(key, directory);
    }

    /**
     * Waits for changes, and until none has come for half a second.
     *
     * @throws ComposeException of kind {@code CANCELLED} when the thread was interrupted
     */
    Set<Path> next() {
        try {
            var changed = new TreeSet<Path>();
            while (changed.isEmpty()) take(service.take(), changed);
            for (WatchKey key = poll(); key != null; key = poll()) take(key, changed);
            return changed;
        } catch (InterruptedException interrupted) {
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        }
    }

    private @Nullable WatchKey poll() throws InterruptedException {
        return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void take(WatchKey key, Set<Path> changed) {
        Path directory = directories.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (directory == null) continue;
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                found(directory, changed);
            } else if (event.context() instanceof Path name) {
                found(directory.resolve(name), changed);
            }
        }
        if (!key.reset()) directories.remove(key);
    }

    private void found(Path path, Set<Path> changed) {
        boolean mayHold = roots.contains(path) || wanted.test(path);
        if (!mayHold && roots.stream().noneMatch(root -> root.startsWith(path))) return;
        var files = new TreeSet<Path>();
        if (Files.isDirectory(path)) {
            try {
                register(path, files);
            } catch (IOException gone) {
                files.add(path);
            }
        } else {
            files.add(path);
        }
        for (Path file : files) if (wanted.test(file)) changed.add(file);
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
