package io.jcompose.model.spec;

import io.jcompose.model.spec.device.BlockIo;
import io.jcompose.model.spec.device.DeviceMapping;
import io.jcompose.model.spec.device.DeviceRequest;
import io.jcompose.model.spec.device.Ulimit;
import io.jcompose.model.spec.part.ByteSize;
import io.jcompose.model.spec.part.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How much of the machine a container may use, and which of its devices.
 *
 * @param cpuPeriod microseconds
 * @param cpuQuota microseconds
 * @param cpuRealtimePeriod microseconds
 * @param cpuRealtimeRuntime microseconds
 * @param cpus number of processors
 * @param memorySwappiness percent, in the spec typed as a size
 */
public record Resources(
        long cpuCount,
        OptionalDouble cpuPercent,
        long cpuPeriod,
        long cpuQuota,
        long cpuRealtimePeriod,
        long cpuRealtimeRuntime,
        OptionalDouble cpus,
        Optional<String> cpuset,
        long cpuShares,
        Optional<ByteSize> memoryLimit,
        Optional<ByteSize> memoryReservation,
        Optional<ByteSize> memorySwapLimit,
        Optional<ByteSize> memorySwappiness,
        Optional<BlockIo> blockIo,
        Map<String, Ulimit> ulimits,
        OptionalLong pidsLimit,
        boolean oomKillDisable,
        long oomScoreAdjust,
        List<DeviceMapping> devices,
        List<String> deviceCgroupRules,
        List<DeviceRequest> gpus,
        Optional<String> cgroup,
        Optional<String> cgroupParent) {
    public Resources {
        ulimits = Immutable.map(ulimits);
        devices = List.copyOf(devices);
        deviceCgroupRules = List.copyOf(deviceCgroupRules);
        gpus = List.copyOf(gpus);
    }
}
