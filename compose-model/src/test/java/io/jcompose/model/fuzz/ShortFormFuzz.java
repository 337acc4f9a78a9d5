package io.jcompose.model.fuzz;

import io.jcompose.model.load.shortform.GoPath;
import io.jcompose.model.load.shortform.IpAddress;
import io.jcompose.model.load.shortform.ShortFormException;
import io.jcompose.model.load.shortform.ShortPort;
import io.jcompose.model.load.shortform.ShortVolume;
import io.jcompose.model.notation.DurationNotation;
import io.jcompose.model.notation.NotationException;
import io.jcompose.model.notation.ShellWords;
import io.jcompose.model.notation.SizeNotation;
import java.nio.charset.StandardCharsets;

/** Any text is a port, a mount, a duration, a size, a command line and a path, or is refused as such. */
public final class ShortFormFuzz {
    private ShortFormFuzz() {}

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            for (ShortPort port : ShortPort.parse(text)) {
                if (port.target() < 0 || port.target() > 65_535) throw new AssertionError(port + " of " + text);
            }
        } catch (ShortFormException refused) {
            worded(refused);
        }
        try {
            ShortVolume.parse(text);
        } catch (ShortFormException refused) {
            worded(refused);
        }
        try {
            DurationNotation.parse(text);
        } catch (NotationException refused) {
            worded(refused);
        }
        try {
            SizeNotation.parse(text);
        } catch (NotationException refused) {
            worded(refused);
        }
        try {
            ShellWords.split(text);
        } catch (NotationException refused) {
            worded(refused);
        }
        IpAddress.isValid(text);
        String clean = GoPath.clean(text);
        if (!GoPath.clean(clean).equals(clean)) throw new AssertionError("not clean: " + clean + " of " + text);
    }

    private static void worded(Exception refused) {
        if (refused.getMessage().isEmpty()) throw new AssertionError("refused without a word", refused);
    }
}
