package io.jcompose.model.load.shortform;

/** Says that a one-line spelling is wrong, in docker compose's words. */
public final class ShortFormException extends Exception {
    private static final long serialVersionUID = 1L;

    public ShortFormException(String message) {
        super(message, null, false, false);
    }

    /** Returns the message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
