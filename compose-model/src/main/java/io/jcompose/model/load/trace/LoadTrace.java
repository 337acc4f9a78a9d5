package io.jcompose.model.load.trace;

import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.yaml.YamlDocument.Reset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes note of what a load does to its documents and what their nodes do not tell themselves. Most loads have none,
 * as it costs time and keeps every layer in memory. Not thread-safe: one load owns it.
 */
public final class LoadTrace {
    private final List<Extension> extensions = new ArrayList<>();
    private final List<Inclusion> inclusions = new ArrayList<>();
    private final List<Removal> removals = new ArrayList<>();
    private final Map<Map<String, String>, Variables> variables = new IdentityHashMap<>();

    /**
     * A service that was laid over another one.
     *
     * @param service its name
     * @param extend  the value of its {@code extends}
     * @param base    the service below it, after its own {@code extends}
     */
    public record Extension(String service, YamlNode extend, Mapping base) {}

    /**
     * An entry of {@code include}.
     *
     * @param at       where the entry was written
     * @param imported all that came in with it
     */
    public record Inclusion(Origin at, Mapping imported) {}

    /**
     * A value that a tag took out.
     *
     * @param tag   the tag and its place
     * @param value what had been there
     */
    public record Removal(Reset tag, YamlNode value) {}

    /**
     * The variables of an included project.
     *
     * @param around what the project around it sees, stronger than its own
     * @param files  its own dotenv files, the weakest first
     */
    public record Variables(Map<String, String> around, List<String> files) {
        public Variables {
            files = List.copyOf(files);
        }
    }

    /** Notes a service that was laid over another one. */
    public void extended(String name, Mapping service, Mapping base) {
        YamlNode extend = service.get("extends");
        if (extend != null) extensions.add(new Extension(name, extend, base));
    }

    /** Notes an included project. */
    public void included(Origin at, Mapping imported) {
        inclusions.add(new Inclusion(at, imported));
    }

    /** Notes a value that a tag took out. */
    public void removed(Reset tag, YamlNode value) {
        removals.add(new Removal(tag, value));
    }

    /** Notes what the variables of an included project are made of. */
    public void variables(Map<String, String> all, Map<String, String> around, List<String> files) {
        variables.put(all, new Variables(around, files));
    }

    /** Returns the services that were laid over others, in the order in which that was done. */
    public List<Extension> extensions() {
        return List.copyOf(extensions);
    }

    /** Returns the included projects, inner ones first. */
    public List<Inclusion> inclusions() {
        return List.copyOf(inclusions);
    }

    /** Returns what tags took out, in the order in which that was done. */
    public List<Removal> removals() {
        return List.copyOf(removals);
    }

    /** Returns what the variables of an included project are made of; empty for those of the whole project. */
    public Optional<Variables> variables(Map<String, String> all) {
        return Optional.ofNullable(variables.get(all));
    }
}
