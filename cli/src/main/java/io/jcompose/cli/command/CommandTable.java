package io.jcompose.cli.command;

import io.jcompose.cli.command.completion.CompletionCommand;
import io.jcompose.cli.command.config.ConfigCommand;
import io.jcompose.cli.command.container.AttachCommand;
import io.jcompose.cli.command.container.CommitCommand;
import io.jcompose.cli.command.container.CpCommand;
import io.jcompose.cli.command.container.ExecCommand;
import io.jcompose.cli.command.container.ExportCommand;
import io.jcompose.cli.command.container.RunCommand;
import io.jcompose.cli.command.extra.AlphaGenerateCommand;
import io.jcompose.cli.command.extra.AlphaPublishCommand;
import io.jcompose.cli.command.extra.AlphaVizCommand;
import io.jcompose.cli.command.extra.BridgeConvertCommand;
import io.jcompose.cli.command.extra.TransformationsCreateCommand;
import io.jcompose.cli.command.extra.TransformationsListCommand;
import io.jcompose.cli.command.image.BuildCommand;
import io.jcompose.cli.command.image.PublishCommand;
import io.jcompose.cli.command.image.PullCommand;
import io.jcompose.cli.command.image.PushCommand;
import io.jcompose.cli.command.lifecycle.CreateCommand;
import io.jcompose.cli.command.lifecycle.DownCommand;
import io.jcompose.cli.command.lifecycle.KillCommand;
import io.jcompose.cli.command.lifecycle.PauseCommand;
import io.jcompose.cli.command.lifecycle.RestartCommand;
import io.jcompose.cli.command.lifecycle.RmCommand;
import io.jcompose.cli.command.lifecycle.ScaleCommand;
import io.jcompose.cli.command.lifecycle.StartCommand;
import io.jcompose.cli.command.lifecycle.StopCommand;
import io.jcompose.cli.command.lifecycle.UnpauseCommand;
import io.jcompose.cli.command.lifecycle.UpCommand;
import io.jcompose.cli.command.lifecycle.WaitCommand;
import io.jcompose.cli.command.query.ImagesCommand;
import io.jcompose.cli.command.query.LsCommand;
import io.jcompose.cli.command.query.PlanCommand;
import io.jcompose.cli.command.query.PortCommand;
import io.jcompose.cli.command.query.PsCommand;
import io.jcompose.cli.command.query.TopCommand;
import io.jcompose.cli.command.query.VersionCommand;
import io.jcompose.cli.command.query.VolumesCommand;
import io.jcompose.cli.command.stream.EventsCommand;
import io.jcompose.cli.command.stream.LogsCommand;
import io.jcompose.cli.command.stream.StatsCommand;
import io.jcompose.cli.command.supervise.LogsOfStationCommand;
import io.jcompose.cli.command.supervise.StatusCommand;
import io.jcompose.cli.command.supervise.StopStationCommand;
import io.jcompose.cli.command.supervise.SuperviseCommand;
import io.jcompose.cli.command.watch.WatchCommand;
import io.jcompose.cli.option.HelpPrinter;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All commands by name. Looking one up loads no other. */
public final class CommandTable {
    private static final String ROOT = "attach build commit completion config cp create down events exec export images kill "
            + "logs ls pause plan port ps publish pull push restart rm run scale start stats stop supervise top unpause up version volumes wait watch";
    private static final String BRIDGE = "convert";
    private static final String TRANSFORMATIONS = "create list";
    private static final String SUPERVISE = "logs status stop";
    private static final String ALPHA = "generate publish viz";

    private CommandTable() {}

