package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A body that is being filled, attribute group by attribute group. */
final class Draft {
    final JsonValue.Builder body = JsonValue.object();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> annotations = new TreeMap<>();
    private final String owner;

    /** Starts a body; {@code owner} begins its warnings, for example {@code service "web"}. */
    Draft(String owner) {
        this.owner = owner;
    }

    static Draft of(Service service) {
        return new Draft("service \"" + service.name() + "\"");
    }

    /** Adds an annotation. */
    void annotate(String name, String value) {
        annotations.put(name, value);
    }

    /** Notes that an attribute is left out, and why. */
    void ignored(String attribute, String why) {
        warnings.add(owner + ": " + attribute + " is ignored: " + why);
    }

    /** Notes something that is done in another way than it was asked for. */
    void differs(String attribute, String how) {
        warnings.add(owner + ": " + attribute + ": " + how);
    }

    Mapped done() {
        body.putIf("annotations", annotations);
        return new Mapped(body.build(), warnings);
    }
}
