package io.jcompose.model.load.interpolate;

import org.jspecify.annotations.Nullable;

/** Says that a text with variables cannot be resolved. */
public final class TemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String invalid;
    private final @Nullable String variable;

    private TemplateException(String message, @Nullable String invalid, @Nullable String variable) {
        super(message, null, false, false);
        this.invalid = invalid;
        this.variable = variable;
    }

    static TemplateException invalid(String template) {
        return new TemplateException("Invalid template: \"" + template + "\"", template, null);
    }

    static TemplateException required(String variable, String reason) {
        String message = "required variable " + variable + " is missing a value";
        return new TemplateException(reason.isEmpty() ? message : message + ": " + reason, null, variable);
    }

    /** Returns the text that is no template; null when a variable is missing instead. */
    public @Nullable String invalidTemplate() {
        return invalid;
    }

    /** Returns the variable that is missing; null when the text is no template. */
    public @Nullable String missingVariable() {
        return variable;
    }

    /** Returns the message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
