package io.jcompose.model.load.bind.section;

import org.jspecify.annotations.Nullable;

/** Where in the model something stands. Its text is only put together when a problem needs it. */
public final class Place {
    /** The model itself. */
    public static final Place ROOT = new Place(null, "", false);

    private final @Nullable Place parent;
    private final String segment;
    private final boolean bracketed;

    private Place(@Nullable Place parent, String segment, boolean bracketed) {
        this.parent = parent;
        this.segment = segment;
        this.bracketed = bracketed;
    }

    public Place key(String key) {
        return new Place(this, key, userKeys());
    }

    /** Returns the place of a key that a user chose. */
    public Place bracketed(String key) {
        return new Place(this, key, true);
    }

    public Place index(int index) {
        return new Place(this, Integer.toString(index), true);
    }

    /** Returns whether the keys below are names that a user chose. */
    public boolean userKeys() {
        if (parent == null) return false;
        return switch (segment) {
            case "services", "networks", "volumes", "secrets", "configs", "models" -> parent.parent == null;
            default -> false;
        };
    }

    /** Returns for example {@code services[web].ports[0].target}, the way docker compose's decoder writes it. */
    public String decoderPath() {
        if (parent == null) return "";
        String before = parent.decoderPath();
        if (bracketed) return before + "[" + segment + "]";
        return before.isEmpty() ? segment : before + "." + segment;
    }

    /** Returns for example {@code services.web.ports[0].target}. */
    public String modelPath() {
        if (parent == null) return "";
        String before = parent.modelPath();
        if (bracketed && !parent.userKeys()) return before + "[" + segment + "]";
        return before.isEmpty() ? segment : before + "." + segment;
    }
}
