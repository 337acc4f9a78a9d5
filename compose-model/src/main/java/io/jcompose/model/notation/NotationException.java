package io.jcompose.model.notation;

/** Says that a text is not in the notation, in docker compose's words. */
public final class NotationException extends Exception {
    private static final long serialVersionUID = 1L;

    NotationException(String message) {
        super(message);
    }

    /** Returns the sentence; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
