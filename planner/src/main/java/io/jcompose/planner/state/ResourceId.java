package io.jcompose.planner.state;

/**
 * Names one thing that an engine holds.
 *
 * @param name the engine's own name for it, for example {@code demo-db-1}; for an image its reference
 */
public record ResourceId(Kind kind, String name) implements Comparable<ResourceId> {
    /** The kinds of things, with the word that progress lines use. */
    public enum Kind {
        NETWORK("Network"),
        VOLUME("Volume"),
        IMAGE("Image"),
        POD("Pod"),
        CONTAINER("Container"),
        SERVICE("Service"),
        MODEL("Model"),
        PROJECT("Project");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Returns the word of progress lines, for example {@code Container}. */
        public String title() {
            return title;
        }
    }

    /** Returns the id of a container. */
    public static ResourceId container(String name) {
        return new ResourceId(Kind.CONTAINER, name);
    }

    /** Returns the id of a network. */
    public static ResourceId network(String name) {
        return new ResourceId(Kind.NETWORK, name);
    }

    /** Returns the id of a volume. */
    public static ResourceId volume(String name) {
        return new ResourceId(Kind.VOLUME, name);
    }

    /** Returns the id of an image. */
    public static ResourceId image(String reference) {
        return new ResourceId(Kind.IMAGE, reference);
    }

    /** Returns the id of a pod. */
    public static ResourceId pod(String name) {
        return new ResourceId(Kind.POD, name);
    }

    /** Returns the id of a service as a whole. */
    public static ResourceId service(String name) {
        return new ResourceId(Kind.SERVICE, name);
    }

    /** Returns the id of a language model, by its key in the project. */
    public static ResourceId model(String key) {
        return new ResourceId(Kind.MODEL, key);
    }

    /** Returns the id of a project as a whole. */
    public static ResourceId project(String name) {
        return new ResourceId(Kind.PROJECT, name);
    }

    @Override
    public int compareTo(ResourceId other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** Returns the form of plans, for example {@code container:demo-db-1}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + name;
    }
}
