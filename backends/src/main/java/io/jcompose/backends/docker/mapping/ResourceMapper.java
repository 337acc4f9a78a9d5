package io.jcompose.backends.docker.mapping;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.Resources;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.device.BlockIo;
import io.jcompose.model.spec.device.DeviceMapping;
import io.jcompose.model.spec.device.DeviceRequest;
import io.jcompose.model.spec.device.Ulimit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How much of the machine a container may use; {@code deploy.resources} is stronger than the service's own fields. */
final class ResourceMapper {
    private ResourceMapper() {}

    static void addTo(JsonValue.Builder host, Service service) {
        Resources resources = service.resources();
        Deploy.Limits limits = service.deploy().map(Deploy::limits).orElse(Deploy.Limits.NONE);
        Deploy.Limits reservations = service.deploy().map(Deploy::reservations).orElse(Deploy.Limits.NONE);
        host.putIf("CgroupParent", resources.cgroupParent())
                .putIf("CpuCount", resources.cpuCount())
                .putIf("CpuPercent", (long) ((float) resources.cpuPercent().orElse(0) * 100f))
                .putIf("CpuPeriod", resources.cpuPeriod()).putIf("CpuQuota", resources.cpuQuota())
                .putIf("CpuRealtimePeriod", resources.cpuRealtimePeriod())
                .putIf("CpuRealtimeRuntime", resources.cpuRealtimeRuntime())
                .putIf("CpuShares", resources.cpuShares()).putIf("CpusetCpus", resources.cpuset());
        long ofLimits = nanos(limits.cpus());
        host.putIf("NanoCpus", ofLimits != 0 ? ofLimits : nanos(resources.cpus()));
        long limited = bytes(limits.memory());
        host.putIf("Memory", limited != 0 ? limited : bytes(resources.memoryLimit()));
        long reserved = bytes(reservations.memory());
        host.putIf("MemoryReservation", reserved != 0 ? reserved : bytes(resources.memoryReservation()))
                .putIf("MemorySwap", bytes(resources.memorySwapLimit()))
                .putIf("MemorySwappiness", bytes(resources.memorySwappiness()))
                // sent even when false: engines tell "not given" from "no" in what they show
                .put("OomKillDisable", resources.oomKillDisable());
        long pids = Math.max(0, limits.pids().orElse(0));
        host.putIf("PidsLimit", pids != 0 ? pids : resources.pidsLimit().orElse(0));
        resources.blockIo().ifPresent(blockIo -> blockIo(host, blockIo));
        devices(host, resources, reservations);
        var ulimits = new ArrayList<JsonValue>();
        resources.ulimits().forEach((name, limit) -> ulimits.add(ulimit(name, limit)));
        list(host, "Ulimits", ulimits);
        host.putIf("DeviceCgroupRules", resources.deviceCgroupRules());
    }

    private static void devices(JsonValue.Builder host, Resources resources, Deploy.Limits reservations) {
        var requests = new ArrayList<JsonValue>();
        for (DeviceRequest device : reservations.devices()) requests.add(request(device, device.capabilities()));
        var devices = new ArrayList<JsonValue>();
        var qualified = new ArrayList<String>();
        for (DeviceMapping device : resources.devices()) {
            if (device.source().equals(device.target()) && isQualifiedName(device.source())) {
                qualified.add(device.source());
                continue;
            }
            devices.add(JsonValue.object().put("PathOnHost", device.source())
                    .put("PathInContainer", device.target()).put("CgroupPermissions", device.permissions()).build());
        }
        if (!qualified.isEmpty()) {
            requests.add(
                    JsonValue.object().put("Driver", "cdi").put("DeviceIDs", JsonValue.strings(qualified)).build());
        }
        for (DeviceRequest gpu : resources.gpus()) {
            var capabilities = new ArrayList<String>(gpu.capabilities());
            capabilities.add("gpu");
            requests.add(request(gpu, capabilities));
        }
        list(host, "Devices", devices);
        list(host, "DeviceRequests", requests);
    }

    private static JsonValue request(DeviceRequest device, List<String> capabilities) {
        return JsonValue.object().put("Driver", device.driver().orElse("")).put("Count", device.count().orElse(0))
                .putIf("DeviceIDs", device.deviceIds())
                .put("Capabilities", new JsonValue.Arr(List.of(JsonValue.strings(capabilities))))
                .putIf("Options", device.options()).build();
    }

    /** Returns whether this is the name of a CDI device, {@code VENDOR/CLASS=NAME}, and no path. */
    private static boolean isQualifiedName(String text) {
        int slash = text.indexOf('/');
        int equals = text.indexOf('=');
        return slash > 0 && equals > slash + 1 && equals < text.length() - 1 && Character.isLetter(text.charAt(0))
                && text.indexOf('/', slash + 1) < 0;
    }

    private static JsonValue ulimit(String name, Ulimit limit) {
        long single = limit.single().orElse(0);
        return JsonValue.object().put("Name", name)
                .put("Hard", limit.hard() != 0 ? limit.hard() : single)
                .put("Soft", limit.soft() != 0 ? limit.soft() : single).build();
    }

    private static void blockIo(JsonValue.Builder host, BlockIo blockIo) {
        host.putIf("BlkioWeight", blockIo.weight());
        var weights = new ArrayList<JsonValue>();
        for (BlockIo.WeightDevice device : blockIo.weightDevices())
            weights.add(JsonValue.object().put("Path", device.path()).put("Weight", device.weight()).build());
        list(host, "BlkioWeightDevice", weights);
        throttle(host, "BlkioDeviceReadBps", blockIo.readBps());
        throttle(host, "BlkioDeviceReadIOps", blockIo.readIops());
        throttle(host, "BlkioDeviceWriteBps", blockIo.writeBps());
        throttle(host, "BlkioDeviceWriteIOps", blockIo.writeIops());
    }

    private static void throttle(JsonValue.Builder host, String name, List<BlockIo.ThrottleDevice> devices) {
        var rates = new ArrayList<JsonValue>();
        for (BlockIo.ThrottleDevice device : devices)
            rates.add(JsonValue.object().put("Path", device.path()).put("Rate", device.rate().bytes()).build());
        list(host, name, rates);
    }

    private static void list(JsonValue.Builder host, String name, List<JsonValue> items) {
        if (!items.isEmpty()) host.put(name, new JsonValue.Arr(items));
    }

    /** In single precision, as docker compose does: 0.3 processors must give the same number. */
    private static long nanos(OptionalDouble cpus) {
        return cpus.isPresent() ? (long) ((float) cpus.getAsDouble() * 1e9f) : 0;
    }

    private static long bytes(java.util.Optional<io.jcompose.model.spec.part.ByteSize> size) {
        return size.isPresent() ? size.get().bytes() : 0;
    }
}
