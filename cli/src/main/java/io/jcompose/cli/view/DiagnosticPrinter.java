package io.jcompose.cli.view;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.diagnostic.Severity;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints warnings and errors on standard error. The sentence that docker compose would print is always the last line,
 * because scripts look for it there; place, excerpt and hint stand before it.
 */
public final class DiagnosticPrinter {
    /** How warnings look. */
    public enum Form {
        /** {@code time="..." level=warning msg="..."}. */
        LOG_LINE,
        /** {@code WARN[0000] ...}, coloured. */
        TERMINAL,
        /** One JSON object a line. */
        JSON
    }

    private final PrintStream err;
    private final Form form;

    public DiagnosticPrinter(PrintStream err, Form form) {
        this.err = err;
        this.form = form;
    }

    /** Prints one warning. */
    public void warning(String text) {
        line(warningLine(text));
    }

    /** Returns one warning as it is printed, for a view that has to make room for it. */
    public String warningLine(String text) {
        return logLine("warning", "\u001b[33mWARN", text);
    }

    /** Prints a sentence that is neither an answer nor a warning. */
    public void information(String text) {
        line(logLine("info", "\u001b[36mINFO", text));
    }

    /** Prints a sentence for who looks for a mistake. */
    public void debug(String text) {
        line(logLine("debug", "\u001b[37mDEBU", text));
    }

    private String logLine(String level, String word, String text) {
        return switch (form) {
            case LOG_LINE -> "time=\"" + now() + "\" level=" + level + " msg=" + quoted(text);
            case TERMINAL -> word + "\u001b[0m[0000] " + text + " ".repeat(Math.max(0, 44 - text.length()));
            case JSON -> JsonWriter.compact(JsonValue.object()
                    .put("level", level).put("msg", text).put("time", now()).build());
        };
    }

    /** Prints the warnings among the diagnostics. */
    public void warnings(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.WARNING) warning(diagnostic.message());
        }
    }

    /** Prints why a command failed. */
    public void failure(ComposeException failure) {
        if (form == Form.JSON) {
            line(JsonWriter.compact(JsonValue.object()
                    .put("error", true).put("message", failure.getMessage()).build()));
            return;
        }
        if (failure instanceof InvalidProjectException invalid) {
            warnings(invalid.diagnostics());
            errors(invalid.diagnostics());
        } else {
            if (failure.hint().isPresent()) line("  hint: " + failure.hint().get());
            line(failure.getMessage());
        }
    }

    /**
     * Ends a command that hands on the exit code of a container, and returns that code. For docker compose a code other
     * than 0 is a failure without words, which leaves an empty line.
     */
    public int handedOn(int exitCode) {
        if (exitCode != 0) failure(new ComposeException(ComposeException.Kind.ENGINE_REFUSED, ""));
        return exitCode;
    }

    private void errors(List<Diagnostic> diagnostics) {
        var errors = new ArrayList<Diagnostic>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR) errors.add(diagnostic);
        }
        for (int i = 1; i < errors.size(); i++) {
            line("error: " + errors.get(i).message());
            excerpt(errors.get(i));
        }
        excerpt(errors.get(0));
        line(errors.get(0).message());
    }

    private void excerpt(Diagnostic diagnostic) {
        for (String text : excerptLines(diagnostic)) line(text);
    }

    /** Returns the place, the line of the file with a caret under the column, and the hint. */
    public static List<String> excerptLines(Diagnostic diagnostic) {
        var lines = new ArrayList<String>();
        if (diagnostic.at().isPresent()) {
            var at = diagnostic.at().get();
            lines.add("  --> " + at);
            if (diagnostic.sourceLine().isPresent()) {
                String source = diagnostic.sourceLine().get();
                String number = "     ".substring(Math.min(5, Integer.toString(at.line()).length())) + at.line();
                lines.add(number + " | " + source);
                lines.add(" ".repeat(number.length()) + " | " + underColumn(source, at.column()) + "^");
            }
        }
        if (diagnostic.hint().isPresent()) lines.add("  hint: " + diagnostic.hint().get());
        return lines;
    }

    /** Returns the blanks before a column; tabs stay tabs, so that the caret stands right whatever their width. */
    private static String underColumn(String source, int column) {
        var blanks = new StringBuilder();
        for (int i = 0; i < column - 1; i++)
            blanks.append(i < source.length() && source.charAt(i) == '\t' ? '\t' : ' ');
        return blanks.toString();
    }

    private void line(String text) {
        err.append(text).append('\n');
        err.flush();
    }

    private static String now() {
        return GoTime.seconds(Instant.now());
    }

    /** Quotes as Go's %q does for what occurs in sentences. */
    public static String quoted(String text) {
        var out = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
