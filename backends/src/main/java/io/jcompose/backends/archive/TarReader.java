package io.jcompose.backends.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a tar stream in the POSIX (ustar) format, with pax headers and GNU's long names. Not thread-safe.
 */
public final class TarReader {
    private static final int BLOCK = 512;

    private final InputStream in;
    private long left;
    private int padding;

    public TarReader(InputStream in) {
        this.in = in;
    }

    /** Returns the next entry, whose content is read before the one after it; empty at the end. */
    public Optional<TarWriter.Entry> next() throws IOException {
        skip();
        Map<String, String> extended = new HashMap<>();
        while (true) {
            byte[] block = in.readNBytes(BLOCK);
            if (block.length == 0 || isEmpty(block)) return Optional.empty();
            if (block.length < BLOCK) throw new EOFException("the archive ends in the middle of an entry");
            long size = number(block, 124, 12);
            char type = block[156] == 0 ? '0' : (char) block[156];
            switch (type) {
                case 'x' -> records(special(size), extended);
                case 'g' -> special(size);
                case 'L' -> extended.put("path", text(special(size)));
                case 'K' -> extended.put("linkpath", text(special(size)));
                default -> {
                    return Optional.of(entry(block, type, size, extended));
                }
            }
        }
    }

    private TarWriter.Entry entry(byte[] block, char type, long size, Map<String, String> extended) {
        String prefix = text(block, 345, 155);
        String name = text(block, 0, 100);
        boolean posix = block[263] == '0';
        String whole = extended.getOrDefault("path", prefix.isEmpty() || !posix ? name : prefix + "/" + name);
        long real = extended.containsKey("size") ? Long.parseLong(extended.get("size")) : size;
        left = type == '0' || type == '7' ? real : 0;
        padding = (int) ((BLOCK - left % BLOCK) % BLOCK);
        String modified = extended.getOrDefault("mtime", "");
        int dot = modified.indexOf('.');
        long seconds = modified.isEmpty() ? number(block, 136, 12)
                : Long.parseLong(dot < 0 ? modified : modified.substring(0, dot));
        return new TarWriter.Entry(whole, type, extended.getOrDefault("linkpath", text(block, 157, 100)),
                (int) number(block, 100, 8) & 07777, owner(extended, "uid", block, 108),
                owner(extended, "gid", block, 116), real, seconds);
    }

    private static int owner(Map<String, String> extended, String key, byte[] block, int at) {
        String text = extended.get(key);
        return text == null ? (int) number(block, at, 8) : Integer.parseInt(text);
    }

    /** Returns the content of the entry that was read last. */
    public InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (left == 0) return -1;
                int got = in.read(into, offset, (int) Math.min(left, length));
                if (got < 0) throw new EOFException("the archive ends in the middle of a file");
                left -= got;
                return got;
            }
        };
    }

    private void skip() throws IOException {
        in.skipNBytes(left + padding);
        left = 0;
        padding = 0;
    }

    private byte[] special(long size) throws IOException {
        byte[] content = in.readNBytes((int) size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        return content;
    }

    private static void records(byte[] content, Map<String, String> into) {
        int at = 0;
        while (at < content.length) {
            int blank = at;
            while (content[blank] != ' ') blank++;
            int length = Integer.parseInt(new String(content, at, blank - at, StandardCharsets.US_ASCII));
            String record = new String(content, blank + 1, at + length - blank - 2, StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            into.put(record.substring(0, equals), record.substring(equals + 1));
            at += length;
        }
    }

    private static boolean isEmpty(byte[] block) {
        for (byte b : block) if (b != 0) return false;
        return true;
    }

    private static String text(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    private static String text(byte[] block, int at, int room) {
        int length = 0;
        while (length < room && block[at + length] != 0) length++;
        return new String(block, at, length, StandardCharsets.UTF_8);
    }

    private static long number(byte[] block, int at, int room) {
        long value = 0;
        if ((block[at] & 0x80) != 0) { // GNU's form for what is too large for digits
            value = block[at] & 0x7f;
            for (int i = at + 1; i < at + room; i++) value = value << 8 | block[i] & 0xff;
            return value;
        }
        for (int i = at; i < at + room; i++) {
            if (block[i] >= '0' && block[i] <= '7') value = value * 8 + block[i] - '0';
        }
        return value;
    }
}
