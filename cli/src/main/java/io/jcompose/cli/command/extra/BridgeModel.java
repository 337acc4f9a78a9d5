package io.jcompose.cli.command.extra;

import io.jcompose.backends.spi.Backend;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.canonical.CanonicalForm;
import io.jcompose.model.canonical.Dialect;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.resource.FileObject;
import io.jcompose.model.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A project as transformations read it: {@code config}'s document, with the image of every service, the ports that
 * images expose, and what is in secrets and configs.
 */
final class BridgeModel {
    private final Project project;
    private final Backend backend;

    BridgeModel(Project project, Backend backend) {
        this.project = project;
        this.backend = backend;
    }

    String text() {
        JsonValue.Obj document = CanonicalForm.of(project, Dialect.YAML);
        var fields = new LinkedHashMap<String, JsonValue>(document.members());
        var services = new LinkedHashMap<String, JsonValue>(document.object("services").members());
        services.replaceAll((name, form) -> form instanceof JsonValue.Obj known ? service(name, known) : form);
        fields.put("services", new JsonValue.Obj(services));
        contents(fields, "secrets", project.secrets());
        contents(fields, "configs", project.configs());
        return YamlWriter.write(new JsonValue.Obj(fields));
    }

    private JsonValue.Obj service(String name, JsonValue.Obj form) {
        Service service = project.services().get(new ServiceName(name));
        if (service == null) return form;
        String image = service.imageReference(project);
        var exposed = new TreeSet<String>(form.array("expose").strings());
        for (String port : Transformation.inspected(backend, image).object("Config").object("ExposedPorts").members()
                .keySet()) {
            exposed.add(port.substring(0, port.indexOf('/') < 0 ? port.length() : port.indexOf('/')));
        }
        for (JsonValue.Obj port : form.array("ports").objects()) exposed.add(Long.toString(port.number("target")));
        var fields = new LinkedHashMap<String, JsonValue>(form.members());
        fields.put("image", JsonValue.of(image));
        if (!exposed.isEmpty()) {
            var ports = new ArrayList<JsonValue>();
            for (String port : exposed) ports.add(JsonValue.of(port));
            fields.put("expose", new JsonValue.Arr(ports));
        }
        return new JsonValue.Obj(fields);
    }

    private static void contents(Map<String, JsonValue> fields, String kind, Map<String, FileObject> objects) {
        if (!(fields.get(kind) instanceof JsonValue.Obj known)) return;
        var all = new LinkedHashMap<String, JsonValue>(known.members());
        all.replaceAll((name, form) -> {
            FileObject object = objects.get(name);
            if (object == null || object.external() || !(form instanceof JsonValue.Obj described)) return form;
            String content = object.content().orElse("");
            if (object.file().isPresent()) {
                try {
                    content = Files.readString(Path.of(object.file().get()));
                } catch (IOException unreadable) {
                    throw new UsageException("open " + object.file().get() + ": no such file or directory");
                }
            }
            var whole = new LinkedHashMap<String, JsonValue>(described.members());
            whole.put("content", JsonValue.of(content));
            return new JsonValue.Obj(whole);
        });
        fields.put(kind, new JsonValue.Obj(all));
    }
}
