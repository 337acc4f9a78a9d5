package io.jcompose.planner.print;

import io.jcompose.planner.plan.InjectedFile;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ResourceId;
import java.util.Locale;

/** The words of an operation: one verb, and what it is about. */
final class StepText {
    /** Length of the id that the temporary name of a replacement begins with. */
    private static final int TEMPORARY = 12;

    private final String project;

    StepText(String project) {
        this.project = project;
    }

    static String verb(Operation operation) {
        return switch (operation) {
            case Operation.PullImage pull -> "pull";
            case Operation.BuildImages build -> "build";
            case Operation.PushImage push -> "push";
            case Operation.RemoveImage remove -> "remove";
            case Operation.CreateNetwork create -> "create";
            case Operation.RemoveNetwork remove -> "remove";
            case Operation.ConnectNetwork connect -> "connect";
            case Operation.DisconnectNetwork disconnect -> "disconnect";
            case Operation.CreateVolume create -> "create";
            case Operation.RemoveVolume remove -> "remove";
            case Operation.CreatePod create -> "create";
            case Operation.RemovePod remove -> "remove";
            case Operation.CreateContainer create -> "create";
            case Operation.CopyFiles copy -> "copy";
            case Operation.StartContainer start -> "start";
            case Operation.StopContainer stop -> "stop";
            case Operation.RestartContainer restart -> "restart";
            case Operation.KillContainer kill -> "kill";
            case Operation.PauseContainer pause -> "pause";
            case Operation.UnpauseContainer unpause -> "unpause";
            case Operation.RenameContainer rename -> "rename";
            case Operation.RemoveContainer remove -> "remove";
            case Operation.RunHook hook -> "run";
            case Operation.RunHelper helper -> "run";
            case Operation.RunProvider provider -> provider.command().name().toLowerCase(Locale.ROOT);
            case Operation.ServeModel model -> "serve";
            case Operation.Join join -> "join";
            case Operation.AwaitHealthy await -> "await";
            case Operation.AwaitRunning await -> "await";
            case Operation.AwaitCompleted await -> "await";
        };
    }

    /** Returns what the operation is about, for example {@code container:db-1 healthy}. */
    String object(Operation operation) {
        String target = resource(operation.target());
        return switch (operation) {
            case Operation.ConnectNetwork connect -> resource(connect.container()) + " to " + target;
            case Operation.DisconnectNetwork disconnect -> resource(disconnect.container()) + " from " + target;
            case Operation.CopyFiles copy -> files(copy) + " to " + target;
            case Operation.KillContainer kill -> target + " with " + kill.signal();
            case Operation.RenameContainer rename -> target + " to " + shortName(rename.newName());
            case Operation.RemoveContainer remove -> target + (remove.volumes() ? " with anonymous volumes" : "");
            case Operation.RunHook hook ->
                    hook.phase().name().toLowerCase(Locale.ROOT) + " in " + target;
            case Operation.RunHelper helper -> "pre_start " + helper.index() + " of " + helper.service();
            case Operation.RunProvider provider -> target + " by " + provider.provider().type();
            case Operation.ServeModel model -> target;
            case Operation.Join join -> join.what();
            case Operation.AwaitHealthy await -> target + " healthy";
            case Operation.AwaitRunning await -> target + " running";
            case Operation.AwaitCompleted await -> target + " completed";
            case Operation.PullImage pull -> target;
            case Operation.BuildImages build -> target;
            case Operation.PushImage push -> target;
            case Operation.RemoveImage remove -> target;
            case Operation.CreateNetwork create -> target;
            case Operation.RemoveNetwork remove -> target;
            case Operation.CreateVolume create -> target;
            case Operation.RemoveVolume remove -> target;
            case Operation.CreatePod create -> target;
            case Operation.RemovePod remove -> target;
            case Operation.CreateContainer create -> target;
            case Operation.StartContainer start -> target;
            case Operation.StopContainer stop -> target;
            case Operation.RestartContainer restart -> target;
            case Operation.PauseContainer pause -> target;
            case Operation.UnpauseContainer unpause -> target;
        };
    }

    private static String files(Operation.CopyFiles copy) {
        var text = new StringBuilder();
        for (InjectedFile file : copy.files()) {
            if (!text.isEmpty()) text.append(", ");
            text.append(file.target());
        }
        return text.toString();
    }

    /** Returns a resource without the project's name, for example {@code network:default}. */
    String resource(ResourceId resource) {
        String kind = resource.kind().name().toLowerCase(Locale.ROOT);
        return kind + ":" + (resource.kind() == ResourceId.Kind.IMAGE ? resource.name() : shortName(resource.name()));
    }

    private String shortName(String name) {
        if (isTemporary(name)) return shortName(name.substring(TEMPORARY + 1)) + " (new)";
        boolean ours = name.length() > project.length() + 1 && name.startsWith(project)
                && (name.charAt(project.length()) == '-' || name.charAt(project.length()) == '_');
        return ours ? name.substring(project.length() + 1) : name;
    }

    private static boolean isTemporary(String name) {
        if (name.length() <= TEMPORARY + 1 || name.charAt(TEMPORARY) != '_') return false;
        for (int i = 0; i < TEMPORARY; i++) {
            char c = name.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) return false;
        }
        return true;
    }
}
