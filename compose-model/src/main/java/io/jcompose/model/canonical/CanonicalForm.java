package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.resource.FileObject;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns a project into the document that {@code config} prints, and resources into the objects that hashes are taken
 * of. Fields, their order and what is left out are those of docker compose 2.40.3; attributes that it does not know
 * appear only where they are set.
 */
public final class CanonicalForm {
    private CanonicalForm() {}

    /** Returns the whole project; text is not escaped, so a {@code $} is one. */
    public static JsonValue.Obj of(Project project, Dialect dialect) {
        var services = new LinkedHashMap<String, JsonValue>();
        var form = new ServiceForm(dialect);
        var byName = new LinkedHashMap<String, Service>();
        for (Map.Entry<ServiceName, Service> entry : project.services().entrySet()) {
            byName.put(entry.getKey().value(), entry.getValue());
        }
        for (String name : KeyOrder.sorted(byName, dialect)) {
            Service service = byName.get(name);
            if (service != null) services.put(name, form.of(service));
        }
        var fields = new Fields(dialect);
        if (dialect == Dialect.JSON) fields.always("name", JsonValue.of(project.name()));
        else fields.text("name", project.name());
        fields.always("services", new JsonValue.Obj(services));
        resources(fields, project, dialect);
        if (dialect == Dialect.YAML) return fields.extensions(project.extensions()).build();
        // JSON sorts the top level, extensions among the rest.
        var members = new LinkedHashMap<>(fields.build().members());
        members.putAll(project.extensions());
        var sorted = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(members, dialect)) {
            JsonValue value = members.getOrDefault(key, JsonValue.NULL);
            sorted.put(key, project.extensions().containsKey(key) ? Fields.ordered(value, dialect) : value);
        }
        return new JsonValue.Obj(sorted);
    }

    private static void resources(Fields fields, Project project, Dialect dialect) {
        var networks = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(project.networks(), dialect)) {
            Network network = project.networks().get(key);
            if (network != null) networks.put(key, new NetworkForm(dialect).of(network));
        }
        section(fields, "networks", networks);
        var volumes = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(project.volumes(), dialect)) {
            Volume volume = project.volumes().get(key);
            if (volume != null) volumes.put(key, volume(volume, volume.driver().orElse(""), dialect));
        }
        section(fields, "volumes", volumes);
        var secrets = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(project.secrets(), dialect)) {
            FileObject secret = project.secrets().get(key);
            if (secret != null) secrets.put(key, new FileForm(dialect).secret(secret));
        }
        section(fields, "secrets", secrets);
        var configs = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(project.configs(), dialect)) {
            FileObject config = project.configs().get(key);
            if (config != null) configs.put(key, new FileForm(dialect).config(config));
        }
        section(fields, "configs", configs);
        if (dialect == Dialect.JSON) return; // docker compose's JSON does not show models
        var models = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(project.models(), dialect)) {
            Model model = project.models().get(key);
            if (model != null) models.put(key, model(model, dialect));
        }
        section(fields, "models", models);
    }

    private static void section(Fields fields, String name, Map<String, JsonValue> entries) {
        if (!entries.isEmpty()) fields.always(name, new JsonValue.Obj(entries));
    }

    private static JsonValue.Obj volume(Volume volume, String driver, Dialect dialect) {
        return new Fields(dialect).text("name", volume.name())
                .text("driver", driver)
                .textMap("driver_opts", volume.driverOpts())
                .flag("external", volume.external())
                .textMap("labels", volume.labels())
                .extensions(volume.extensions())
                .build();
    }

    private static JsonValue.Obj model(Model model, Dialect dialect) {
        return new Fields(dialect).text("name", model.name())
                .text("model", model.model())
                .number("context_size", model.contextSize())
                .texts("runtime_flags", model.runtimeFlags())
                .extensions(model.extensions())
                .build();
    }

    /** Returns what the {@code config-hash} of a service is taken of, to be written as compact JSON. */
    public static JsonValue.Obj hashed(Service service) {
        return new ServiceForm(Dialect.JSON).hashed(service);
    }

    /** Returns what the {@code config-hash} of a network is taken of, to be written as compact JSON. */
    public static JsonValue.Obj hashed(Network network) {
        return new NetworkForm(Dialect.JSON).of(network);
    }

    /** Returns what the {@code config-hash} of a volume is taken of, to be written as compact JSON. */
    public static JsonValue.Obj hashed(Volume volume) {
        String driver = volume.driver().orElse("");
        return volume(volume, driver.isEmpty() ? "local" : driver, Dialect.JSON);
    }

    /** Returns a document that was not made from a project with its keys in the order of the dialect. */
    public static JsonValue ordered(JsonValue document, Dialect dialect) {
        return Fields.ordered(document, dialect);
    }
}
