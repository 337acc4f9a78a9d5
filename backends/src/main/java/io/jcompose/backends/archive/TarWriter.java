package io.jcompose.backends.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a tar stream in the POSIX (ustar) format; names and numbers that do not fit go into pax headers. Not
 * thread-safe.
 */
public final class TarWriter {
    private static final int BLOCK = 512;
    private static final long LARGEST_OCTAL_12 = (1L << 33) - 1;

    private final OutputStream out;

    public TarWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * What is known of an entry.
     *
     * @param name     path with slashes; a directory's needs no slash at the end
     * @param type     {@code '0'} file, {@code '1'} hard link, {@code '2'} symbolic link, {@code '5'} directory
     * @param linkName target of a link, else empty
     * @param mode     Unix file mode, the permission bits
     * @param modified seconds since 1970
     */
    public record Entry(String name, char type, String linkName, int mode, int uid, int gid, long size,
            long modified) {
        /** Returns a file that belongs to root. */
        public static Entry file(String name, long size, int mode, long modified) {
            return new Entry(name, '0', "", mode, 0, 0, size, modified);
        }
    }

    /** Writes an entry that has no content. */
    public void write(Entry entry) throws IOException {
        header(entry);
    }

    /** Writes a file. */
    public void write(Entry entry, byte[] content) throws IOException {
        header(entry);
        out.write(content);
        pad(content.length);
    }

    /**
     * Writes a file of the size that the entry says.
     *
     * @throws IOException when the content is shorter; what is longer is left out
     */
    public void write(Entry entry, InputStream content) throws IOException {
        header(entry);
        byte[] buffer = new byte[16384];
        long left = entry.size();
        while (left > 0) {
            int got = content.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (got < 0) throw new IOException(entry.name() + " became shorter while it was read");
            out.write(buffer, 0, got);
            left -= got;
        }
        pad(entry.size());
    }

    /** Writes the end mark; the stream stays open. */
    public void finish() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.flush();
    }

    private void header(Entry entry) throws IOException {
        String name = entry.type() == '5' && !entry.name().endsWith("/") ? entry.name() + "/" : entry.name();
        var extended = new StringBuilder();
        if (bytes(name).length > 100 || !ascii(name)) pax(extended, "path", name);
        if (bytes(entry.linkName()).length > 100
                || !ascii(entry.linkName())) pax(extended, "linkpath", entry.linkName());
        if (entry.size() > LARGEST_OCTAL_12) pax(extended, "size", Long.toString(entry.size()));
        if (entry.uid() > 0x1fffff) pax(extended, "uid", Integer.toString(entry.uid()));
        if (entry.gid() > 0x1fffff) pax(extended, "gid", Integer.toString(entry.gid()));
        if (!extended.isEmpty()) {
            byte[] records = bytes(extended.toString());
            block(new Entry("PaxHeader", 'x', "", 0644, 0, 0, records.length, entry.modified()), "PaxHeader");
            out.write(records);
            pad(records.length);
        }
        block(entry, name);
    }

    private void block(Entry entry, String name) throws IOException {
        byte[] block = new byte[BLOCK];
        text(block, 0, 100, name);
        octal(block, 100, 8, entry.mode() & 07777);
        octal(block, 108, 8, entry.uid() > 0x1fffff ? 0 : entry.uid());
        octal(block, 116, 8, entry.gid() > 0x1fffff ? 0 : entry.gid());
        octal(block, 124, 12, entry.size() > LARGEST_OCTAL_12 ? 0 : entry.size());
        octal(block, 136, 12, Math.max(0, entry.modified()));
        Arrays.fill(block, 148, 156, (byte) ' ');
        block[156] = (byte) entry.type();
        text(block, 157, 100, entry.linkName());
        text(block, 257, 6, "ustar");
        block[263] = '0';
        block[264] = '0';
        int sum = 0;
        for (byte b : block) sum += b & 0xff;
        octal(block, 148, 7, sum);
        out.write(block);
    }

    private void pad(long written) throws IOException {
        int over = (int) (written % BLOCK);
        if (over > 0) out.write(new byte[BLOCK - over]);
    }

    /** A record is {@code LENGTH KEY=VALUE\n}, where the length counts its own digits too. */
    private static void pax(StringBuilder records, String key, String value) {
        int rest = bytes(key).length + bytes(value).length + 3;
        int length = rest + Integer.toString(rest).length();
        if (Integer.toString(length).length() > Integer.toString(rest)
                .length()) length = rest + Integer.toString(length).length();
        records.append(length).append(' ').append(key).append('=').append(value).append('\n');
    }

    private static void text(byte[] block, int at, int room, String text) {
        byte[] bytes = bytes(text);
        System.arraycopy(bytes, 0, block, at, Math.min(bytes.length, room));
    }

    private static void octal(byte[] block, int at, int room, long value) {
        long left = value;
        for (int i = at + room - 2; i >= at; i--) {
            block[i] = (byte) ('0' + (left & 7));
            left >>= 3;
        }
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 126) return false;
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
