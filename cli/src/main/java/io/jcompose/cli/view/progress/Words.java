package io.jcompose.cli.view.progress;

import io.jcompose.planner.plan.Operation;

/** The words of docker compose for what is being done and what was done. */
final class Words {
    private Words() {}

    /** Returns the word for an operation that has begun; empty for those that are not told. */
    static String beginning(Operation operation) {
        return switch (operation) {
            case Operation.PullImage pull -> "Pulling";
            case Operation.BuildImages build -> "";
            case Operation.PushImage push -> "";
            case Operation.RemoveImage remove -> "Removing";
            case Operation.CreateNetwork create -> "Creating";
            case Operation.RemoveNetwork remove -> "Removing";
            case Operation.CreateVolume create -> "Creating";
            case Operation.RemoveVolume remove -> "Removing";
            case Operation.CreatePod create -> "Creating";
            case Operation.RemovePod remove -> "Removing";
            case Operation.CreateContainer create -> "Creating";
            case Operation.StartContainer start -> "Starting";
            case Operation.StopContainer stop -> "Stopping";
            case Operation.RestartContainer restart -> "Restarting";
            case Operation.KillContainer kill -> "Killing";
            case Operation.RemoveContainer remove -> "Removing";
            case Operation.AwaitHealthy wait -> "Waiting";
            case Operation.AwaitRunning wait -> "Waiting";
            case Operation.AwaitCompleted wait -> "Waiting";
            case Operation.PauseContainer pause -> "";
            case Operation.UnpauseContainer unpause -> "";
            case Operation.ConnectNetwork connect -> "";
            case Operation.DisconnectNetwork disconnect -> "";
            case Operation.CopyFiles copy -> "";
            case Operation.RenameContainer rename -> "";
            case Operation.RunHook hook -> "";
            case Operation.RunHelper helper -> "";
            case Operation.RunProvider provider -> switch (provider.command()) {
                case UP -> "Creating";
                case DOWN -> "Removing";
            };
            case Operation.ServeModel model -> "Configuring";
            case Operation.Join join -> "";
        };
    }

    /** Returns the word for an operation that was done; empty for those that are not told. */
    static String end(Operation operation) {
        return switch (operation) {
            case Operation.PullImage pull -> "Pulled";
            case Operation.BuildImages build -> "";
            case Operation.PushImage push -> "";
            case Operation.RemoveImage remove -> "Removed";
            case Operation.CreateNetwork create -> "Created";
            case Operation.RemoveNetwork remove -> "Removed";
            case Operation.CreateVolume create -> "Created";
            case Operation.RemoveVolume remove -> "Removed";
            case Operation.CreatePod create -> "Created";
            case Operation.RemovePod remove -> "Removed";
            case Operation.CreateContainer create -> "Created";
            case Operation.StartContainer start -> "Started";
            case Operation.StopContainer stop -> "Stopped";
            case Operation.RestartContainer restart -> "Started";
            case Operation.KillContainer kill -> "Killed";
            case Operation.RemoveContainer remove -> "Removed";
            case Operation.AwaitHealthy wait -> "Healthy";
            case Operation.AwaitRunning wait -> "Healthy";
            case Operation.AwaitCompleted wait -> "Exited";
            case Operation.PauseContainer pause -> "Paused";
            case Operation.UnpauseContainer unpause -> "Unpaused";
            case Operation.ConnectNetwork connect -> "";
            case Operation.DisconnectNetwork disconnect -> "";
            case Operation.CopyFiles copy -> "";
            case Operation.RenameContainer rename -> "";
            case Operation.RunHook hook -> "";
            case Operation.RunHelper helper -> "";
            case Operation.RunProvider provider -> switch (provider.command()) {
                case UP -> "Created";
                case DOWN -> "Removed";
            };
            case Operation.ServeModel model -> "";
            case Operation.Join join -> "";
        };
    }

    static boolean isWait(Operation operation) {
        return operation instanceof Operation.AwaitHealthy
                || operation instanceof Operation.AwaitRunning
                || operation instanceof Operation.AwaitCompleted;
    }

    /** Returns whether a layer needs no more work, by the engine's words for it. */
    static boolean isDone(String layerStatus) {
        return switch (layerStatus) {
            case "Already exists", "Download complete", "Pull complete", "Pushed", "Layer already exists" -> true;
            default -> false;
        };
    }

    /** Returns what the engine itself said. */
    static String engineSentence(String message) {
        String prefix = "Error response from daemon: ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
