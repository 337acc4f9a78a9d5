package io.jcompose.model.load.shortform;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A mount in one line: {@code [SOURCE:]TARGET[:OPTIONS]}.
 *
 * @param source      null for an anonymous volume
 * @param bind        whether the source is a path of the host, not the key of a volume
 * @param selinux     {@code z}, {@code Z} or null
 * @param propagation for example {@code rshared}, or null
 * @param bare        whether the text was so short that it is taken for a target without a look
 */
public record ShortVolume(
        @Nullable String source,
        String target,
        boolean bind,
        boolean readOnly,
        boolean noCopy,
        @Nullable String selinux,
        @Nullable String propagation,
        boolean bare) {

    /** Reads a mount without knowing for which platform it is. */
    public static ShortVolume parse(String spec) throws ShortFormException {
        int bytes = spec.length() > 2 ? 3 : spec.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0) throw new ShortFormException("invalid empty volume spec");
        if (bytes <= 2) return new ShortVolume(null, spec, false, false, false, null, null, true);
        return new Sections(spec).read();
    }

    /** Returns whether a source is a path of the host or a named pipe, and not the key of a volume. */
    static boolean isFilePath(@Nullable String source) {
        if (source == null || source.isEmpty()) return false;
        char first = source.charAt(0);
        if (first == '.' || first == '/' || first == '~' || source.startsWith("\\\\")) return true;
        return source.length() > 1 && source.charAt(1) == ':' && Character.isLetter(first);
    }

    /** The parts between the colons; colons inside {@code ${...}} and after a drive letter do not separate. */
    private static final class Sections {
        private final String spec;
        private final StringBuilder section = new StringBuilder();
        private @Nullable String source;
        private @Nullable String target;
        private boolean readOnly;
        private boolean noCopy;
        private @Nullable String selinux;
        private @Nullable String propagation;

        Sections(String spec) {
            this.spec = spec;
        }

        ShortVolume read() throws ShortFormException {
            int substitutions = 0;
            for (int i = 0; i < spec.length(); i++) {
                char c = spec.charAt(i);
                if (c == '$' && i + 1 < spec.length() && spec.charAt(i + 1) == '{') substitutions++;
                else if (c == '}' && substitutions > 0) substitutions--;
                else if (c == ':' && substitutions == 0 && !afterDriveLetter()) {
                    end(false);
                    continue;
                }
                section.append(c);
            }
            end(true);
            return new ShortVolume(source, target == null ? "" : target, isFilePath(source), readOnly, noCopy, selinux,
                    propagation, false);
        }

        private boolean afterDriveLetter() {
            return section.length() == 1 && Character.isLetter(section.charAt(0));
        }

        private void end(boolean last) throws ShortFormException {
            String text = section.toString();
            section.setLength(0);
            if (text.isEmpty()) throw wrong("empty section between colons");
            if (source == null && last) target = text;
            else if (source == null) source = text;
            else if (target == null) target = text;
            else if (!last) throw wrong("too many colons");
            else for (String option : text.split(",", -1)) option(option);
        }

        private void option(String option) {
            switch (option) {
                case "ro" -> readOnly = true;
                case "rw" -> readOnly = false;
                case "nocopy" -> noCopy = true;
                case "z", "Z" -> selinux = option;
                case "rprivate", "private", "rshared", "shared", "rslave", "slave" -> propagation = option;
                default -> {}
            }
        }

        private ShortFormException wrong(String problem) {
            return new ShortFormException("invalid spec: " + spec + ": " + problem);
        }
    }
}
