package io.jcompose.model.spec.device;

import io.jcompose.model.spec.part.ByteSize;
import java.util.List;

/** Limits of block device input and output: {@code blkio_config}. */
public record BlockIo(
        int weight,
        List<WeightDevice> weightDevices,
        List<ThrottleDevice> readBps,
        List<ThrottleDevice> readIops,
        List<ThrottleDevice> writeBps,
        List<ThrottleDevice> writeIops) {
    public BlockIo {
        weightDevices = List.copyOf(weightDevices);
        readBps = List.copyOf(readBps);
        readIops = List.copyOf(readIops);
        writeBps = List.copyOf(writeBps);
        writeIops = List.copyOf(writeIops);
    }

    /** The weight of one device, 10 to 1000. */
    public record WeightDevice(String path, int weight) {}

    /** The rate of one device, in bytes or operations per second. */
    public record ThrottleDevice(String path, ByteSize rate) {}
}
