package io.jcompose.model.load.bind;

import io.jcompose.model.load.bind.section.Extensions;
import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.load.bind.section.Whole;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.spelling.GoPrint;
import io.jcompose.model.spec.Lifecycle;
import io.jcompose.model.spec.Metadata;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Provider;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.EnvFile;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.part.Logging;
import io.jcompose.model.spec.part.ModelUse;
import io.jcompose.model.spec.part.RestartPolicy;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds one service. */
final class ServiceBinder {
    private ServiceBinder() {}

    static Service bind(String name, Section service) {
        return new Service(new ServiceName(name), service.text("image"),
                service.section("build").map(BuildBinder::bind),
                process(service), NetworkingBinder.bind(service), StorageBinder.bind(service),
                ResourcesBinder.bind(service), IsolationBinder.bind(service), lifecycle(service), metadata(service),
                service.section("deploy").map(DeployBinder::bind), service.section("develop").map(HookBinder::develop),
                service.section("provider").map(ServiceBinder::provider), models(service));
    }

    private static Process process(Section service) {
        return new Process(service.command("command"), service.command("entrypoint"), variables(service, "environment"),
                envFiles(service), service.text("user"), service.texts("group_add"), service.text("working_dir"),
                service.flag("tty"), service.flag("stdin_open"), service.givenFlag("init"), service.text("stop_signal"),
                service.givenDuration("stop_grace_period"));
    }

    /** Reads variables from a mapping, or from a list of {@code KEY=VALUE}; a key alone is unset. */
    static Map<String, EnvironmentValue> variables(Section section, String key) {
        YamlNode node = section.value(key);
        if (node == null) return Map.of();
        var variables = new LinkedHashMap<String, EnvironmentValue>();
        if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : Extensions.gathered(mapping).values()) {
                if (!(entry.value() instanceof YamlNode.Scalar scalar)) {
                    variables.put(entry.key(), new EnvironmentValue.Literal(GoPrint.of(entry.value())));
                } else if (scalar.isNull()) variables.put(entry.key(), new EnvironmentValue.Unset());
                else variables.put(entry.key(), new EnvironmentValue.Literal(scalar.value()));
            }
            return variables;
        }
        for (String text : section.texts(key)) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (!name.isEmpty() && Character.isWhitespace(name.charAt(name.length() - 1))) {
                section.problem(key, node, "environment variable " + name + " is declared with a trailing space");
            }
            variables.put(name, equals < 0
                    ? new EnvironmentValue.Unset()
                    : new EnvironmentValue.Literal(text.substring(equals + 1)));
        }
        return variables;
    }

    private static List<EnvFile> envFiles(Section service) {
        return service.each("env_file", file -> new EnvFile(path(file, "path", file.plain("path")),
                file.givenFlag("required").orElse(true), file.text("format")));
    }

    private static Path path(Section section, String key, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            YamlNode node = section.value(key);
            if (node != null) section.problem(key, node, "invalid path: " + wrong.getReason());
            return Path.of("");
        }
    }

    private static Lifecycle lifecycle(Section service) {
        return new Lifecycle(dependsOn(service), service.text("restart").map(RestartPolicy::parse),
                service.section("healthcheck").map(HookBinder::healthcheck),
                service.each("pre_start", HookBinder::hook),
                service.each("post_start", HookBinder::hook), service.each("pre_stop", HookBinder::hook),
                service.texts("profiles"), service.text("pull_policy"), service.givenInt("scale", Whole.INT),
                service.givenFlag("attach"));
    }

    private static Map<ServiceName, DependsOn> dependsOn(Section service) {
        var dependsOn = new LinkedHashMap<ServiceName, DependsOn>();
        service.byName("depends_on", (name, dependency) -> new DependsOn(condition(dependency),
                dependency.flag("restart"), dependency.givenFlag("required").orElse(true), dependency.extensions()))
                .forEach((name, dependency) -> dependsOn.put(new ServiceName(name), dependency));
        return dependsOn;
    }

    private static DependsOn.Condition condition(Section dependency) {
        String text = dependency.plain("condition");
        for (DependsOn.Condition condition : DependsOn.Condition.values()) {
            if (condition.text().equals(text)) return condition;
        }
        return DependsOn.Condition.SERVICE_STARTED;
    }

    private static Metadata metadata(Section service) {
        var labelFiles = new ArrayList<Path>();
        for (String file : service.texts("label_file")) labelFiles.add(path(service, "label_file", file));
        return new Metadata(service.text("container_name"), service.pairs("labels"), labelFiles,
                service.pairs("annotations"), service.section("logging").map(ServiceBinder::logging),
                service.text("log_driver"), service.pairs("log_opt"), service.text("platform"),
                service.text("dockerfile"), service.extensions());
    }

    private static Logging logging(Section logging) {
        return new Logging(logging.text("driver"), logging.pairs("options"), logging.extensions());
    }

    private static Provider provider(Section provider) {
        var options = new LinkedHashMap<String, List<String>>();
        provider.section("options").ifPresent(section -> {
            for (String key : section.keys()) {
                List<String> values = section.texts(key);
                if (!values.isEmpty()) options.put(key, values);
            }
        });
        return new Provider(provider.plain("type"), options, provider.extensions());
    }

    private static Map<String, Optional<ModelUse>> models(Section service) {
        Optional<Section> models = service.section("models");
        if (models.isEmpty()) return Map.of();
        var uses = new LinkedHashMap<String, Optional<ModelUse>>();
        for (String key : models.get().keys()) {
            uses.put(key, models.get().section(key)
                    .map(use -> new ModelUse(use.text("endpoint_var"), use.text("model_var"),
                            use.extensions())));
        }
        return uses;
    }
}
