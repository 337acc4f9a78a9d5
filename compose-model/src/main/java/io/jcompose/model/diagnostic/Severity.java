package io.jcompose.model.diagnostic;

/** How grave a diagnostic is: an error rejects the project, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
