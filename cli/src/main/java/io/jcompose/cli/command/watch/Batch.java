package io.jcompose.cli.command.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a set of changed files asks for. Services that are rebuilt need nothing else.
 *
 * @param rebuild services to build and to recreate
 * @param syncs   by service: files of this machine, each with its place in containers
 * @param restart services to restart once their files are there
 * @param execs   rules whose command is run in containers then
 */
record Batch(Set<String> rebuild, Map<String, Map<Path, String>> syncs, Set<String> restart, List<WatchRule> execs) {
    /** Works out what changes mean: for each file, every rule that it concerns. */
    static Batch of(Collection<Path> changed, List<WatchRule> rules) {
        var rebuild = new LinkedHashSet<String>();
        var syncs = new TreeMap<String, Map<Path, String>>();
        var restart = new LinkedHashSet<String>();
        var execs = new ArrayList<WatchRule>();
        for (WatchRule rule : rules) {
            String action = rule.trigger().action();
            boolean concerned = false;
            for (Path file : changed) {
                if (!rule.concerns(file)) continue;
                concerned = true;
                if (rule.syncs()) syncs.computeIfAbsent(rule.serviceName(), name -> new LinkedHashMap<>())
                        .put(file, rule.targetOf(file));
            }
            if (!concerned) continue;
            if (action.equals("rebuild")) rebuild.add(rule.serviceName());
            if (action.equals("restart") || action.equals("sync+restart")) restart.add(rule.serviceName());
            if (action.equals("sync+exec")) execs.add(rule);
        }
        syncs.keySet().removeAll(rebuild);
        restart.removeAll(rebuild);
        execs.removeIf(rule -> rebuild.contains(rule.serviceName()));
        return new Batch(rebuild, syncs, restart, execs);
    }
}
