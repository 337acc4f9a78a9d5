package io.jcompose.model.load.resolve;

import io.jcompose.model.load.shortform.GoPath;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Tidies up the paths at which volumes are mounted. */
final class MountTargets {
    private MountTargets() {}

    static void clean(LinkedHashMap<String, Entry> service) {
        Entry volumes = service.get("volumes");
        if (volumes == null || !(volumes.value() instanceof Sequence list)) return;
        var items = new ArrayList<YamlNode>(list.items().size());
        boolean changed = false;
        for (YamlNode item : list.items()) {
            YamlNode clean = item instanceof Mapping mount ? clean(mount) : item;
            changed |= clean != item;
            items.add(clean);
        }
        if (changed) {
            service.put("volumes", volumes.withValue(new Sequence(list.origin(), items, list.directive())));
        }
    }

    private static Mapping clean(Mapping mount) {
        Entry entry = mount.entries().get("target");
        if (entry == null || !(entry.value() instanceof Scalar target) || !target.isText()) return mount;
        String clean = GoPath.clean(target.value());
        if (clean.equals(target.value())) return mount;
        LinkedHashMap<String, Entry> entries = mount.copyEntries();
        entries.put("target", entry.withValue(target.withText(target.origin(), clean)));
        return mount.withEntries(entries);
    }
}
