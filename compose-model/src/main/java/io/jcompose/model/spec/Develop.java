package io.jcompose.model.spec;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.model.spec.part.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code watch} does when files change: {@code develop}. Spec: develop.md. */
public record Develop(List<Trigger> watch, Map<String, JsonValue> extensions) {
    public Develop {
        watch = List.copyOf(watch);
        extensions = Immutable.map(extensions);
    }

    /**
     * One watched path.
     *
     * @param action {@code rebuild}, {@code sync}, {@code restart}, {@code sync+restart} or {@code sync+exec}
     * @param exec   what {@code sync+exec} runs
     */
    public record Trigger(
            String path,
            String action,
            String target,
            Optional<Hook> exec,
            List<String> include,
            List<String> ignore,
            boolean initialSync,
            Map<String, JsonValue> extensions) {
        public Trigger {
            include = List.copyOf(include);
            ignore = List.copyOf(ignore);
            extensions = Immutable.map(extensions);
        }
    }
}
