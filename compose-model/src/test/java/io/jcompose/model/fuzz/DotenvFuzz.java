package io.jcompose.model.fuzz;

import io.jcompose.model.load.dotenv.Dotenv;
import io.jcompose.model.load.dotenv.DotenvException;
import io.jcompose.model.load.dotenv.RawEnvFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Any env file is read or refused at one of its lines; a variable has a name. */
public final class DotenvFuzz {
    private static final Map<String, String> OUTSIDE = Map.of("A", "a", "EMPTY", "");

    private DotenvFuzz() {}

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int lines = (int) text.lines().count();
        var variables = new LinkedHashMap<String, String>();
        try {
            Dotenv.read(text, variables, OUTSIDE::get, unset -> {});
        } catch (DotenvException refused) {
            inside(refused, lines, text);
        }
        Dotenv.lines(text);
        try {
            RawEnvFile.read(text, variables, OUTSIDE::get);
        } catch (DotenvException refused) {
            inside(refused, lines, text);
        }
    }

    private static void inside(DotenvException refused, int lines, String text) {
        if (refused.line() > lines + 1) throw new AssertionError("no such line: " + refused.line() + " in " + text);
    }
}
