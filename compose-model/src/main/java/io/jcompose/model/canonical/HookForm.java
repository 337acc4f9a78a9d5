package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Develop;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.model.spec.part.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What runs inside or around a container: hooks, health checks, watch triggers. */
final class HookForm {
    private final Dialect dialect;

    HookForm(Dialect dialect) {
        this.dialect = dialect;
    }

    List<JsonValue> hooks(List<Hook> hooks) {
        var items = new ArrayList<JsonValue>();
        for (Hook hook : hooks) items.add(hook(hook));
        return items;
    }

    private JsonValue.Obj hook(Hook hook) {
        return new Fields(dialect).always("command", JsonValue.strings(hook.command()))
                .text("image", hook.image())
                .text("user", hook.user())
                .flag("privileged", hook.privileged())
                .text("working_dir", hook.workingDirectory())
                .variables("environment", hook.environment())
                .flag("per_replica", hook.perReplica())
                .extensions(hook.extensions())
                .build();
    }

    JsonValue.Obj healthcheck(Healthcheck check) {
        return new Fields(dialect).texts("test", check.test())
                .given("timeout", check.timeout(), true)
                .given("interval", check.interval(), true)
                .given("retries", check.retries())
                .given("start_period", check.startPeriod(), true)
                .given("start_interval", check.startInterval(), true)
                .flag("disable", check.disabled())
                .extensions(check.extensions())
                .build();
    }

    JsonValue.Obj develop(Develop develop) {
        var triggers = new ArrayList<JsonValue>();
        for (Develop.Trigger trigger : develop.watch()) triggers.add(trigger(trigger));
        return new Fields(dialect).list("watch", triggers).extensions(develop.extensions()).build();
    }

    private JsonValue.Obj trigger(Develop.Trigger trigger) {
        var fields = new Fields(dialect).always("path", JsonValue.of(trigger.path()))
                .always("action", JsonValue.of(trigger.action()))
                .text("target", trigger.target());
        Optional<Hook> exec = trigger.exec();
        if (exec.isPresent()) fields.always("exec", hook(exec.get()));
        else if (dialect == Dialect.JSON) fields.always("exec",
                JsonValue.object().put("command", JsonValue.NULL).build());
        return fields.texts("include", trigger.include())
                .texts("ignore", trigger.ignore())
                .flag("initial_sync", trigger.initialSync())
                .extensions(trigger.extensions())
                .build();
    }
}
