package io.jcompose.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment variables as the user has set them. The launcher has to give the JVM a few of its own (a UTF-8
 * locale, no JVM option variables) and puts the user's values aside as {@code JCOMPOSE_USER_<name>}; a name without
 * such a variable was not set. Compose files and child processes must see these values, not the JVM's.
 */
public final class UserEnvironment {
    /** Present when the launcher has put variables aside. */
    static final String LAUNCHED = "JCOMPOSE_LAUNCHED";

    private static final String ASIDE = "JCOMPOSE_USER_";
    private static final String LOCALE = "LC_ALL";

    private UserEnvironment() {}

    /** Returns the user's variables, unmodifiable. Child processes get these by clearing their own first. */
    public static Map<String, String> read() {
        return restore(System.getenv());
    }

    static Map<String, String> restore(Map<String, String> environment) {
        if (!environment.containsKey(LAUNCHED)) return environment;
        var restored = new LinkedHashMap<String, String>(environment.size() * 2);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            if (name.equals(LAUNCHED) || name.equals(LOCALE) || name.startsWith(ASIDE)) continue;
            restored.put(name, variable.getValue());
        }
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(ASIDE)) restored.put(name.substring(ASIDE.length()), variable.getValue());
        }
        return Collections.unmodifiableMap(restored);
    }
}
