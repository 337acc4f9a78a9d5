package io.jcompose.cli.command.completion;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.CommandTable;
import io.jcompose.cli.option.ArgumentParser;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Flag;
import io.jcompose.cli.option.FlagTable;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.option.HelpPrinter;
import io.jcompose.cli.option.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what can stand for the last word of an unfinished command line. */
public final class Completer {
    private static final Set<String> NO_OPERANDS = Set.of("ls", "version", "help");
    private static final Set<String> ONE_SERVICE = Set.of("attach", "commit", "export", "port", "stats");

    private final KnownNames names;
    private String path = "";
    private List<Flag> flags = FlagTable.parse(GlobalOptions.TABLE);
    private final List<String> globalWords = new ArrayList<>();
    private int operands;
    private boolean flagsOver;

    private Completer(KnownNames names) {
        this.names = names;
    }

    /**
     * Returns the answer as shells read it.
     *
     * @param words     the words after the program's name; the last is the one under the cursor and may be empty
     * @param described whether each value comes with what it is
     */
    public static String complete(List<String> words, boolean described, KnownNames names) {
        return new Completer(names).answer(words.isEmpty() ? List.of("") : words).print(described);
    }

    private Answer answer(List<String> words) {
        String last = words.get(words.size() - 1);
        Flag waiting = null;
        for (String word : words.subList(0, words.size() - 1)) waiting = walk(word, waiting);
        if (waiting != null && path.isEmpty()) globalWords.remove(globalWords.size() - 1); // it has no value yet
        if (waiting != null) return values(waiting, last).startingWith(last);
        if (!flagsOver && last.startsWith("-")) {
            int equals = last.indexOf('=');
            if (!last.startsWith("--") || equals < 0) return Answer.of(flags()).startingWith(last);
            Flag flag = named(last.substring(2, equals));
            String begun = last.substring(equals + 1);
            if (flag == null) return Answer.of(List.of());
            return values(flag, begun).startingWith(begun).behind(last.substring(0, equals + 1));
        }
        boolean nameWanted = path.isEmpty() || CommandTable.isGroup(path);
        return (nameWanted ? Answer.of(commands()) : operand(last)).startingWith(last);
    }

    /** Takes a word that is complete; returns the flag whose value the next word is. */
    private @Nullable Flag walk(
            String word, @Nullable Flag waiting) {
        if (path.isEmpty()) globalWords.add(word);
        if (waiting != null) return null;
        if (!flagsOver && word.startsWith("-") && word.length() > 1) return flagWord(word);
        if (path.isEmpty() || CommandTable.isGroup(path)) {
            if (path.isEmpty()) globalWords.remove(globalWords.size() - 1);
            path = path.isEmpty() ? word : path + " " + word;
            Optional<Command> command = CommandTable.find(path);
            flags = command.isPresent() ? command.get().syntax().flags() : CommandTable.syntax(path).flags();
            return null;
        }
        operands++;
        flagsOver = CommandTable.find(path).map(command -> !command.syntax().interspersed()).orElse(false);
        return null;
    }

    private @Nullable Flag flagWord(String word) {
        if (word.equals("--")) {
            flagsOver = true;
            return null;
        }
        if (word.contains("=")) return null;
        Flag flag = word.startsWith("--") ? named(word.substring(2)) : null;
        if (!word.startsWith("--")) {
            char letter = word.charAt(word.length() - 1);
            for (Flag one : flags) if (one.letter() == letter) flag = one;
            Flag first = null;
            for (Flag one : flags) if (one.letter() == word.charAt(1)) first = one;
            boolean valueInWord = first != null && !first.type().equals("bool") && word.length() > 2;
            if (valueInWord) return null;
        }
        return flag == null || flag.type().equals("bool") ? null : flag;
    }

    private @Nullable Flag named(String name) {
        for (Flag flag : flags) if (flag.name().equals(name) || flag.aliases().contains(name)) return flag;
        return null;
    }

    private List<String> flags() {
        var words = new ArrayList<String>();
        for (Flag flag : flags) if (!flag.hidden()) words.add("--" + flag.name() + "\t" + flag.description());
        words.sort(null);
        return words;
    }

    private List<String> commands() {
        var words = new ArrayList<String>();
        for (HelpPrinter.Group group : CommandTable.list(path)) {
            for (HelpPrinter.Row row : group.rows()) words.add(row.name() + "\t" + row.purpose());
        }
        words.sort(null);
        return words;
    }

    private Answer values(Flag flag, String begun) {
        return switch (flag.name()) {
            case "file", "env-file", "env-from-file", "output" -> Answer.ANY_FILE;
            case "project-directory", "workdir", "templates" -> Answer.ANY_DIRECTORY;
            case "profile" -> Answer.of(names.profiles(globals()));
            case "project-name" -> Answer.of(names.projects(globals()));
            case "ansi" -> Answer.of(List.of("never", "always", "auto"));
            case "progress" -> Answer.of(List.of("auto", "tty", "plain", "json", "quiet"));
            case "backend" -> Answer.of(List.of("docker", "podman"));
            case "pull" -> Answer.of(List.of("always", "missing", "never", "build", "if_not_present"));
            case "policy" -> Answer.of(List.of("missing", "always"));
            case "rmi" -> Answer.of(List.of("local", "all"));
            case "status" -> Answer.of(
                    List.of("paused", "restarting", "removing", "running", "dead", "created", "exited"));
            case "format" -> Answer.of(path.equals("config") ? List.of("yaml", "json") : List.of("table", "json"));
            case "signal" -> Answer.of(
                    List.of("SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGKILL", "SIGUSR1", "SIGUSR2"));
            case "protocol" -> Answer.of(List.of("tcp", "udp"));
            case "attach", "no-attach", "exit-code-from", "hash" -> Answer.of(names.services(globals()));
            case "scale" -> amounts(begun);
            default -> Answer.of(List.of());
        };
    }

    private Answer operand(String begun) {
        if (path.equals("completion")) return Answer.of(operands == 0 ? CompletionCommand.SHELLS : List.of());
        if (NO_OPERANDS.contains(path) || path.contains(" ")) return Answer.of(List.of());
        if (path.equals("scale")) return amounts(begun);
        if (path.equals("cp")) return copied(begun);
        boolean first = operands == 0;
        if (path.equals("run") || path.equals("exec")) return first ? services() : Answer.ANY_FILE;
        return first || !ONE_SERVICE.contains(path) ? services() : Answer.of(List.of());
    }

    private Answer services() {
        return Answer.of(names.services(globals()));
    }

    private Answer amounts(String begun) {
        if (begun.contains("=")) return Answer.of(List.of());
        var words = new ArrayList<String>();
        for (String service : names.services(globals())) words.add(service + "=");
        return new Answer(words, Answer.NOTHING_ELSE | Answer.NO_BLANK);
    }

    private Answer copied(String begun) {
        var words = new ArrayList<String>();
        for (String service : names.services(globals())) {
            String place = service + ":";
            if (place.startsWith(begun)) words.add(place);
        }
        return words.isEmpty() || begun.isEmpty() ? Answer.ANY_FILE : new Answer(words, Answer.NO_BLANK);
    }

    private Arguments globals() {
        List<Flag> known = FlagTable.parse(GlobalOptions.TABLE);
        try {
            return ArgumentParser.parse(known, false, globalWords);
        } catch (UsageException unfinished) {
            return ArgumentParser.none(known, List.of());
        }
    }
}
