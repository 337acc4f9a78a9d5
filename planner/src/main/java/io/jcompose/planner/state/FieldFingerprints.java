package io.jcompose.planner.state;

import io.jcompose.model.canonical.CanonicalForm;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.spec.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Six hex digits for each field that the hash of a service covers, in one line: {@code command=1f03a9
 * environment.GREETING=77e0c1}. Written into a label of ours, so that a later plan can name the fields that differ; no
 * value can be read from it. Only compared when the hash differs already, so that a chance match loses a name at most.
 */
public final class FieldFingerprints {
    private FieldFingerprints() {}

    /** Returns the text of the label. */
    public static String of(Service service) {
        var text = new StringBuilder();
        for (Map.Entry<String, String> field : fields(service).entrySet()) {
            if (!text.isEmpty()) text.append(' ');
            text.append(field.getKey()).append('=').append(field.getValue());
        }
        return text.toString();
    }

    /** Returns the names of the fields that the label tells otherwise, sorted; empty when it tells none. */
    public static List<String> differing(String label, Service service) {
        Map<String, String> before = parse(label);
        Map<String, String> after = fields(service);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var differing = new ArrayList<String>();
        for (String name : names) {
            if (!before.getOrDefault(name, "").equals(after.getOrDefault(name, ""))) differing.add(name);
        }
        return differing;
    }

    private static Map<String, String> parse(String label) {
        var fields = new TreeMap<String, String>();
        int from = 0;
        while (from < label.length()) {
            int blank = label.indexOf(' ', from);
            String field = label.substring(from, blank < 0 ? label.length() : blank);
            from = blank < 0 ? label.length() : blank + 1;
            int equals = field.lastIndexOf('=');
            if (equals > 0) fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }

    private static Map<String, String> fields(Service service) {
        var fields = new TreeMap<String, String>();
        CanonicalForm.hashed(service).members().forEach((name, value) -> {
            if (value instanceof JsonValue.Obj object && !object.members().isEmpty()) {
                object.members().forEach((key, inner) -> fields.put(name + "." + key.replace(' ', '_'), print(inner)));
            } else if (!(value instanceof JsonValue.Null)) {
                fields.put(name, print(value));
            }
        });
        return fields;
    }

    private static String print(JsonValue value) {
        String hex = Integer.toHexString(JsonWriter.compact(value).hashCode() & 0xffffff);
        return "000000".substring(hex.length()) + hex;
    }
}
