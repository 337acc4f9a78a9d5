package io.jcompose.cli.terminal;

import io.jcompose.cli.option.UsageException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Looks for the keys that let go of a process in what is typed. Keys that may be the beginning are held back until it is
 * clear. Source: docker's own rule, {@code ctrl-p,ctrl-q} or any other list.
 */
public final class DetachKeys {
    /** What docker uses when nobody says otherwise. */
    public static final String USUAL = "ctrl-p,ctrl-q";

    private final byte[] keys;
    private int matched;

    private DetachKeys(byte[] keys) {
        this.keys = keys;
    }

    /**
     * Reads a list such as {@code ctrl-p,ctrl-q} or {@code a,ctrl-@}.
     *
     * @throws UsageException naming the key that is none
     */
    public static DetachKeys parse(String text) {
        var keys = new ByteArrayOutputStream();
        for (String key : text.split(",", -1)) keys.write(key(key, text));
        return new DetachKeys(keys.toByteArray());
    }

    private static int key(String key, String text) {
        if (key.length() == 1 && key.charAt(0) < 128) return key.charAt(0);
        if (key.equals("DEL")) return 127;
        if (key.startsWith("ctrl-") && key.length() == 6) {
            char c = key.charAt(5);
            if (c >= 'a' && c <= 'z') return c - 'a' + 1;
            if (c >= '@' && c <= '_' && !(c >= 'A' && c <= 'Z')) return c - '@';
        }
        throw new UsageException("invalid detach keys (" + text + "): Unknown character: '" + key + "'");
    }

    /** Takes what was typed, and returns what goes on to the process; null when the keys were typed. */
    public byte @org.jspecify.annotations.Nullable [] filter(byte[] typed, int length) {
        byte[] passed = new byte[length + keys.length];
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (typed[i] == keys[matched]) {
                if (++matched == keys.length) return null;
                continue;
            }
            for (int held = 0; held < matched; held++) passed[count++] = keys[held];
            matched = typed[i] == keys[0] ? 1 : 0;
            if (matched == 0) passed[count++] = typed[i];
            else if (keys.length == 1) return null;
        }
        return Arrays.copyOf(passed, count);
    }
}
