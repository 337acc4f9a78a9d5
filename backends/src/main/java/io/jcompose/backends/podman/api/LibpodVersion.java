package io.jcompose.backends.podman.api;

/** The release of Podman behind an API, for what differs between releases. */
public record LibpodVersion(int major, int minor, String text) {
    /** Reads {@code Libpod-Api-Version}, for example {@code 5.4.2}; what cannot be read counts as 4.0. */
    public static LibpodVersion parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) return new LibpodVersion(4, 0, text);
        int second = text.indexOf('.', dot + 1);
        try {
            return new LibpodVersion(Integer.parseInt(text.substring(0, dot)),
                    Integer.parseInt(text.substring(dot + 1, second < 0 ? text.length() : second)), text);
        } catch (NumberFormatException notNumbers) {
            return new LibpodVersion(4, 0, text);
        }
    }

    /** Returns whether this release is that one or a later one. */
    public boolean atLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public String toString() {
        return text;
    }
}
