package io.jcompose.cli.command.config;

import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.model.canonical.CanonicalForm;
import io.jcompose.model.canonical.Dialect;
import io.jcompose.model.canonical.RawForm;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.load.interpolate.VariableUse;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.yaml.YamlWriter;
import java.util.List;

/** The documents that {@code config} prints, as text. */
final class ConfigDocument {
    private ConfigDocument() {}

    /** Returns the whole project; each {@code $} is doubled, so that the text can be loaded again. */
    static String of(Project project, String format) {
        Dialect dialect = dialect(format);
        if (dialect == Dialect.JSON) refuseSshPaths(project);
        return text(CanonicalForm.of(project, dialect), dialect).replace("$", "$$");
    }

    /** Returns an override file that fixes the images of the services. */
    static String images(Project project, String format) {
        Dialect dialect = dialect(format);
        var services = JsonValue.object();
        for (Service service : project.services().values()) {
            var kept = JsonValue.object();
            // docker compose's JSON has these two of every service
            if (dialect == Dialect.JSON) kept.put("command", JsonValue.NULL).put("entrypoint", JsonValue.NULL);
            services.put(service.name().value(), kept.putIf("image", service.image()).build());
        }
        var document = JsonValue.object();
        if (dialect == Dialect.JSON) document.put("name", "");
        document.put("services", CanonicalForm.ordered(services.build(), dialect));
        return text(document.build(), dialect).replace("$", "$$");
    }

    /** Returns a document whose variables were left alone. */
    static String raw(YamlNode.Mapping model, String format) {
        Dialect dialect = dialect(format);
        return text(RawForm.of(model, dialect), dialect);
    }

    /** Returns the images of a document whose variables were left alone. */
    static String rawImages(YamlNode.Mapping model, String format) {
        Dialect dialect = dialect(format);
        var services = JsonValue.object();
        if (model.get("services") instanceof YamlNode.Mapping all) {
            all.entries().forEach((name, entry) -> {
                var kept = JsonValue.object();
                if (entry.value() instanceof YamlNode.Mapping service
                        && service.get("image") instanceof YamlNode image) {
                    kept.put("image", RawForm.of(image, dialect));
                }
                services.put(name, kept.build());
            });
        }
        var document = JsonValue.object().put("services", CanonicalForm.ordered(services.build(), dialect)).build();
        return text(document, dialect);
    }

    /** Returns the services of a document whose variables were left alone, one a line. */
    static String rawServices(YamlNode.Mapping model) {
        if (!(model.get("services") instanceof YamlNode.Mapping services)) return "";
        var lines = new StringBuilder();
        for (String name : services.entries().keySet()) lines.append(name).append('\n');
        return lines.toString();
    }

    /** Returns the variables that a document uses. */
    static String variables(YamlNode.Mapping model, String format) {
        List<VariableUse> uses = VariableUse.in(model);
        return switch (format) {
            case "", "table", "pretty" -> {
                var table = TableWriter.wide().row("NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
                for (VariableUse use : uses) {
                    table.row(use.name(), String.valueOf(use.required()), use.defaultValue(), use.alternate());
                }
                yield table.print();
            }
            case "json" ->
                    JsonWriter.indented(variables(uses, "Name", "DefaultValue", "PresenceValue", "Required"), "    ")
                            + "\n\n";
            case "yaml" ->
                    YamlWriter.write(variables(uses, "name", "defaultvalue", "presencevalue", "required"), 4);
            default -> throw new UsageException(
                    "format value \"" + format + "\" could not be parsed: parsing failed");
        };
    }

    private static JsonValue variables(List<VariableUse> uses, String... names) {
        var variables = JsonValue.object();
        for (VariableUse use : uses) {
            variables.put(use.name(), JsonValue.object().put(names[0], use.name()).put(names[1], use.defaultValue())
                    .put(names[2], use.alternate()).put(names[3], use.required()).build());
        }
        return variables.build();
    }

    private static Dialect dialect(String format) {
        return switch (format) {
            case "", "yaml" -> Dialect.YAML;
            case "json" -> Dialect.JSON;
            default -> throw new UsageException("unsupported format \"" + format + "\"");
        };
    }

    private static String text(JsonValue document, Dialect dialect) {
        return dialect == Dialect.YAML ? YamlWriter.write(document) : JsonWriter.indented(document, "  ");
    }

    /** docker compose writes broken JSON for these keys, notices, and fails. */
    private static void refuseSshPaths(Project project) {
        for (Service service : project.services().values()) {
            if (service.build().isEmpty()) continue;
            for (Build.SshKey key : service.build().get().ssh()) {
                if (!key.path().isEmpty()) {
                    throw new UsageException(
                            "json: error calling MarshalJSON for type types.SSHKey: invalid character ':'"
                                    + " after top-level value");
                }
            }
        }
    }
}
