package io.jcompose.model.load.bind;

import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.load.bind.section.Whole;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Develop;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.model.spec.part.Hook;
import java.util.ArrayList;
import java.util.List;

/** Binds what is run beside or inside a container: hooks, healthchecks and watch triggers. */
final class HookBinder {
    private HookBinder() {}

    static Hook hook(Section hook) {
        return new Hook(hook.command("command").orElse(List.of()), hook.text("user"), hook.flag("privileged"),
                hook.text("working_dir"), ServiceBinder.variables(hook, "environment"), hook.text("image"),
                hook.flag("per_replica"), hook.extensions());
    }

    static Healthcheck healthcheck(Section check) {
        return new Healthcheck(test(check), check.givenDuration("interval"), check.givenDuration("timeout"),
                check.givenNumber("retries", Whole.UINT64), check.givenDuration("start_period"),
                check.givenDuration("start_interval"), check.flag("disable"), check.extensions());
    }

    private static List<String> test(Section check) {
        List<String> test = check.texts("test");
        if (!(check.value("test") instanceof YamlNode.Scalar)) return test;
        var command = new ArrayList<String>(2);
        command.add("CMD-SHELL");
        command.addAll(test);
        return command;
    }

    static Develop develop(Section develop) {
        return new Develop(develop.each("watch", HookBinder::trigger), develop.extensions());
    }

    private static Develop.Trigger trigger(Section trigger) {
        return new Develop.Trigger(trigger.plain("path"), trigger.plain("action"), trigger.plain("target"),
                trigger.section("exec").map(HookBinder::hook), trigger.texts("include"), trigger.texts("ignore"),
                trigger.flag("initial_sync"), trigger.extensions());
    }
}
