package io.jcompose.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.diagnostic.SourceLocation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void pointsAtThePlaceAndEndsWithTheSentenceThatScriptsKnow() {
        Diagnostic undefined = Diagnostic
                .error("services.web.depends_on",
                        "service \"web\" depends on undefined service \"database\": invalid compose project")
                .at(new SourceLocation("/srv/compose.yaml", 14, 9))
                .withSourceLine("      - database")
                .withHint("did you mean \"db\"?");
        printer(DiagnosticPrinter.Form.LOG_LINE).failure(new InvalidProjectException(List.of(undefined)));
        assertThat(text()).isEqualTo("""
                  --> /srv/compose.yaml:14:9
                   14 |       - database
                      |         ^
                  hint: did you mean "db"?
                service "web" depends on undefined service "database": invalid compose project
                """);
    }

    @Test
    void tellsAllErrorsAndTheGravestLast() {
        Diagnostic first = Diagnostic.error("a", "first");
        Diagnostic second = Diagnostic.error("b", "second").at(new SourceLocation("c.yaml", 2, 1));
        printer(DiagnosticPrinter.Form.LOG_LINE).failure(new InvalidProjectException(List.of(first, second)));
        assertThat(text()).isEqualTo("error: second\n  --> c.yaml:2:1\nfirst\n");
    }

    @Test
    void keepsTheCaretRightUnderTabs() {
        Diagnostic tab = Diagnostic.error("a", "m").at(new SourceLocation("c.yaml", 123456, 3)).withSourceLine("\t- x");
        assertThat(DiagnosticPrinter.excerptLines(tab)).containsExactly(
                "  --> c.yaml:123456:3", "123456 | \t- x", "       | \t ^");
    }

    @Test
    void printsWarningsAsLogLines() {
        printer(DiagnosticPrinter.Form.LOG_LINE).warning("The \"X\" variable is not set.");
        assertThat(text()).matches(
                "time=\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\" level=warning msg=\"The \\\\\"X\\\\\" variable is not set.\"\n");
    }

    @Test
    void printsWhatIsForWhoLooksForAMistakeAtItsOwnLevel() {
        printer(DiagnosticPrinter.Form.LOG_LINE).debug("batch start");
        assertThat(text()).endsWith(" level=debug msg=\"batch start\"\n");
    }

    @Test
    void printsJsonWhenProgressIsJson() {
        DiagnosticPrinter printer = printer(DiagnosticPrinter.Form.JSON);
        printer.warning("careful");
        printer.failure(new ComposeException(ComposeException.Kind.ENGINE_REFUSED, "no such service: x"));
        assertThat(text()).startsWith("{\"level\":\"warning\",\"msg\":\"careful\",\"time\":\"")
                .endsWith("{\"error\":true,\"message\":\"no such service: x\"}\n");
    }

    private DiagnosticPrinter printer(DiagnosticPrinter.Form form) {
        return new DiagnosticPrinter(new PrintStream(err, true, StandardCharsets.UTF_8), form);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
