package io.jcompose.backends.docker.mapping;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.part.PortMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Exposed and published ports. */
final class PortMapper {
    private PortMapper() {}

    static JsonValue.Obj exposed(Service service, boolean publish) {
        var ports = JsonValue.object();
        for (String port : service.networking().expose()) ports.put(port, JsonValue.Obj.EMPTY);
        if (publish) {
            for (PortMapping port : service.networking().ports()) ports.put(key(port), JsonValue.Obj.EMPTY);
        }
        return ports.build();
    }

    static JsonValue.Obj bindings(Service service) {
        var bindings = new LinkedHashMap<String, List<JsonValue>>();
        for (PortMapping port : service.networking().ports()) {
            bindings.computeIfAbsent(key(port), key -> new ArrayList<>()).add(JsonValue.object()
                    .put("HostIp", port.hostIp().orElse("")).put("HostPort", port.published().orElse("")).build());
        }
        var all = JsonValue.object();
        bindings.forEach((key, list) -> all.put(key, new JsonValue.Arr(list)));
        return all.build();
    }

    private static String key(PortMapping port) {
        return port.target() + "/" + port.protocol();
    }
}
