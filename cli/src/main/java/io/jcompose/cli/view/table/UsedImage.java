package io.jcompose.cli.view.table;

import io.jcompose.backends.registry.ImageReference;
import io.jcompose.cli.view.GoTime;
import io.jcompose.cli.view.progress.ByteText;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ObservedContainer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A row of {@code images}: the image that a container was made from.
 *
 * @param repository without docker.io, empty when only the id is known
 * @param since      when it was last tagged, else when it was made; as the engine writes it
 */
public record UsedImage(String id, String container, String repository, String tag, String platform, long size,
        String since) {
    /** The headings of the table. */
    public static final List<String> HEADINGS = List.of("CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID",
            "SIZE", "CREATED");
    private static final String HUB = "docker.io/";
    private static final String OFFICIAL = "library/";

    /** Makes a row of what the engine tells about a container and, in Docker's form, about its image. */
    public static UsedImage of(ObservedContainer container, JsonValue.Obj image) {
        ImageReference reference = ImageReference.parse(container.image());
        boolean named = !isId(container.image());
        String repository = reference.name();
        if (repository.startsWith(HUB)) {
            repository = repository.substring(HUB.length());
            if (repository.startsWith(OFFICIAL)) repository = repository.substring(OFFICIAL.length());
        }
        String tag = reference.digest().isEmpty() ? reference.version() : "";
        String variant = image.string("Variant");
        String tagged = image.object("Metadata").string("LastTagTime");
        return new UsedImage(image.string("Id"), container.name(), named ? repository : "", named ? tag : "",
                image.string("Os") + "/" + image.string("Architecture") + (variant.isEmpty() ? "" : "/" + variant),
                image.number("Size"),
                tagged.isEmpty() || tagged.startsWith("0001-") ? image.string("Created") : tagged);
    }

    private static boolean isId(String text) {
        String hash = text.startsWith("sha256:") ? text.substring("sha256:".length()) : text;
        return hash.length() == 64 && hash.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    /** Returns the id without the name of its algorithm. */
    public String hash() {
        return id.substring(id.indexOf(':') + 1);
    }

    /** Returns the cells of the table. */
    public List<String> cells(Instant now) {
        String hash = hash();
        return List.of(container, repository.isEmpty() ? "<none>" : repository, tag.isEmpty() ? "<none>" : tag,
                platform, hash.substring(0, Math.min(12, hash.length())), ByteText.of(size, 3), age(now));
    }

    private String age(Instant now) {
        try {
            return GoTime.human(Duration.between(OffsetDateTime.parse(since).toInstant(), now)) + " ago";
        } catch (DateTimeException unknown) {
            return "N/A";
        }
    }

    /** Returns the object of {@code --format json}. */
    public JsonValue.Obj json() {
        return JsonValue.object().put("ID", id).put("ContainerName", container).put("Repository", repository)
                .put("Tag", tag).put("Platform", platform).put("Size", size).put("LastTagTime", since).build();
    }
}
