package io.jcompose.backends.podman.observe;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A closer look at containers and images, through the part of Podman's API that has Docker's form. */
public final class PodmanInspections implements Inspections {
    private static final long PERIOD_MILLIS = 1000;

    private final LibpodApi api;

    public PodmanInspections(LibpodApi api) {
        this.api = api;
    }

    @Override
    public Optional<JsonValue.Obj> container(String container) {
        return api.find(LibpodCall.docker("containers", container, "json").get());
    }

    @Override
    public Optional<JsonValue.Obj> image(String reference) {
        return api.find(LibpodCall.docker("images", reference, "json").get());
    }

    /** {@inheritDoc} Podman tells use since the start only, so each container is asked twice, a second apart. */
    @Override
    public List<JsonValue.Obj> stats(List<String> containers) {
        var before = new HashMap<String, JsonValue.Obj>();
        for (JsonValue.Obj first : once(containers)) before.put(first.string("id"), first);
        if (before.isEmpty() || !pause(new CountDownLatch(1))) return List.of();
        var all = new ArrayList<JsonValue.Obj>();
        for (JsonValue.Obj now : once(containers)) all.add(since(before.get(now.string("id")), now));
        return all;
    }

    private List<JsonValue.Obj> once(List<String> containers) {
        var requests = new ArrayList<EngineRequest>(containers.size());
        for (String container : containers) requests.add(request(container));
        var found = new ArrayList<JsonValue.Obj>();
        int index = 0;
        for (JsonValue answer : api.together(requests)) {
            String id = containers.get(index++);
            if (answer instanceof JsonValue.Obj stats) found.add(with(stats, "id", new JsonValue.Str(id)));
        }
        return found;
    }

    private static EngineRequest request(String container) {
        return LibpodCall.docker("containers", container, "stats").with("stream", false).get();
    }

    private static JsonValue.Obj since(JsonValue.@Nullable Obj before, JsonValue.Obj now) {
        return before == null ? now : with(now, "precpu_stats", before.object("cpu_stats"));
    }

    private static JsonValue.Obj with(JsonValue.Obj figures, String name, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(figures.members());
        members.put(name, value);
        return new JsonValue.Obj(members);
    }

    private static boolean pause(CountDownLatch end) {
        try {
            return !end.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw EngineHttp.cancelled(interrupted);
        }
    }

    /** {@inheritDoc} The stream of 4.3.1 has figures every five seconds; asking each second is as lively as Docker's. */
    @Override
    public StatsStream watchStats(String container) {
        return new StatsStream() {
            private final CountDownLatch end = new CountDownLatch(1);
            private JsonValue.@Nullable Obj before;

            @Override
            public Optional<JsonValue.Obj> next() {
                if (before != null && !pause(end)) return Optional.empty();
                List<JsonValue.Obj> found = once(List.of(container));
                if (found.isEmpty()) return Optional.empty();
                JsonValue.Obj figures = since(before, found.get(0));
                before = found.get(0);
                return Optional.of(figures);
            }

            @Override
            public void close() {
                end.countDown();
            }
        };
    }
}
