package io.jcompose.model.explain;

import io.jcompose.model.diagnostic.SourceLocation;
import java.util.Optional;

/**
 * A variable and where its value came from.
 *
 * @param name         without {@code $}
 * @param value        empty when it is not set
 * @param source       what gave the value
 * @param at           the line of the dotenv file, when one gave it
 * @param defaultValue what the expression says for a missing value; empty when it says nothing
 */
public record ExplainedVariable(
        String name, Optional<String> value, Source source, Optional<SourceLocation> at,
        Optional<String> defaultValue) {

    /** Who gives values to variables. */
    public enum Source {
        /** The environment of the process. */
        PROCESS,
        /** A dotenv file. */
        ENV_FILE,
        /** The name of the project, which is a variable as well. */
        PROJECT_NAME,
        /** Nobody: the default in the expression stands for it. */
        DEFAULT,
        /** Nobody. */
        UNSET
    }
}
