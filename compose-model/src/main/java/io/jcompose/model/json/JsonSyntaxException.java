package io.jcompose.model.json;

/** Says that a text is not JSON, and at which character. */
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonSyntaxException(String what, int offset) {
        super("invalid JSON at character " + offset + ": " + what);
    }
}
