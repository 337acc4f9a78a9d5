package io.jcompose.model.spec.part;

/** The value of a variable in {@code environment}: given, or to be taken over and absent there. */
public sealed interface EnvironmentValue {
    /** A value that the file, an env file or the environment gave; it may be empty. */
    record Literal(String value) implements EnvironmentValue {}

    /** A key without a value that the environment does not know either: left unset in the container. */
    record Unset() implements EnvironmentValue {}
}
