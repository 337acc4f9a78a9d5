package io.jcompose.tests.created;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a project expects to find on an engine: images of its names, and networks and volumes that are external. */
final class Wanted {
    private static final String IMAGE = "busybox:test";
    private static final Set<String> MADE = ConcurrentHashMap.newKeySet();

    private Wanted() {}

    static synchronized void create(String host, JsonValue.Obj canonical, String project) {
        try (var http = http(host)) {
            for (Map.Entry<String, JsonValue> entry : canonical.object("services").members().entrySet()) {
                if (!(entry.getValue() instanceof JsonValue.Obj service)) continue;
                String image = service.string("image");
                tag(http, image.isEmpty() ? project + "-" + entry.getKey() : image);
                for (JsonValue.Obj mount : service.array("volumes").objects())
                    if (mount.string("type").equals("image")) tag(http, mount.string("source"));
            }
            external(http, "networks", canonical);
            external(http, "volumes", canonical);
        }
    }

    /** Removes what was made since the beginning. */
    static void remove(String host) {
        try (var http = http(host)) {
            for (String path : MADE) http.send(EngineRequest.delete(path)).discard();
        }
        MADE.clear();
    }

    private static EngineHttp http(String host) {
        return new EngineHttp(EngineEndpoint.parse(host, Optional.empty()));
    }

    private static void tag(EngineHttp http, String image) {
        if (image.equals(IMAGE) || image.contains("@") || !MADE.add("/images/" + image)) return;
        int colon = image.lastIndexOf(':');
        boolean tagged = colon > image.lastIndexOf('/');
        String repository = tagged ? image.substring(0, colon) : image;
        String tag = tagged ? image.substring(colon + 1) : "latest";
        http.send(EngineRequest.post("/images/" + IMAGE + "/tag?repo=" + encoded(repository) + "&tag=" + encoded(tag),
                JsonValue.Obj.EMPTY)).discard();
    }

    private static void external(EngineHttp http, String kind, JsonValue.Obj canonical) {
        for (JsonValue value : canonical.object(kind).members().values()) {
            if (!(value instanceof JsonValue.Obj object)
                    || !(object.members().get("external") instanceof JsonValue.Bool)
                    || !MADE.add("/" + kind + "/" + object.string("name"))) continue;
            http.send(EngineRequest.post("/" + kind + "/create",
                    JsonValue.object().put("Name", JsonValue.of(object.string("name"))).build())).discard();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
