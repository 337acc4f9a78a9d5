package io.jcompose.model.load.bind;

import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.load.bind.section.Whole;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Resources;
import io.jcompose.model.spec.device.BlockIo;
import io.jcompose.model.spec.device.DeviceMapping;
import io.jcompose.model.spec.device.DeviceRequest;
import io.jcompose.model.spec.device.Ulimit;
import io.jcompose.model.spec.part.ByteSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Binds how much of the machine a container may use. */
final class ResourcesBinder {
    private ResourcesBinder() {}

    static Resources bind(Section service) {
        return new Resources(service.number("cpu_count", Whole.INT64), service.decimal("cpu_percent"),
                service.number("cpu_period", Whole.INT64),
                service.number("cpu_quota", Whole.INT64), service.number("cpu_rt_period", Whole.INT64),
                service.number("cpu_rt_runtime", Whole.INT64),
                service.decimal("cpus"), service.text("cpuset"), service.number("cpu_shares", Whole.INT64),
                service.size("mem_limit"), service.size("mem_reservation"), service.size("memswap_limit"),
                service.size("mem_swappiness"), service.section("blkio_config").map(ResourcesBinder::blockIo),
                ulimits(service), service.someNumber("pids_limit", Whole.INT64), service.flag("oom_kill_disable"),
                service.number("oom_score_adj", Whole.INT64), service.each("devices", ResourcesBinder::device),
                service.texts("device_cgroup_rules"), deviceRequests(service, "gpus"), service.text("cgroup"),
                service.text("cgroup_parent"));
    }

    private static BlockIo blockIo(Section config) {
        return new BlockIo((int) config.number("weight", Whole.UINT16),
                config.each("weight_device",
                        device -> new BlockIo.WeightDevice(device.plain("path"),
                                (int) device.number("weight", Whole.UINT16))),
                throttles(config, "device_read_bps"), throttles(config, "device_read_iops"),
                throttles(config, "device_write_bps"), throttles(config, "device_write_iops"));
    }

    private static List<BlockIo.ThrottleDevice> throttles(Section config, String key) {
        return config.each(key, device -> new BlockIo.ThrottleDevice(device.plain("path"),
                device.size("rate").orElse(new ByteSize(0))));
    }

    static Map<String, Ulimit> ulimits(Section section) {
        Optional<Section> limits = section.section("ulimits");
        if (limits.isEmpty()) return Map.of();
        var ulimits = new LinkedHashMap<String, Ulimit>();
        for (String name : limits.get().keys()) ulimits.put(name, ulimit(limits.get(), name));
        return ulimits;
    }

    private static Ulimit ulimit(Section limits, String name) {
        if (limits.value(name) instanceof YamlNode.Mapping) {
            Section limit = limits.sectionOrEmpty(name);
            OptionalLong single = limit.someNumber("single", Whole.INT);
            return new Ulimit(single, limit.number("soft", Whole.INT), limit.number("hard", Whole.INT));
        }
        return new Ulimit(limits.someNumber(name, Whole.INT), 0, 0);
    }

    private static DeviceMapping device(Section device) {
        return new DeviceMapping(device.plain("source"), device.plain("target"), device.plain("permissions"),
                device.extensions());
    }

    static List<DeviceRequest> deviceRequests(Section section, String key) {
        return section.each(key, request -> new DeviceRequest(request.texts("capabilities"), request.text("driver"),
                count(request), request.texts("device_ids"), request.pairs("options")));
    }

    private static OptionalLong count(Section request) {
        if (request.value("count") instanceof YamlNode.Scalar count && count.isText()) {
            if (count.value().equalsIgnoreCase("all")) return OptionalLong.of(-1);
            try {
                long number = Whole.INT64.read(count);
                return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
            } catch (Whole.NotWhole neither) {
                request.problem("count", count,
                        "invalid value \"" + count.value() + "\", the only value allowed is 'all' or a number");
                return OptionalLong.empty();
            }
        }
        return request.someNumber("count", Whole.INT64);
    }
}
