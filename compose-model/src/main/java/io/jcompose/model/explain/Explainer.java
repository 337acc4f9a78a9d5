package io.jcompose.model.explain;

import io.jcompose.model.canonical.CanonicalForm;
import io.jcompose.model.canonical.Dialect;
import io.jcompose.model.diagnostic.SourceLocation;
import io.jcompose.model.explain.ExplainedValue.Overridden;
import io.jcompose.model.explain.ExplainedValue.Source;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.load.TracedProject;
import io.jcompose.model.load.trace.LoadTrace.Removal;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains the values that {@code config} prints: goes through them and the nodes they were made of side by side. */
public final class Explainer {
    private final TracedProject project;
    private final VariableSources variables;
    private final Ways ways;
    private final List<ExplainedValue> values = new ArrayList<>();

    private Explainer(TracedProject project) {
        this.project = project;
        this.variables = new VariableSources(project);
        this.ways = new Ways(project.trace());
    }

    /** Explains a whole project. */
    public static Explanation explain(TracedProject project) {
        return new Explainer(project).run();
    }

    private Explanation run() {
        JsonValue.Obj printed = CanonicalForm.of(project.loaded().project(), Dialect.YAML);
        var model = new ModelPosition(project.loaded().model(), Origin.IMPLIED);
        printed.members().forEach((key, value) -> {
            if (key.equals("name") && value instanceof JsonValue.Str name) values.add(name(name.value()));
            else value(key, "", value, model.child(key));
        });
        var removed = new ArrayList<RemovedValue>();
        for (Removal removal : project.trace().removals()) removed.add(removed(removal));
        return new Explanation(values, removed);
    }

    private ExplainedValue name(String name) {
        if (!project.request().projectName().orElse("").isEmpty()) {
            return new ExplainedValue("name", name, Source.FLAG, Optional.empty(), Optional.empty(),
                    Optional.of("--project-name"), List.of(), List.of());
        }
        Optional<ExplainedVariable> variable = variables.ofProject("COMPOSE_PROJECT_NAME");
        if (variable.isPresent() && !variable.get().value().orElse("").isEmpty()) {
            return new ExplainedValue("name", name, Source.VARIABLE, Optional.empty(), Optional.empty(),
                    Optional.empty(), List.of(variable.get()), List.of());
        }
        YamlNode node = project.loaded().model().get("name");
        if (node != null && node.origin().line() > 0) return written("name", "", name, node);
        return new ExplainedValue("name", name, Source.DIRECTORY, Optional.empty(), Optional.empty(),
                Optional.of(project.location().workingDirectory().toString()), List.of(), List.of());
    }

    /**
     * @param service the service that the value belongs to; empty for none
     */
    private void value(String path, String service, JsonValue value, ModelPosition at) {
        switch (value) {
            case JsonValue.Obj object when !object.members().isEmpty() -> {
                collection(path, service, value, at);
                boolean services = path.equals("services");
                object.members().forEach((key, member) -> value(path + "." + key, services ? key : service, member,
                        at.child(key)));
            }
            case JsonValue.Arr list when !list.items().isEmpty() -> {
                collection(path, service, value, at);
                for (int i = 0; i < list.items().size(); i++) {
                    value(path + "[" + i + "]", service, list.items().get(i), at.item(i, list.items().get(i)));
                }
            }
            case JsonValue.Null nothing -> {
                // "no command" and the like are not worth a line
                if (at.node() != null) values.add(leaf(path, service, "null", at));
            }
            default -> values.add(leaf(path, service, text(value), at));
        }
    }

    /** A list or mapping has something to tell when it took the place of another as a whole. */
    private void collection(String path, String service, JsonValue value, ModelPosition at) {
        if (at.node() == null || at.node() instanceof Scalar || at.node().origin().replaced().isEmpty()) return;
        values.add(written(path, service, JsonWriter.compact(value), at.node()));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonValue.Str text ? text.value() : JsonWriter.compact(value);
    }