    /** Returns the command of a path such as {@code up} or {@code bridge convert}. */
    public static Optional<Command> find(String path) {
        Command command = switch (path) {
            case "up" -> new UpCommand();
            case "create" -> new CreateCommand();
            case "start" -> new StartCommand();
            case "stop" -> new StopCommand();
            case "restart" -> new RestartCommand();
            case "down" -> new DownCommand();
            case "kill" -> new KillCommand();
            case "rm" -> new RmCommand();
            case "pause" -> new PauseCommand();
            case "unpause" -> new UnpauseCommand();
            case "scale" -> new ScaleCommand();
            case "wait" -> new WaitCommand();
            case "watch" -> new WatchCommand();
            case "ps" -> new PsCommand();
            case "ls" -> new LsCommand();
            case "logs" -> new LogsCommand();
            case "images" -> new ImagesCommand();
            case "volumes" -> new VolumesCommand();
            case "port" -> new PortCommand();
            case "top" -> new TopCommand();
            case "events" -> new EventsCommand();
            case "stats" -> new StatsCommand();
            case "config" -> new ConfigCommand();
            case "version" -> new VersionCommand();
            case "plan" -> new PlanCommand();
            case "completion" -> new CompletionCommand();
            case "run" -> new RunCommand();
            case "exec" -> new ExecCommand();
            case "attach" -> new AttachCommand();
            case "cp" -> new CpCommand();
            case "export" -> new ExportCommand();
            case "commit" -> new CommitCommand();
            case "build" -> new BuildCommand();
            case "pull" -> new PullCommand();
            case "push" -> new PushCommand();
            case "publish" -> new PublishCommand();
            case "supervise" -> new SuperviseCommand();
            case "supervise status" -> new StatusCommand();
            case "supervise stop" -> new StopStationCommand();
            case "supervise logs" -> new LogsOfStationCommand();
            case "bridge convert" -> new BridgeConvertCommand();
            case "bridge transformations create" -> new TransformationsCreateCommand();
            case "bridge transformations list" -> new TransformationsListCommand();
            case "alpha viz" -> new AlphaVizCommand();
            case "alpha publish" -> new AlphaPublishCommand();
            case "alpha generate" -> new AlphaGenerateCommand();
            case "bridge transformations ls" -> new TransformationsListCommand();
            default -> null;
        };
        return Optional.ofNullable(command);
    }

    /** Returns whether a path names a group of commands: the next word is part of the name then. */
    public static boolean isGroup(String path) {
        return path.equals("bridge") || path.equals("bridge transformations") || path.equals("alpha");
    }

    /** Returns the commands whose names continue that of a command, as help lists them. */
    public static List<HelpPrinter.Group> parts(String path) {
        return path.equals("supervise") ? List.of(rows("Commands", "supervise ", SUPERVISE)) : List.of();
    }

    /** Returns the syntax of a group, the empty path being the root. */
    public static Syntax syntax(String group) {
        return switch (group) {
            case "bridge" -> group(group, "Turn the project into files of another form");
            case "bridge transformations" -> group(group, "Look after the images that turn projects into other forms");
            case "alpha" -> group(group, "Commands on trial");
            default -> group("", "Define and run applications of several containers, on Docker and on Podman");
        };
    }

    private static Syntax group(String path, String purpose) {
        return Syntax.of(path, "[OPTIONS] COMMAND", purpose, Operands.ANY, "");
    }

    /** Returns the commands of a group as help lists them, the empty path being the root. */
    public static List<HelpPrinter.Group> list(String group) {
        var groups = new ArrayList<HelpPrinter.Group>();
        switch (group) {
            case "bridge" -> {
                groups.add(rows("Management Commands", "bridge ", "transformations"));
                groups.add(rows("Commands", "bridge ", BRIDGE));
            }
            case "bridge transformations" -> groups.add(rows("Commands", "bridge transformations ", TRANSFORMATIONS));
            case "alpha" -> groups.add(rows("Commands", "alpha ", ALPHA));
            default -> {
                groups.add(rows("Management Commands", "", "bridge"));
                groups.add(rows("Commands", "", ROOT));
            }
        }
        return groups;
    }

    private static HelpPrinter.Group rows(String heading, String prefix, String names) {
        var rows = new ArrayList<HelpPrinter.Row>();
        for (String name : names.split(" ", -1)) {
            String path = prefix + name;
            Syntax syntax = find(path).map(Command::syntax).orElseGet(() -> syntax(path));
            rows.add(new HelpPrinter.Row(name, syntax.purpose()));
        }
        return new HelpPrinter.Group(heading, rows);
    }
}
