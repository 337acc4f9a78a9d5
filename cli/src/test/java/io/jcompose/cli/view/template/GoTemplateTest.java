package io.jcompose.cli.view.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTemplateTest {
    private static final JsonValue.Obj ROW = JsonReader.readObject("""
            {"Name":"web","Count":2,"Empty":"","Ports":[{"N":80,"P":"tcp"},{"N":53,"P":"udp"}],"Names":["a","b"]}""");

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        {{.Name}}                                        ~ web
        {{ .Name }}!                                     ~ web!
        {{json .Ports}}                                  ~ [{"N":80,"P":"tcp"},{"N":53,"P":"udp"}]
        {{.Name | upper | printf "%s-%s" "x"}}           ~ x-WEB
        {{upper (printf "%s" .Name)}}                    ~ WEB
        {{range .Ports}}{{.N}}/{{.P}};{{end}}            ~ 80/tcp;53/udp;
        {{range .Empty2}}x{{else}}none{{end}}            ~ !
        {{if .Empty}}a{{else}}b{{end}}                   ~ b
        {{if eq .Name "db" "web"}}yes{{end}}             ~ yes
        {{if and .Name (gt .Count 1)}}yes{{else}}no{{end}} ~ yes
        {{if .Empty}}a{{else if .Name}}c{{else}}d{{end}} ~ c
        {{with .Name}}<{{.}}>{{end}}                     ~ <web>
        {{join .Names ","}} {{len .Names}} {{index .Names 1}} ~ a,b 2 b
        {{.Ports}}                                       ~ [{80 tcp} {53 udp}]
        {{- .Name -}} x                                  ~ webx
        {{.Label "k"}}                                   ~ v
        {{/* nothing */}}{{truncate .Name 2}}            ~ we
        {{printf "%-5s|%q" .Name .Name}}                 ~ web  |"web"
        """)
    void fillsIn(String template, String expected) {
        if (expected.equals("!")) {
            assertThatThrownBy(() -> GoTemplate.parse(template).execute(ROW, Map.of())).hasMessageContaining("Empty2");
        } else {
            assertThat(GoTemplate.parse(template).execute(ROW, Map.of("k", "v"))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        {{.Name                ~ template parsing error: template: :1: unclosed action
        {{if .Name}}x          ~ template parsing error: template: :1: unexpected EOF
        {{end}}                ~ template parsing error: template: :1: unexpected {{end}}
        {{}}                   ~ template parsing error: template: :1: missing value for command
        {{(.Name}}             ~ template parsing error: template: :1: unclosed left paren
        """)
    void saysWhatIsWrong(String template, String message) {
        assertThatThrownBy(() -> GoTemplate.parse(template)).hasMessage(message);
    }

    @Test
    void namesAFieldThatThereIsNot() {
        assertThatThrownBy(() -> GoTemplate.parse("{{.Foo}}").execute(ROW, Map.of()))
                .hasMessageContaining("can't evaluate field Foo");
    }
}