    private ExplainedValue leaf(String path, String service, String value, ModelPosition at) {
        YamlNode node = at.node();
        boolean variable = path.startsWith("services." + service + ".environment.");
        if (node == null || node.origin().line() == 0) {
            if (variable) return fromFile(path, value, service, "env_file", Source.ENV_FILE);
            if (path.startsWith("services." + service + ".labels.")) {
                return fromFile(path, value, service, "label_file", Source.LABEL_FILE);
            }
            return ExplainedValue.implied(path, value);
        }
        if (variable || path.startsWith("services." + service + ".build.args.")) {
            String name = path.substring(path.indexOf(variable ? ".environment." : ".build.args.")
                    + (variable ? ".environment." : ".build.args.").length());
            if (isBareKey(node, name, at.keyAt())) {
                ExplainedValue written = written(path, service, value, node);
                return new ExplainedValue(path, value, Source.FILE, written.at(), written.via(), Optional.of(name),
                        variables.ofProject(name).stream().toList(), written.overridden());
            }
        }
        return written(path, service, value, node);
    }

    /** Says whether a variable was named only, so that its value is that of the environment. */
    private static boolean isBareKey(YamlNode node, String name, Origin keyAt) {
        if (!(node instanceof Scalar scalar)) return false;
        boolean listed = scalar.text().equals(name) && !scalar.value().equals(name);
        boolean mapped = keyAt.line() > 0 && keyAt.toString().equals(scalar.origin().toString());
        return listed || mapped || scalar.isNull();
    }

    private ExplainedValue fromFile(String path, String value, String service, String attribute, Source source) {
        String name = path.substring(path.indexOf('.', ("services." + service + ".").length()) + 1);
        YamlNode files = new ModelPosition(project.loaded().model(), Origin.IMPLIED)
                .child("services").child(service).child(attribute).node();
        if (files instanceof Sequence list) {
            for (int i = list.items().size() - 1; i >= 0; i--) {
                YamlNode item = list.items().get(i);
                YamlNode file = item instanceof Mapping mapping ? mapping.get("path") : item;
                if (!(file instanceof Scalar text)) continue;
                Path resolved = project.request().currentDirectory().resolve(text.value());
                Optional<SourceLocation> at = variables.in(resolved.toString(), name);
                if (at.isEmpty()) continue;
                return new ExplainedValue(path, value, source, at, Optional.empty(), Optional.empty(), List.of(),
                        List.of());
            }
        }
        return ExplainedValue.implied(path, value);
    }

    private ExplainedValue written(String path, String service, String value, YamlNode node) {
        Origin origin = node.origin();
        Optional<String> written = Optional.empty();
        List<ExplainedVariable> used = List.of();
        if (origin.interpolated().isPresent()) {
            Origin.Interpolated what = origin.interpolated().get();
            written = Optional.of(what.template());
            used = variables.of(what.template(), what.variables());
        } else if (node instanceof Scalar scalar) {
            String text = scalar.text();
            boolean same = text.equals(value) || text.endsWith("=" + value) || text.isEmpty();
            if (!same) written = Optional.of(text);
        }
        var overridden = new ArrayList<Overridden>();
        for (Optional<YamlNode> earlier = origin.replaced(); earlier.isPresent();) {
            YamlNode replaced = earlier.get();
            overridden.add(new Overridden(SourceSpelling.of(replaced), replaced.origin().location(),
                    ways.to(service, replaced.origin())));
            earlier = replaced.origin().replaced();
        }
        return new ExplainedValue(path, value, Source.FILE, origin.location(), ways.to(service, origin), written, used,
                overridden);
    }

    private static RemovedValue removed(Removal removal) {
        var path = new StringBuilder();
        for (String key : removal.tag().path()) path.append(path.isEmpty() ? "" : ".").append(key);
        return new RemovedValue(path.toString(), SourceSpelling.of(removal.value()),
                removal.value().origin().location(), removal.tag().tag().location(), removal.tag().replaces());
    }
}
