package io.jcompose.model.load.merge;

import io.jcompose.model.source.YamlNode;

/** Says that two values cannot be merged. */
public final class MergeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final transient YamlNode blamed;

    MergeException(String path, String message, YamlNode blamed) {
        super(message, null, false, false);
        this.path = path;
        this.blamed = blamed;
    }

    /** Returns where in the model. */
    public String path() {
        return path;
    }

    /** Returns the value that does not fit. */
    public YamlNode blamed() {
        return blamed;
    }

    /** Returns the message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
