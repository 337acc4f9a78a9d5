package io.jcompose.planner.converge;

import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which step does what, so that later steps can come after it. */
final class Ledger {
    /** The step after which an image, a network or a volume is there, by name. */
    final Map<String, StepId> images = new HashMap<>();

    final Map<String, StepId> networks = new HashMap<>();
    final Map<String, StepId> volumes = new HashMap<>();
    /** The step after which a service is provided or a model is served. */
    final Map<ResourceId, StepId> provided = new HashMap<>();
    final List<StepId> pods = new ArrayList<>();
    /** Names of networks that are made anew. */
    final Set<String> remadeNetworks = new HashSet<>();
    /** Keys of volumes that are made anew. */
    final Set<String> remadeVolumes = new HashSet<>();
    /** Steps that end or remove an existing container, by its present name. */
    final Map<String, StepId> stopped = new HashMap<>();

    final Map<String, StepId> removed = new HashMap<>();
    /** The step that creates a container, and under which name, by its final name. */
    final Map<String, StepId> created = new HashMap<>();

    final Map<String, String> createdAs = new HashMap<>();
    /** Steps after which a container can be started, by its final name. */
    final Map<String, List<StepId>> ready = new HashMap<>();
    /** Steps after which what runs may be touched: everything that can be refused was made. */
    final List<StepId> gate = new ArrayList<>();
    /** Steps that remove orphans. */
    final List<StepId> orphans = new ArrayList<>();

    void ready(String name, StepId step) {
        ready.computeIfAbsent(name, none -> new ArrayList<>()).add(step);
    }
}
