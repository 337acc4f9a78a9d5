package io.jcompose.model.validate;

import io.jcompose.model.diagnostic.NearMiss;
import io.jcompose.model.source.YamlNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody can do about a mistake. */
final class FaultHints {
    private FaultHints() {}

    static Optional<String> of(Fault fault, YamlNode.Mapping document) {
        SchemaError error = fault.error();
        @Nullable
        YamlNode value = FaultWording.at(document, error.path());
        if (error.date()) return Optional.of("put it in quotes: YAML reads it as a date");
        return switch (error.keyword()) {
            case "additionalProperties" -> unknownKey(error, fault.properties().getFirst(), document);
            case "type" -> fault.meant().isPresent() && !fault.meant().get().keyword().equals("type")
                    ? limit(fault.meant().get())
                    : TypeHints.of(error.path(), fault.types(), value);
            case "enum" -> value instanceof YamlNode.Scalar scalar && scalar.value().length() > 2
                    ? NearMiss.hint(scalar.value(), error.words(), Optional.empty())
                    : Optional.empty();
            case "required" -> Optional.of(
                    "add \"" + String.join(":\" and \"", fault.properties()) + ":\"");
            case "uniqueItems" -> Optional.of("remove one of them");
            case "pattern" -> pattern(error);
            default -> Optional.empty();
        };
    }

    private static String last(List<String> path, String otherwise) {
        return path.isEmpty() ? otherwise : path.getLast();
    }

    private static Optional<String> unknownKey(SchemaError error, String name, YamlNode.Mapping document) {
        List<String> path = error.path();
        if (path.isEmpty() && looksLikeService(document.get(name))) {
            return Optional.of("services are written below \"services:\", indented");
        }
        if (error.allowed().isEmpty()) return resourceName(name);
        Optional<String> elsewhere = elsewhere(path, name);
        if (elsewhere.isPresent()) return elsewhere;
        return NearMiss.hint(name, error.allowed(), Optional.of("a key of your own begins with \"x-\""));
    }

    private static Optional<String> resourceName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean allowed = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.'
                    || c == '_' || c == '-';
            if (!allowed) {
                return Optional.of("a name is made of letters, digits, \".\", \"_\" and \"-\"");
            }
        }
        return Optional.empty();
    }

    private static boolean looksLikeService(@Nullable YamlNode node) {
        return node instanceof YamlNode.Mapping mapping
                && (mapping.get("image") != null || mapping.get("build") != null);
    }

    /** Returns where a key of another corner of the file belongs. */
    private static Optional<String> elsewhere(List<String> path, String name) {
        boolean service = path.size() == 2 && path.getFirst().equals("services");
        String parent = switch (name) {
            case "replicas", "resources", "restart_policy", "placement", "update_config", "rollback_config",
                    "endpoint_mode" -> service ? "deploy" : "";
            case "context", "dockerfile", "dockerfile_inline", "args", "target", "cache_from", "no_cache" ->
                    service ? "build" : "";
            case "interval", "timeout", "retries", "start_period", "test" -> service ? "healthcheck" : "";
            case "limits", "reservations" -> service || last(path, "").equals("deploy") ? "deploy.resources" : "";
            case "aliases", "ipv4_address", "ipv6_address" -> service ? "networks.NAME" : "";
            case "watch" -> service ? "develop" : "";
            case "subnet", "gateway" -> path.size() == 2 && path.getFirst().equals("networks") ? "ipam.config" : "";
            default -> "";
        };
        return parent.isEmpty() ? Optional.empty() : Optional.of("\"" + name + "\" belongs below \"" + parent + "\"");
    }

    private static Optional<String> limit(SchemaError meant) {
        String word = String.join(", ", meant.words());
        return switch (meant.keyword()) {
            case "minimum" -> Optional.of("at least " + word);
            case "maximum" -> Optional.of("at most " + word);
            case "required" -> Optional.of("a mapping here needs \"" + meant.property() + "\"");
            case "enum" -> Optional.of("allowed: " + word);
            default -> Optional.empty();
        };
    }

    private static Optional<String> pattern(SchemaError error) {
        return switch (last(error.path(), "")) {
            case "container_name" ->
                    Optional.of("a container name has two characters or more and begins with a letter or digit");
            case "pull_policy" -> Optional.of("for example always, missing, never, build, daily or every_12h");
            default -> Optional.empty();
        };
    }
}
