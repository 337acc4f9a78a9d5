package io.jcompose.cli.command.config;

import io.jcompose.cli.view.DiagnosticPrinter;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Severity;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints everything that there is to say about a project, for people and for machines. */
final class FindingsPrinter {
    private static final String DECODING = "decoding failed due to the following error(s):\n\n";

    private FindingsPrinter() {}

    /** Returns each finding with its excerpt, and how many there are. */
    static String text(List<Diagnostic> findings) {
        var out = new StringBuilder();
        int errors = 0;
        for (Diagnostic finding : findings) {
            if (finding.severity() == Severity.ERROR) errors++;
            out.append(word(finding)).append(": ").append(message(finding)).append('\n');
            for (String line : DiagnosticPrinter.excerptLines(finding)) out.append(line).append('\n');
        }
        int warnings = findings.size() - errors;
        return out.append(count(errors, "error")).append(", ").append(count(warnings, "warning")).append('\n')
                .toString();
    }

    private static String count(int number, String what) {
        return (number == 0 ? "no" : Integer.toString(number)) + ' ' + what + (number == 1 ? "" : "s");
    }

    /** Returns what is said about this one; docker compose tells all values that cannot be decoded in one message. */
    private static String message(Diagnostic finding) {
        String message = finding.message();
        if (!message.startsWith(DECODING)) return message;
        int next = message.indexOf("\n'", DECODING.length());
        return message.substring(DECODING.length(), next < 0 ? message.length() : next);
    }

    private static String word(Diagnostic finding) {
        return finding.severity() == Severity.ERROR ? "error" : "warning";
    }

    /** Returns a list of objects. Lines and columns count from 1; the end is behind the last character. */
    static String json(List<Diagnostic> findings) {
        var list = new ArrayList<JsonValue>();
        for (Diagnostic finding : findings) {
            var object = JsonValue.object().put("severity", word(finding)).putIf("path", path(finding.path()))
                    .put("message", message(finding));
            finding.at().ifPresent(at -> {
                object.put("file", at.file()).put("line", at.line()).put("column", at.column());
                finding.sourceLine().ifPresent(line -> {
                    int end = Extent.end(line, at.column());
                    if (end > at.column()) object.put("endLine", at.line()).put("endColumn", end);
                });
            });
            list.add(object.putIf("hint", finding.hint()).build());
        }
        return JsonWriter.indented(new JsonValue.Arr(list), "  ") + "\n";
    }

    /** Returns the path without items of which nobody knows the index, and with indexes right behind their lists. */
    private static String path(String path) {
        return path.replace(".[]", "").replace(".[", "[");
    }
}
