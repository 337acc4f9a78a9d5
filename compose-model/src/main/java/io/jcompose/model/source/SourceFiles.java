package io.jcompose.model.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text files, and fails in the words of the operating system. */
public final class SourceFiles {
    private SourceFiles() {}

    /** Says why a file cannot be read: {@code open /x: no such file or directory}. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message, null, false, false);
        }

        /** Returns the message; never null. */
        @Override
        public String getMessage() {
            String message = super.getMessage();
            return message == null ? "" : message;
        }
    }

    /** Reads a YAML file, in UTF-8 or UTF-16 with a byte order mark. */
    public static SourceText read(String path) throws UnreadableException {
        byte[] bytes = bytes(path);
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        if (mark == 0) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0) return new SourceText(path, text);
        }
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark)).toString();
            return new SourceText(path, text);
        } catch (CharacterCodingException notText) {
            throw new UnreadableException(
                    mark == 0 ? "yaml: invalid leading UTF-8 octet" : "yaml: incomplete UTF-16 character");
        }
    }

    /** Reads a file of variables in UTF-8; what is no UTF-8 is replaced. */
    public static String text(String path) throws UnreadableException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) throws UnreadableException {
        Path file = Path.of(path);
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new UnreadableException("open " + path + ": " + reason(file));
        } catch (AccessDeniedException denied) {
            throw new UnreadableException("open " + path + ": permission denied");
        } catch (IOException | OutOfMemoryError failed) {
            if (Files.isDirectory(file)) throw new UnreadableException("read " + path + ": is a directory");
            throw new UnreadableException("open " + path + ": " + reason(file));
        }
    }

    /** Returns why a path leads nowhere. */
    public static String reason(Path file) {
        Path parent = file.getParent();
        if (parent != null && Files.exists(parent) && !Files.isDirectory(parent)) return "not a directory";
        return "no such file or directory";
    }
}
