package io.jcompose.model.spec;

import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.ByteSize;
import io.jcompose.model.spec.part.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service sees on its file system.
 *
 * @param volumesFrom {@code SERVICE[:ro]} or {@code container:NAME[:ro]}
 * @param readOnly whether the root file system is
 */
public record Storage(
        List<Mount> volumes,
        List<String> tmpfs,
        List<String> volumesFrom,
        Optional<String> volumeDriver,
        Map<String, String> storageOptions,
        List<FileReference> secrets,
        List<FileReference> configs,
        Optional<ByteSize> sharedMemorySize,
        boolean readOnly) {
    public Storage {
        volumes = List.copyOf(volumes);
        tmpfs = List.copyOf(tmpfs);
        volumesFrom = List.copyOf(volumesFrom);
        storageOptions = Immutable.map(storageOptions);
        secrets = List.copyOf(secrets);
        configs = List.copyOf(configs);
    }

    /** Returns this with other mounts. */
    public Storage withVolumes(List<Mount> other) {
        return new Storage(
                other, tmpfs, volumesFrom, volumeDriver, storageOptions, secrets, configs, sharedMemorySize, readOnly);
    }

    /** Returns this with other {@code volumes_from}. */
    public Storage withVolumesFrom(List<String> other) {
        return new Storage(
                volumes, tmpfs, other, volumeDriver, storageOptions, secrets, configs, sharedMemorySize, readOnly);
    }
}
