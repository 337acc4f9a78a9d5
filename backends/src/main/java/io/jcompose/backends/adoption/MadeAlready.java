package io.jcompose.backends.adoption;

import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.state.ComposeLabels;
import java.util.Map;
import java.util.Optional;

/**
 * Tells by its labels what is there already because a call was made whose answer got lost, or because another run for
 * the same project was faster.
 */
public final class MadeAlready {
    /** A name is taken a moment before the container that takes it can be looked at. */
    private static final int LOOKS = 20;

    private static final long LOOK_MILLIS = 100;

    private final Containers engine;

    public MadeAlready(Containers engine) {
        this.engine = engine;
    }

    /** The containers of an engine. */
    public interface Containers {
        /** Looks at a container, named or by its id; empty when there is none. */
        Optional<JsonValue.Obj> inspect(String container);

        /** Removes one, even if it runs. */
        void remove(String id);
    }

    /** Returns the id of the container that has the name, when it is just the one that was to be created. */
    public Optional<String> container(ContainerSpec spec) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<JsonValue.Obj> found = engine.inspect(spec.name());
            if (found.isPresent()) {
                boolean same = labels(found.get()).entrySet().containsAll(spec.labels().entrySet());
                return same ? Optional.of(found.get().string("Id")) : Optional.empty();
            }
            pause();
        }
        return Optional.empty();
    }

    /**
     * Returns whether a container that could not be given a name needs none: another run has put one like it in that
     * place, and this one was removed.
     */
    public boolean renamed(String name, String newName) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<JsonValue.Obj> holder = engine.inspect(newName);
            Optional<JsonValue.Obj> ours = engine.inspect(name);
            if (holder.isPresent()) {
                Map<String, String> labels = labels(holder.get());
                if (!labels.containsKey(ComposeLabels.REPLACE)) return false;
                if (ours.isEmpty()) return true;
                if (!labels.equals(labels(ours.get()))) return false;
                engine.remove(ours.get().string("Id"));
                return true;
            }
            if (ours.isPresent()) return false;
            pause();
        }
        return false;
    }

    private static Map<String, String> labels(JsonValue.Obj container) {
        return container.object("Config").object("Labels").strings();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
