package io.jcompose.model.load.dotenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotenvTest {
    @Test
    void readsTheWholeGrammar() throws DotenvException {
        assertThat(read("""
                # comment
                A=1
                export B = two words  # comment
                C: yaml
                D=a#b
                E='literal $A \\n'
                F="line\\n$A \\$A \\"q\\""
                G="several
                lines"
                INHERITED
                UNKNOWN
                H=${A}-$INHERITED
                I=
                """)).containsExactly(entry("A", "1"), entry("B", "two words"), entry("C", "yaml"), entry("D", "a#b"),
                entry("E", "literal $A \\n"), entry("F", "line\n1 $A \"q\""), entry("G", "several\nlines"),
                entry("INHERITED", "from outside"), entry("H", "1-from outside"), entry("I", ""));
    }

    @Test
    void letsTheEnvironmentWinInsideValues() throws DotenvException {
        assertThat(read("INHERITED=own\nX=$INHERITED\n")).containsEntry("INHERITED", "own").containsEntry("X",
                "from outside");
    }

    @Test
    void readsFilesOfWindows() throws DotenvException {
        assertThat(read("\uFEFFA=1\r\nB=\"x\"\r\n")).containsExactly(entry("A", "1"), entry("B", "x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "A!B=1|line 1: unexpected character \"!\" in variable name \"A!B=1\"",
        "A B=1|line 1: key cannot contain a space", "A=\"x|line 1: unterminated quoted value \"x"})
    void saysWhatIsWrong(String text, String sentence) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DotenvException.class).hasMessage(sentence);
    }

    @Test
    void readsTheRawFormatAsItIs() throws DotenvException {
        var variables = new LinkedHashMap<String, String>();
        RawEnvFile.read("# c\n  A='x' $B # no comment\nINHERITED\nNONE\n", variables, outside()::get);
        assertThat(variables).containsExactly(entry("A", "'x' $B # no comment"), entry("INHERITED", "from outside"));
        assertThatThrownBy(() -> RawEnvFile.read("A B=1\n", variables, outside()::get))
                .hasMessage("variable 'A B' contains whitespaces");
    }

    private static Map<String, String> outside() {
        return Map.of("INHERITED", "from outside");
    }

    private static Map<String, String> read(String text) throws DotenvException {
        var variables = new LinkedHashMap<String, String>();
        Dotenv.read(text, variables, outside()::get, unset -> {});
        return variables;
    }
}
