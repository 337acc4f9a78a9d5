package io.jcompose.cli.command.publish;

import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.Prompt;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.resource.FileObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is asked before a project leaves this machine. The questions are docker compose's. */
final class PublishChecks {
    private final Project project;
    private final Project resolved;
    private final Console console;

    /**
     * @param project  with the files of variables as they are declared
     * @param resolved with the variables of those files merged in
     */
    PublishChecks(Project project, Project resolved, Console console) {
        this.project = project;
        this.resolved = resolved;
        this.console = console;
    }

    /**
     * Returns whether the project may be published.
     *
     * @param withEnvironment whether variables may go along
     * @param yes             whether every answer is yes
     * @throws UsageException when it must not
     */
    boolean pass(boolean withEnvironment, boolean yes) {
        refuseOnlyBuilt();
        return yes || mounts() && secrets() && environment(withEnvironment);
    }

    private void refuseOnlyBuilt() {
        var text = new StringBuilder();
        for (Service service : project.services().values()) {
            if (service.image().isEmpty() && service.build().isPresent()) text.append("- \"").append(service.name())
                    .append("\"\n");
        }
        if (!text.isEmpty()) throw new UsageException(
                "your Compose stack cannot be published as it only contains a build"
                        + " section for service(s):\n" + text);
        for (Service service : project.services().values()) {
            if (service.image().isEmpty() && service.provider().isEmpty()) throw new UsageException(
                    "\"service.image\" attribute is mandatory to push an image for service \"" + service.name() + "\"");
        }
    }

    private boolean mounts() {
        var text = new StringBuilder();
        for (Service service : project.services().values()) {
            var binds = new ArrayList<Mount.Bind>();
            for (Mount mount : service.storage().volumes()) if (mount instanceof Mount.Bind bind) binds.add(bind);
            if (!binds.isEmpty()) text.append(service.name());
            for (Mount.Bind bind : binds) {
                text.append(bind.source()).append(':').append(bind.target()).append(bind.readOnly() ? ":ro" : ":rw");
                bind.selinux().ifPresent(label -> text.append(',').append(label));
                bind.propagation().ifPresent(kind -> text.append(',').append(kind));
                text.append('\n');
            }
        }
        return text.isEmpty() || Prompt.confirm(console,
                "you are about to publish bind mounts declaration within your OCI artifact.\n"
                        + "only the bind mount declarations will be added to the OCI artifact (not content)\n"
                        + "please double check that you are not mounting potential user's sensitive directories or data\n"
                        + text + "Are you ok to publish these bind mount declarations?");
    }

    private boolean secrets() {
        List<SensitiveData.Finding> found = SensitiveData.find(project);
        var text = new StringBuilder();
        for (SensitiveData.Finding one : found)
            text.append(one.type()).append("\n\"").append(one.key()).append("\": ")
                    .append(one.value()).append('\n');
        return text.isEmpty() || Prompt.confirm(console,
                "you are about to publish sensitive data within your OCI artifact.\n"
                        + "please double check that you are not leaking sensitive data\n" + text
                        + "Are you ok to publish these sensitive data?");
    }

    private boolean environment(boolean allowed) {
        var reasons = new StringBuilder();
        var values = new TreeMap<String, Map<String, String>>();
        for (Service service : resolved.services().values()) {
            String quoted = "service \"" + service.name() + "\" has ";
            Service declared = project.services().getOrDefault(service.name(), service);
            if (!declared.process().envFiles().isEmpty()) reasons.append(quoted).append("env_file declared.\n");
            if (service.process().environment().isEmpty()) continue;
            reasons.append(quoted).append("environment variable(s) declared.\n");
            var own = new TreeMap<String, String>();
            service.process().environment().forEach((name, value) -> own.put(name,
                    value instanceof EnvironmentValue.Literal literal ? literal.value() : ""));
            values.put(service.name().value(), own);
        }
        for (FileObject config : project.configs().values()) {
            if (config.environment().isEmpty()) continue;
            String name = config.name().orElse(config.key());
            reasons.append("config \"").append(name).append("\" is declare as an environment variable.\n");
            values.put(name, Map.of(name, config.environment().get()));
        }
        if (!allowed && !reasons.isEmpty()) throw new UsageException(reasons
                + "To avoid leaking sensitive data, you must either explicitly allow the sending of environment variables"
                + " by using the --with-env flag,\nor remove sensitive data from your Compose configuration");
        var text = new StringBuilder();
        values.forEach((name, own) -> {
            text.append("Service/Config  ").append(name).append('\n');
            own.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        });
        return text.isEmpty() || Prompt.confirm(console,
                "you are about to publish environment variables within your OCI artifact.\n"
                        + "please double check that you are not leaking sensitive data\n" + text
                        + "Are you ok to publish these environment variables?");
    }
}
