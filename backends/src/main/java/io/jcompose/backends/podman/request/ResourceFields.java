package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.Resources;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.device.BlockIo;
import io.jcompose.model.spec.device.Ulimit;
import io.jcompose.model.spec.part.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How much of the machine a container may use; {@code deploy.resources} wins, as with docker compose 2.40.3. */
final class ResourceFields {
    private static final long PERIOD_MICROS = 100_000;
    private static final String UNLIMITED = "18446744073709551615";

    private ResourceFields() {}

    static void write(Service service, Draft draft) {
        Resources resources = service.resources();
        Deploy.Limits limits = service.deploy().map(Deploy::limits).orElse(Deploy.Limits.NONE);
        Deploy.Limits reservations = service.deploy().map(Deploy::reservations).orElse(Deploy.Limits.NONE);
        var all = JsonValue.object()
                .putIf("cpu", cpu(resources, limits))
                .putIf("memory", memory(resources, limits, reservations));
        long pids = limits.pids().orElse(resources.pidsLimit().orElse(0));
        if (pids != 0) all.put("pids", JsonValue.object().put("limit", pids).build());
        resources.blockIo().ifPresent(blocks -> {
            if (blocks.weight() != 0) all.put("blockIO", JsonValue.object().put("weight", blocks.weight()).build());
            blockDevices(blocks, draft);
        });
        draft.body.putIf("resource_limits", all.build());
        if (!resources.ulimits().isEmpty()) draft.body.put("r_limits", ulimits(resources.ulimits()));
        draft.body.putIf("oom_score_adj", resources.oomScoreAdjust());
        if (resources.cpuCount() != 0 || resources.cpuPercent().isPresent()) draft.ignored("cpu_count, cpu_percent",
                "they are for Windows containers");
        if (!limits.genericResources().isEmpty() || !reservations.genericResources().isEmpty()) draft
                .ignored("deploy.resources generic_resources", "they are for an orchestrator");
    }

    private static JsonValue.Obj cpu(Resources resources, Deploy.Limits limits) {
        OptionalDouble cpus = limits.cpus().orElse(0) > 0 ? limits.cpus() : resources.cpus();
        long period = resources.cpuPeriod();
        long quota = resources.cpuQuota();
        if (cpus.orElse(0) > 0) {
            period = PERIOD_MICROS;
            quota = Math.round(cpus.getAsDouble() * PERIOD_MICROS);
        }
        return JsonValue.object()
                .putIf("shares", resources.cpuShares())
                .putIf("quota", quota)
                .putIf("period", period)
                .putIf("realtimeRuntime", resources.cpuRealtimeRuntime())
                .putIf("realtimePeriod", resources.cpuRealtimePeriod())
                .putIf("cpus", resources.cpuset())
                .build();
    }

    private static JsonValue.Obj memory(Resources resources, Deploy.Limits limits, Deploy.Limits reservations) {
        var memory = JsonValue.object()
                .putIf("limit", bytes(limits.memory(), resources.memoryLimit()))
                .putIf("reservation", bytes(reservations.memory(), resources.memoryReservation()))
                .putIf("swap", bytes(Optional.empty(), resources.memorySwapLimit()));
        resources.memorySwappiness().ifPresent(percent -> memory.put("swappiness", percent.bytes()));
        return memory.putIf("disableOOMKiller", resources.oomKillDisable()).build();
    }

    private static long bytes(Optional<ByteSize> stronger, Optional<ByteSize> weaker) {
        long wanted = stronger.map(ByteSize::bytes).orElse(0L);
        return wanted != 0 ? wanted : weaker.map(ByteSize::bytes).orElse(0L);
    }

    private static void blockDevices(BlockIo blocks, Draft draft) {
        var weights = JsonValue.object();
        for (BlockIo.WeightDevice device : blocks.weightDevices())
            weights.put(device.path(), JsonValue.object().put("weight", device.weight()).build());
        draft.body.putIf("weightDevice", weights.build())
                .putIf("throttleReadBpsDevice", rates(blocks.readBps()))
                .putIf("throttleReadIOPSDevice", rates(blocks.readIops()))
                .putIf("throttleWriteBpsDevice", rates(blocks.writeBps()))
                .putIf("throttleWriteIOPSDevice", rates(blocks.writeIops()));
    }

    private static JsonValue.Obj rates(List<BlockIo.ThrottleDevice> devices) {
        var rates = JsonValue.object();
        for (BlockIo.ThrottleDevice device : devices)
            rates.put(device.path(), JsonValue.object().put("rate", device.rate().bytes()).build());
        return rates.build();
    }

    private static JsonValue ulimits(Map<String, Ulimit> ulimits) {
        var list = new ArrayList<JsonValue>();
        ulimits.forEach((name, limit) -> {
            long soft = limit.single().orElse(limit.soft());
            long hard = limit.single().orElse(limit.hard());
            list.add(JsonValue.object().put("type", name).put("soft", limit(soft)).put("hard", limit(hard)).build());
        });
        return new JsonValue.Arr(list);
    }

    /** The kernel's word for "no limit" is the largest number there is. */
    private static JsonValue limit(long value) {
        return value < 0 ? new JsonValue.Num(UNLIMITED) : JsonValue.of(value);
    }
}
