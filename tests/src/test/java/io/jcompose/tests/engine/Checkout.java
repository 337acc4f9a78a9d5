package io.jcompose.tests.engine;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests run in. */
public final class Checkout {
    private Checkout() {}

    /** Its root. */
    public static Path root() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent())
            if (Files.isDirectory(dir.resolve("fixtures/compose-files"))) return dir;
        throw new IllegalStateException("not in a checkout: " + Path.of("").toAbsolutePath());
    }
}
