package io.jcompose.model.explain;

import io.jcompose.model.diagnostic.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * A value of a project and where it came from.
 *
 * @param path       for example {@code services.web.ports[0].target}
 * @param value      as {@code config} prints it; texts without quotes
 * @param source     what kind of place it came from
 * @param at         where it was written, when it was
 * @param via        what brought it here from elsewhere
 * @param written    how it was written, when that differs from the value
 * @param variables  what it was made of
 * @param overridden the values that had been here, the latest first
 */
public record ExplainedValue(
        String path,
        String value,
        Source source,
        Optional<SourceLocation> at,
        Optional<Via> via,
        Optional<String> written,
        List<ExplainedVariable> variables,
        List<Overridden> overridden) {
    public ExplainedValue {
        variables = List.copyOf(variables);
        overridden = List.copyOf(overridden);
    }

    /** Returns a value that nobody wrote. */
    static ExplainedValue implied(String path, String value) {
        return new ExplainedValue(path, value, Source.DEFAULT, Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(), List.of());
    }

    /** Kinds of places. */
    public enum Source {
        /** A Compose file. */
        FILE,
        /** A file of {@code env_file}. */
        ENV_FILE,
        /** A file of {@code label_file}. */
        LABEL_FILE,
        /** A variable alone, without a file that mentions it. */
        VARIABLE,
        /** A flag of the command line. */
        FLAG,
        /** The name of the project's directory. */
        DIRECTORY,
        /** What stands for a value that nobody wrote. */
        DEFAULT
    }

    /**
     * What brought a value here.
     *
     * @param how  {@code extends} or {@code include}
     * @param what what was extended; empty for include
     * @param at   where that was asked for
     */
    public record Via(String how, String what, Optional<SourceLocation> at) {}

    /**
     * A value that had been here.
     *
     * @param value how it was written
     * @param at    where
     * @param via   what had brought it here
     */
    public record Overridden(String value, Optional<SourceLocation> at, Optional<Via> via) {}
}
