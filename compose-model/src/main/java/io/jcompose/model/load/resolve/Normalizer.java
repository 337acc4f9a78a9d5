package io.jcompose.model.load.resolve;

import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.spelling.GoPrint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phase 9: writes out what a canonical document implies: dependencies, the default network, names, build defaults. */
public final class Normalizer {
    private final Map<String, String> environment;
    private boolean usesDefaultNetwork;

    private Normalizer(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the document of a project with everything written out. */
    public static Mapping normalize(Mapping document, String projectName, Map<String, String> environment) {
        return new Normalizer(environment).run(document, projectName);
    }

    private Mapping run(Mapping document, String projectName) {
        LinkedHashMap<String, Entry> entries = document.copyEntries();
        Entry named = entries.get("name");
        Origin nameOrigin = named == null ? Origin.IMPLIED : named.value().origin();
        entries.put("name", new Entry("name", nameOrigin, Scalar.text(nameOrigin, projectName)));
        Entry services = entries.get("services");
        if (services != null && services.value() instanceof Mapping mapping) {
            LinkedHashMap<String, Entry> normalized = mapping.copyEntries();
            for (Entry entry : mapping.entries().values()) {
                if (entry.value() instanceof Mapping service) {
                    normalized.put(entry.key(), entry.withValue(service(service)));
                }
            }
            entries.put("services", services.withValue(mapping.withEntries(normalized)));
        }
        if (usesDefaultNetwork) addDefaultNetwork(entries);
        for (String section : new String[] {"networks", "volumes", "configs", "secrets"}) {
            Entry entry = entries.get(section);
            if (entry != null && entry.value() instanceof Mapping resources) {
                entries.put(section, entry.withValue(named(resources, projectName)));
            }
        }
        return document.withEntries(entries);
    }

    private Mapping service(Mapping service) {
        LinkedHashMap<String, Entry> entries = service.copyEntries();
        attachToDefaultNetwork(entries);
        if (textOf(entries, "pull_policy").equals("if_not_present")) put(entries, "pull_policy", "missing");
        Entry build = entries.get("build");
        if (build != null && build.value() instanceof Mapping mapping) {
            entries.put("build", build.withValue(build(mapping)));
        }
        Entry variables = entries.get("environment");
        if (variables != null) {
            entries.put("environment",
                    variables.withValue(UnsetValues.resolve(variables.value(), environment, true)));
        }
        ImpliedDependencies.add(entries);
        MountTargets.clean(entries);
        return service.withEntries(entries);
    }

    private Mapping build(Mapping build) {
        LinkedHashMap<String, Entry> entries = build.copyEntries();
        if (isNull(build.get("context"))) put(entries, "context", ".");
        if (isNull(build.get("dockerfile")) && isNull(build.get("dockerfile_inline"))) {
            put(entries, "dockerfile", "Dockerfile");
        }
        Entry args = entries.get("args");
        if (args != null) {
            entries.put("args", args.withValue(UnsetValues.resolve(args.value(), environment, false)));
        }
        return build.withEntries(entries);
    }

    private void attachToDefaultNetwork(LinkedHashMap<String, Entry> service) {
        if (service.containsKey("provider") || service.containsKey("network_mode")) return;
        Entry networks = service.get("networks");
        boolean none = networks == null
                || networks.value() instanceof Mapping mapping && mapping.entries().isEmpty();
        if (none) {
            var attachment = new LinkedHashMap<String, Entry>();
            attachment.put("default", Entry.implied("default", Scalar.none(Origin.IMPLIED)));
            service.put("networks", Entry.implied("networks", Mapping.of(Origin.IMPLIED, attachment)));
            usesDefaultNetwork = true;
        } else if (networks != null && networks.value() instanceof Mapping mapping
                && mapping.entries().containsKey("default")) {
                    usesDefaultNetwork = true;
                }
    }

    private static void addDefaultNetwork(LinkedHashMap<String, Entry> document) {
        Entry networks = document.get("networks");
        Mapping declared = networks != null && networks.value() instanceof Mapping mapping
                ? mapping
                : Mapping.of(Origin.IMPLIED, new LinkedHashMap<>());
        if (declared.entries().containsKey("default")) return;
        LinkedHashMap<String, Entry> more = declared.copyEntries();
        more.put("default", Entry.implied("default", Scalar.none(Origin.IMPLIED)));
        document.put("networks", Entry.implied("networks", declared.withEntries(more)));
    }

    private static Mapping named(Mapping resources, String projectName) {
        LinkedHashMap<String, Entry> entries = resources.copyEntries();
        for (Entry entry : resources.entries().values()) {
            Mapping resource = entry.value() instanceof Mapping mapping
                    ? mapping
                    : Mapping.of(entry.value().origin(), new LinkedHashMap<>());
            if (isNull(resource.get("name"))) {
                LinkedHashMap<String, Entry> more = resource.copyEntries();
                put(more, "name", isTrue(resource.get("external")) ? entry.key() : projectName + "_" + entry.key());
                resource = resource.withEntries(more);
            }
            entries.put(entry.key(), entry.withValue(resource));
        }
        return resources.withEntries(entries);
    }

    private static boolean isTrue(@Nullable YamlNode node) {
        if (node == null) return false;
        return switch (GoPrint.of(node)) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            default -> false;
        };
    }

    private static boolean isNull(@Nullable YamlNode node) {
        return node == null || node instanceof Scalar scalar && scalar.isNull();
    }

    private static String textOf(Map<String, Entry> entries, String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.value() instanceof Scalar text && text.isText() ? text.value() : "";
    }

    private static void put(LinkedHashMap<String, Entry> entries, String key, String text) {
        entries.put(key, Entry.implied(key, Scalar.text(text)));
    }
}
