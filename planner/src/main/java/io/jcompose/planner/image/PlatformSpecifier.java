package io.jcompose.planner.image;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.notation.GoQuote;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code platform} says: {@code OS}, {@code ARCHITECTURE} or {@code OS/ARCHITECTURE/VARIANT}, in any of the spellings
 * that are in use, brought to the one that images have.
 *
 * @param os           for example {@code linux}
 * @param architecture for example {@code amd64}
 * @param variant      for example {@code v7}; empty for the usual one when it was not given
 */
public record PlatformSpecifier(String os, String architecture, String variant) {
    private static final int MOST_PARTS = 4;
    private static final Pattern FIRST = Pattern.compile("^([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.-]*)\\))?$");
    private static final Pattern OTHERS = Pattern.compile("^[A-Za-z0-9_-]+$");
    private static final Set<String> SYSTEMS = Set.of("aix", "android", "darwin", "dragonfly", "freebsd", "hurd",
            "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd", "plan9", "solaris", "windows", "zos");
    private static final Set<String> ARCHITECTURES = Set.of("386", "amd64", "amd64p32", "arm", "armbe", "arm64",
            "arm64be", "ppc64", "ppc64le", "loong64", "mips", "mipsle", "mips64", "mips64le", "mips64p32",
            "mips64p32le",
            "ppc", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm");

    /**
     * Reads a specifier.
     *
     * @throws ComposeException in the words of docker compose when it is none
     */
    public static PlatformSpecifier parse(String text) {
        if (text.contains("*")) throw refused(GoQuote.quote(text) + ": wildcards not yet supported");
        String[] parts = text.split("/", MOST_PARTS);
        Matcher first = FIRST.matcher(parts[0]);
        if (!first.matches()) throw refused(
                GoQuote.quote(parts[0]) + " is an invalid OS component of " + GoQuote.quote(text)
                        + ": OSAndVersion specifier component must match " + GoQuote.quote(FIRST.pattern()));
        for (int i = 1; i < parts.length; i++) {
            if (!OTHERS.matcher(parts[i])
                    .matches()) throw refused(GoQuote.quote(parts[i]) + " is an invalid component of "
                            + GoQuote.quote(text) + ": platform specifier component must match "
                            + GoQuote.quote(OTHERS.pattern()));
        }
        String os = system(first.group(1));
        return switch (parts.length) {
            case 1 -> alone(os, text);
            case 2 -> brief(os, parts[1]);
            case 3 -> full(of(os, parts[1], parts[2]));
            default -> throw refused(GoQuote.quote(text) + ": cannot parse platform specifier");
        };
    }

    /** A single word is a system or an architecture; the other is that of this machine. */
    private static PlatformSpecifier alone(String os, String text) {
        if (SYSTEMS.contains(os)) return brief(os, System.getProperty("os.arch"));
        PlatformSpecifier given = brief("linux", text);
        if (!ARCHITECTURES.contains(given.architecture)) throw refused(
                GoQuote.quote(text) + ": unknown operating system or architecture");
        return given;
    }

    /** The usual variant of ARM is not spelled out where none was given. */
    private static PlatformSpecifier brief(String os, String architecture) {
        PlatformSpecifier given = of(os, architecture, "");
        return given.architecture.equals("arm") && given.variant.equals("v7")
                ? new PlatformSpecifier(given.os, given.architecture, "")
                : given;
    }

    private static PlatformSpecifier full(PlatformSpecifier given) {
        return given.architecture.equals("arm64") && given.variant.isEmpty()
                ? new PlatformSpecifier(given.os, given.architecture, "v8")
                : given;
    }

    private static PlatformSpecifier of(String os, String architecture, String variant) {
        String name = architecture.toLowerCase(Locale.ROOT);
        String kind = variant.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "i386" -> new PlatformSpecifier(os, "386", "");
            case "x86_64", "x86-64", "amd64" -> new PlatformSpecifier(os, "amd64", kind.equals("v1") ? "" : kind);
            case "aarch64", "arm64" -> new PlatformSpecifier(os, "arm64",
                    switch (kind) {
                        case "8", "v8", "v8.0" -> "";
                        case "9", "9.0", "v9.0" -> "v9";
                        default -> kind;
                    });
            case "armhf" -> new PlatformSpecifier(os, "arm", "v7");
            case "armel" -> new PlatformSpecifier(os, "arm", "v6");
            case "arm" -> new PlatformSpecifier(os, "arm", switch (kind) {
                case "", "7" -> "v7";
                case "5", "6", "8" -> "v" + kind;
                default -> kind;
            });
            default -> new PlatformSpecifier(os, name, kind);
        };
    }

    /** Returns whether an image is for this platform, which it names as {@code OS/ARCHITECTURE/VARIANT}. */
    public boolean matches(String ofImage) {
        String[] parts = ofImage.split("/", 3);
        return of(os, architecture, variant)
                .equals(of(system(parts[0]), parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : ""));
    }

    private static String system(String given) {
        String name = given.toLowerCase(Locale.ROOT);
        return name.equals("macos") ? "darwin" : name;
    }

    private static ComposeException refused(String message) {
        return new ComposeException(ComposeException.Kind.ENGINE_REFUSED, message + ": invalid argument");
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
