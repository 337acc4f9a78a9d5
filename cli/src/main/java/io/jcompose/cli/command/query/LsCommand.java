package io.jcompose.cli.command.query;

import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code ls}: show projects of the engine. */
public final class LsCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "ls", "[OPTIONS]",
            "Show projects of the engine", Operands.NONE,
            """
            -a, --all                  | Show stopped projects too
                --filter filter        | Show projects with this property only; known: name
                --format string =table | How to print: table or json
            -q, --quiet                | Print names only
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        String format = arguments.text("format");
        if (!format.equals("table") && !format.equals("json") && !format.equals("pretty") && !format.isEmpty()) {
            throw new UsageException("format value \"" + format + "\" could not be parsed: parsing failed");
        }
        List<Pattern> patterns = patterns(arguments);
        var stacks = new ArrayList<Stack>();
        for (Stack stack : stacks(invocation.wiring().backend()
                .containers(new ContainerQuery(Optional.empty(), arguments.on("all"))))) {
            if (matches(stack.name, patterns)) stacks.add(stack);
        }
        var console = invocation.console();
        if (arguments.on("quiet")) {
            for (Stack stack : stacks) console.line(stack.name);
        } else if (format.equals("json")) {
            var objects = new ArrayList<JsonValue>();
            for (Stack stack : stacks) {
                objects.add(JsonValue.object().put("Name", stack.name).put("Status", stack.status())
                        .put("ConfigFiles", stack.files).build());
            }
            console.line(JsonWriter.compact(new JsonValue.Arr(objects)));
        } else {
            TableWriter table = TableWriter.wide().row("NAME", "STATUS", "CONFIG FILES");
            for (Stack stack : stacks) table.row(stack.name, stack.status(), stack.files);
            console.out().append(table.print());
        }
        return ExitCode.DONE;
    }

    private static List<Pattern> patterns(Arguments arguments) {
        var patterns = new ArrayList<Pattern>();
        for (String filter : arguments.all("filter")) {
            int equals = filter.indexOf('=');
            if (equals < 0) throw new UsageException("invalid argument \"" + filter
                    + "\" for \"--filter\" flag: bad format of filter (expected name=value)");
            String key = filter.substring(0, equals).strip();
            if (!key.equals("name")) throw new UsageException("invalid filter '" + key + "'");
            try {
                patterns.add(Pattern.compile(filter.substring(equals + 1)));
            } catch (PatternSyntaxException wrong) {
                throw new UsageException("invalid filter 'name': " + wrong.getDescription());
            }
        }
        return patterns;
    }

    private static boolean matches(String name, List<Pattern> patterns) {
        for (Pattern pattern : patterns) if (pattern.matcher(name).find()) return true;
        return patterns.isEmpty();
    }

    /** Returns the projects of the containers, by name. */
    static List<Stack> stacks(List<ObservedContainer> containers) {
        var byName = new TreeMap<String, Stack>();
        for (ObservedContainer container : containers) {
            if (container.project().isEmpty()) continue;
            String files = container.labels().getOrDefault(ComposeLabels.CONFIG_FILES, "N/A");
            Stack stack = byName.computeIfAbsent(container.project(), name -> new Stack(name, files));
            stack.states.merge(container.state().word(), 1, Integer::sum);
        }
        return List.copyOf(byName.values());
    }

    /** A project as the engine knows it. */
    static final class Stack {
        private final String name;
        private final String files;
        private final Map<String, Integer> states = new TreeMap<>();

        Stack(String name, String files) {
            this.name = name;
            this.files = files;
        }

        /** Returns how many containers are in which state: {@code exited(1), running(2)}. */
        String status() {
            var text = new StringBuilder();
            states.forEach((state, count) -> {
                if (text.length() > 0) text.append(", ");
                text.append(state).append('(').append(count).append(')');
            });
            return text.toString();
        }
    }
}
