package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.device.DeviceMapping;
import io.jcompose.model.spec.device.DeviceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Devices of the host: given by path, or asked of a driver. */
final class DeviceFields {
    private DeviceFields() {}

    static void write(Service service, Draft draft) {
        var devices = new ArrayList<JsonValue>();
        for (DeviceMapping device : service.resources().devices()) devices.add(device(mapping(device)));
        var requests = new ArrayList<>(service.resources().gpus());
        service.deploy().map(Deploy::reservations).ifPresent(reserved -> requests.addAll(reserved.devices()));
        for (DeviceRequest request : requests)
            for (String name : names(request, draft)) devices.add(device(name));
        if (!devices.isEmpty()) draft.body.put("devices", new JsonValue.Arr(devices));
        var rules = new ArrayList<JsonValue>();
        for (String rule : service.resources().deviceCgroupRules()) rules.add(rule(rule, draft));
        rules.removeIf(rule -> rule instanceof JsonValue.Null);
        if (!rules.isEmpty()) draft.body.put("device_cgroup_rule", new JsonValue.Arr(rules));
    }

    private static String mapping(DeviceMapping device) {
        String target = device.target().isEmpty() ? device.source() : device.target();
        String permissions = device.permissions().isEmpty() ? "rwm" : device.permissions();
        // a name such as vendor.com/class=device is the container device interface's, and has no parts
        return device.source().startsWith("/") ? device.source() + ":" + target + ":" + permissions : device.source();
    }

    private static JsonValue device(String path) {
        return JsonValue.object().put("path", path).build();
    }

    /** Podman hands out such devices by the names of the container device interface only. */
    private static List<String> names(DeviceRequest request, Draft draft) {
        String driver = request.driver().orElse("").toLowerCase(Locale.ROOT);
        if (driver.equals("cdi")) return request.deviceIds();
        boolean gpu = request.capabilities().contains("gpu") || driver.equals("nvidia");
        if (!gpu || (!driver.isEmpty() && !driver.equals("nvidia"))) {
            draft.ignored("device request " + request.capabilities(), "Podman has no driver \"" + driver + "\"");
            return List.of();
        }
        var names = new ArrayList<String>();
        for (String id : request.deviceIds()) names.add("nvidia.com/gpu=" + id);
        if (names.isEmpty()) {
            long count = request.count().orElse(-1);
            if (count < 0) names.add("nvidia.com/gpu=all");
            for (long i = 0; i < count; i++) names.add("nvidia.com/gpu=" + i);
        }
        return names;
    }

    /** Reads {@code TYPE MAJOR:MINOR ACCESS}, for example {@code c 1:3 mr}; an asterisk is any number. */
    private static JsonValue rule(String text, Draft draft) {
        String[] parts = text.strip().split("\\s+", 3);
        int colon = parts.length > 1 ? parts[1].indexOf(':') : -1;
        if (colon < 0) {
            draft.ignored("device_cgroup_rules \"" + text + "\"", "it is not of the form TYPE MAJOR:MINOR ACCESS");
            return JsonValue.NULL;
        }
        var rule = JsonValue.object().put("allow", true).put("type", parts[0]);
        number("major", parts[1].substring(0, colon), rule);
        number("minor", parts[1].substring(colon + 1), rule);
        return rule.put("access", parts.length > 2 ? parts[2] : "rwm").build();
    }

    private static void number(String member, String digits, JsonValue.Builder rule) {
        // a missing number is any number
        if (!digits.equals("*")) rule.put(member, new JsonValue.Num(digits));
    }
}
