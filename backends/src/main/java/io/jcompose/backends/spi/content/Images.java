package io.jcompose.backends.spi.content;

import io.jcompose.model.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** What is done with images besides pulling and building. An ability of a {@link io.jcompose.backends.spi.Backend}. */
public interface Images {
    /**
     * An image to be made of a container.
     *
     * @param reference what it is called; absent: nothing
     * @param changes   lines of a Dockerfile to apply
     * @param pause     whether the container stands still in the meantime
     */
    record CommitRequest(Optional<String> reference, Optional<String> author, Optional<String> message,
            List<String> changes, boolean pause) {
        public CommitRequest {
            changes = List.copyOf(changes);
        }
    }

    /** Makes an image of a container and returns its id. */
    String commit(String container, CommitRequest request);

    /** Returns whether images that are built are built in one go, the builder finding their order. */
    default boolean buildsTogether() {
        return false;
    }

    /** Returns the images with a label, {@code KEY=VALUE}, in the form of Docker's API ({@code GET /images/json}). */
    List<JsonValue.Obj> labelled(String label);

    /** Gives an image one more name. */
    void tag(String image, String reference);
}
