package io.jcompose.model.load.dotenv;

import io.jcompose.model.load.interpolate.VariableLookup;
import java.util.Map;

/** Reads the format of {@code docker run --env-file}: a variable per line, nothing quoted, nothing replaced. */
public final class RawEnvFile {
    private RawEnvFile() {}

    /**
     * @param variables filled in
     * @param inherited the value of lone keys
     */
    public static void read(String text, Map<String, String> variables, VariableLookup inherited)
            throws DotenvException {
        int number = 0;
        int at = !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) end = text.length();
            int last = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
            number++;
            line(text.substring(at, last).stripLeading(), number, variables, inherited);
            at = end + 1;
        }
    }

    private static void line(String line, int number, Map<String, String> variables, VariableLookup inherited)
            throws DotenvException {
        if (line.isEmpty() || line.charAt(0) == '#') return;
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals);
        if (key.isEmpty()) throw new DotenvException("no variable name on line '" + line + "'", number);
        if (key.indexOf(' ') >= 0 || key.indexOf('\t') >= 0) {
            throw new DotenvException("variable '" + key + "' contains whitespaces", number);
        }
        String value = equals < 0 ? inherited.find(key) : line.substring(equals + 1);
        if (value != null) variables.put(key, value);
    }
}
