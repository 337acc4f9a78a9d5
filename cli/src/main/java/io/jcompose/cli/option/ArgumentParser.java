package io.jcompose.cli.option;

import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Parses a command line. picocli splits the words, and this class takes the values, because docker's rules are those
 * of Go's pflag: a truth value only after {@code =}, any next word as the value of another flag.
 */
public final class ArgumentParser {
    /** Nothing here is made by class. picocli's own factory looks for Groovy first, and so through every library. */
    private static final CommandLine.IFactory NO_FACTORY = new CommandLine.IFactory() {
        @Override
        public <K> K create(Class<K> type) {
            throw new IllegalStateException("no factory for " + type);
        }
    };

    private ArgumentParser() {}

    /**
     * Parses the words after the name of a command.
     *
     * @throws UsageException for an unknown flag, a missing or wrong value
     */
    public static Arguments parse(List<Flag> flags, boolean interspersed, List<String> words) {
        if (noFlagIn(words)) return none(flags, words);
        var arguments = new Arguments(flags);
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null, NO_FACTORY);
        spec.parser()
                .overwrittenOptionsAllowed(true)
                .stopAtPositional(!interspersed)
                .unmatchedOptionsArePositionalParams(false);
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        for (Flag flag : flags) {
            spec.addOption(option(flag, flag.letter(), new ValueTaker(flag, flag.name(), last, arguments)));
            for (String alias : flag.aliases()) {
                spec.addOption(option(flag, '\0', new ValueTaker(flag, alias, last, arguments)));
            }
        }
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .preprocessor(new OperandTaker(arguments))
                .build());
        var commandLine = new CommandLine(spec, NO_FACTORY);
        commandLine.setExpandAtFiles(false);
        try {
            commandLine.parseArgs(words.toArray(new String[0]));
        } catch (CommandLine.UnmatchedArgumentException unknown) {
            throw new UsageException(unknownFlag(unknown.getUnmatched().get(0)));
        } catch (CommandLine.ParameterException wrapped) {
            if (wrapped.getCause() instanceof UsageException usage) throw usage;
            throw wrapped;
        }
        return arguments;
    }

    private static boolean noFlagIn(List<String> words) {
        for (String word : words) if (word.startsWith("-") && word.length() > 1) return false;
        return true;
    }

    /** Returns the words as operands, for a line that begins with no flag. */
    public static Arguments none(List<Flag> flags, List<String> words) {
        var arguments = new Arguments(flags);
        for (String word : words) arguments.addOperand(word);
        return arguments;
    }

    private static OptionSpec option(Flag flag, char letter, ValueTaker taker) {
        OptionSpec.Builder builder = letter == '\0'
                ? OptionSpec.builder("--" + taker.spelling)
                : OptionSpec.builder("-" + letter, "--" + taker.spelling);
        return builder.type(String.class)
                .arity(flag.isBool() ? "0..1" : "1")
                .preprocessor(taker)
                .build();
    }

    private static String unknownFlag(String word) {
        if (!word.startsWith("--")) return "unknown shorthand flag: '" + word.charAt(1) + "' in " + word;
        if (word.length() > 2 && (word.charAt(2) == '-' || word.charAt(2) == '=')) return "bad flag syntax: " + word;
        int equals = word.indexOf('=');
        return "unknown flag: " + (equals < 0 ? word : word.substring(0, equals));
    }

    /** Takes the words besides flags, one at a time. */
    private record OperandTaker(Arguments arguments) implements CommandLine.IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> rest, CommandSpec spec, ArgSpec arg, Map<String, Object> info) {
            arguments.addOperand(rest.pop());
            return true;
        }
    }

    /** Takes the value of one flag from the words that follow it; {@code last} is the last word of the line. */
    private record ValueTaker(Flag flag, String spelling, String last, Arguments arguments)
            implements CommandLine.IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> rest, CommandSpec spec, ArgSpec arg, Map<String, Object> info) {
            if (flag.chatty() && !spelling.equals(flag.name())) {
                arguments.addOldSpelling("--" + spelling + " is deprecated, please use --" + flag.name()
                        + (spelling.length() == 1 ? " instead" : ""));
            }
            if (flag.isBool()) {
                arguments.add(flag, "=".equals(info.get("separator")) ? bool(rest.pop()) : "true");
            } else {
                if (rest.isEmpty()) throw new UsageException(missingValue());
                arguments.add(flag, check(rest.pop()));
            }
            return true;
        }

        private String missingValue() {
            if (last.startsWith("--")) return "flag needs an argument: --" + spelling;
            return "flag needs an argument: '" + flag.letter() + "' in " + last;
        }

        private String check(String value) {
            if (flag.type().equals("int")) {
                try {
                    Integer.parseInt(value);
                } catch (NumberFormatException notANumber) {
                    throw wrong(value, "strconv.ParseInt: parsing \"" + value + "\": invalid syntax");
                }
            } else if (flag.type().equals("bytes") && (value.isEmpty() || !Character.isDigit(value.charAt(0)))) {
                throw wrong(value, "invalid size: '" + value + "'");
            }
            return value;
        }

        private String bool(String value) {
            return switch (value) {
                case "1", "t", "T", "true", "TRUE", "True" -> "true";
                case "0", "f", "F", "false", "FALSE", "False" -> "false";
                default -> throw wrong(value, "strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
            };
        }

        private UsageException wrong(String value, String why) {
            return new UsageException("invalid argument \"" + value + "\" for \"" + flag.label() + "\" flag: " + why);
        }
    }
}
