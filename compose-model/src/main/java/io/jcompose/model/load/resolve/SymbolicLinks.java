package io.jcompose.model.load.resolve;

import io.jcompose.model.load.shortform.GoPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Watched paths are compared with what the file system reports, which knows no symbolic links. */
final class SymbolicLinks {
    private SymbolicLinks() {}

    /** Returns the path with its first symbolic link replaced by what that leads to. */
    static String resolveFirst(String path) throws IOException {
        boolean absolute = GoPath.isAbsolute(path);
        var current = new StringBuilder(absolute ? "/" : "");
        for (String part : path.split("/")) {
            if (part.isEmpty()) continue;
            if (current.length() > 0 && current.charAt(current.length() - 1) != '/') current.append('/');
            current.append(part);
            String link = current.toString();
            Path file = Path.of(link);
            if (!Files.isSymbolicLink(file)) continue;
            try {
                String target = file.toRealPath().toString();
                int at = path.indexOf(link);
                return at < 0 ? path : path.substring(0, at) + target + path.substring(at + link.length());
            } catch (NoSuchFileException dangling) {
                throw new IOException("lstat " + dangling.getFile() + ": no such file or directory", dangling);
            }
        }
        return path;
    }
}
