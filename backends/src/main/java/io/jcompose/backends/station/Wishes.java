package io.jcompose.backends.station;

import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What people want of containers, written down by commands right before they ask the engine: a stop that meets a restart
 * leaves no trace in the engine, and would be undone by it. One line each, {@code MILLIS stop|start NAME}; only the last
 * minutes matter.
 */
public final class Wishes {
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final Set<String> ENDING = Set.of("KILL", "TERM", "INT", "QUIT", "9", "15", "2", "3");

    private final Path file;

    public Wishes(StationFiles files) {
        this.file = files.wishes();
    }

    /** Returns whether a plan has anything that is to be written down. */
    public static boolean concerned(Plan plan) {
        for (Step step : plan.steps()) if (!word(step.operation()).isEmpty()) return true;
        return false;
    }

    /** Writes down what a plan is going to do to containers; without a directory for it there is no supervisor. */
    public void note(Plan plan, Instant now) {
        var lines = new StringBuilder();
        for (Step step : plan.steps()) {
            String word = word(step.operation());
            if (!word.isEmpty()) lines.append(now.toEpochMilli()).append(' ').append(word).append(' ')
                    .append(step.operation().target().name()).append('\n');
        }
        if (lines.isEmpty()) return;
        try {
            boolean old = Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT));
            if (old) Files.deleteIfExists(file);
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException noSpace) {
            // the command itself matters more
        }
    }

    private static String word(Operation operation) {
        if (operation instanceof Operation.StopContainer) return "stop";
        if (operation instanceof Operation.KillContainer kill && ends(kill.signal())) return "stop";
        boolean starts = operation instanceof Operation.StartContainer
                || operation instanceof Operation.RestartContainer;
        return starts ? "start" : "";
    }

    private static boolean ends(String signal) {
        String name = signal.toUpperCase(Locale.ROOT);
        return ENDING.contains(name.startsWith("SIG") ? name.substring(3) : name);
    }

    /** Returns when a person asked for a container to be stopped, unless it was asked to be started after that. */
    public Optional<Instant> stopAsked(String container) {
        Optional<Instant> asked = Optional.empty();
        for (String line : lines()) {
            String[] words = line.split(" ", 3);
            if (words.length != 3 || !words[2].equals(container)) continue;
            asked = words[1].equals("stop") ? time(words[0]) : Optional.empty();
        }
        return asked;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Optional<Instant> time(String millis) {
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }
}
