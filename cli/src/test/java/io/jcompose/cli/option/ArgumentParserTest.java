package io.jcompose.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentParserTest {
    private static final List<Flag> FLAGS = FlagTable.parse("""
        -d, --detach                | Run in the background
            --attach stringArray    | Attach to these
        -t, --timeout int =0        | Seconds
        -m, --memory bytes =0       | Memory
        -y, --yes aka:y!            | Answer with yes
        -l, --label list aka:labels | Label
            --sig-proxy =true       | Pass signals
        """);

    @Test
    void takesFlagsAndOperandsInAnyOrder() {
        Arguments arguments = parse("web", "-d", "--timeout", "5", "db", "--attach=a", "--attach", "b");
        assertThat(arguments.operands()).containsExactly("web", "db");
        assertThat(arguments.on("detach")).isTrue();
        assertThat(arguments.number("timeout")).hasValue(5);
        assertThat(arguments.all("attach")).containsExactly("a", "b");
        assertThat(arguments.on("sig-proxy")).isTrue();
        assertThat(arguments.given("sig-proxy")).isFalse();
    }

    @Test
    void takesTheValueOfATruthFlagOnlyAfterAnEqualsSign() {
        assertThat(parse("--detach", "false").operands()).containsExactly("false");
        assertThat(parse("--detach=false").on("detach")).isFalse();
        assertThat(parse("--detach=T").on("detach")).isTrue();
        assertThat(parse("-d=0").on("detach")).isFalse();
        assertThat(parse("--sig-proxy=false").on("sig-proxy")).isFalse();
    }

    @Test
    void joinsShortFlagsAndTheirValues() {
        Arguments arguments = parse("-dt5");
        assertThat(arguments.on("detach")).isTrue();
        assertThat(arguments.number("timeout")).hasValue(5);
        assertThat(parse("-dt=7").number("timeout")).hasValue(7);
    }

    @Test
    void takesAnyNextWordAsAValue() {
        assertThat(parse("--attach", "--detach").all("attach")).containsExactly("--detach");
        assertThat(parse("--attach", "--", "x").all("attach")).containsExactly("--");
    }

    @Test
    void endsFlagsAtTwoDashes() {
        assertThat(parse("a", "--", "-d", "--nope").operands()).containsExactly("a", "-d", "--nope");
    }

    @Test
    void endsFlagsAtTheFirstOperandWhereACommandFollows() {
        Arguments arguments = ArgumentParser.parse(FLAGS, false, List.of("-d", "web", "ls", "-l", "--nope"));
        assertThat(arguments.on("detach")).isTrue();
        assertThat(arguments.operands()).containsExactly("web", "ls", "-l", "--nope");
    }

    @Test
    void takesTheLastOfSeveralValues() {
        assertThat(parse("-t1", "-t", "2").number("timeout")).hasValue(2);
    }

    @Test
    void tellsAboutOldSpellingsThatAreToGo() {
        assertThat(parse("--y").on("yes")).isTrue();
        assertThat(parse("--y").oldSpellings()).containsExactly("--y is deprecated, please use --yes instead");
        assertThat(parse("--labels=a").all("label")).containsExactly("a");
        assertThat(parse("--labels=a").oldSpellings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --nope        | unknown flag: --nope
        --nope=3      | unknown flag: --nope
        -Z            | unknown shorthand flag: 'Z' in -Z
        -dZ           | unknown shorthand flag: 'Z' in -Z
        ---x          | bad flag syntax: ---x
        --=x          | bad flag syntax: --=x
        -t            | flag needs an argument: 't' in -t
        -dt           | flag needs an argument: 't' in -dt
        --timeout     | flag needs an argument: --timeout
        -tx           | invalid argument "x" for "-t, --timeout" flag: strconv.ParseInt: parsing "x": invalid syntax
        --detach=foo  | invalid argument "foo" for "-d, --detach" flag: strconv.ParseBool: parsing "foo": invalid syntax
        --memory=x    | invalid argument "x" for "-m, --memory" flag: invalid size: 'x'
        """)
    void wordsMistakesAsDockerDoes(String word, String message) {
        assertThatThrownBy(() -> parse(word)).isInstanceOf(UsageException.class).hasMessage(message);
    }

    private static Arguments parse(String... words) {
        return ArgumentParser.parse(FLAGS, true, List.of(words));
    }
}
