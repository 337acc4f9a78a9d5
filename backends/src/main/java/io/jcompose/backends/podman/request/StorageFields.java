package io.jcompose.backends.podman.request;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Storage;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.planner.plan.ContainerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a container sees on its file system. */
final class StorageFields {
    private final Draft draft;
    private final Surroundings surroundings;
    // by target, because a later mount of the same target wins and the engine refuses two
    private final Map<String, JsonValue> mounts = new LinkedHashMap<>();
    private final Map<String, JsonValue> volumes = new LinkedHashMap<>();
    private final Map<String, JsonValue> images = new LinkedHashMap<>();

    private StorageFields(Surroundings surroundings, Draft draft) {
        this.surroundings = surroundings;
        this.draft = draft;
    }

    static void write(ContainerSpec spec, Surroundings surroundings, Draft draft) {
        new StorageFields(surroundings, draft).write(spec);
    }

    private void write(ContainerSpec spec) {
        Storage storage = spec.service().storage();
        for (Mount mount : storage.volumes()) mount(mount);
        for (String entry : storage.tmpfs()) {
            int colon = entry.indexOf(':');
            String target = colon < 0 ? entry : entry.substring(0, colon);
            List<String> options = colon < 0 ? List.of() : List.of(entry.substring(colon + 1).split(","));
            put(mounts, target, mount("tmpfs", "tmpfs", target, memory(target, options)));
        }
        for (ContainerSpec.FileBind file : spec.binds())
            put(mounts, file.target(), mount("bind", file.source(), file.target(), List.of("rbind", "ro")));
        // last: they are what an anonymous volume at the same place stands for
        for (ContainerSpec.InheritedVolume volume : spec.inherited())
            put(volumes, volume.target(), volume(volume.volume(), volume.target(), List.of(), Optional.empty()));
        list("mounts", mounts);
        list("volumes", volumes);
        list("image_volumes", images);
        draft.body.put("image_volume_mode", "anonymous");
        draft.body.putIf("volumes_from", volumesFrom(spec));
        storage.sharedMemorySize().ifPresent(size -> draft.body.put("shm_size", size.bytes()));
        draft.body.putIf("storage_opts", storage.storageOptions());
        draft.body.putIf("read_only_filesystem", storage.readOnly());
        storage.volumeDriver().ifPresent(driver -> {
            if (!driver.equals("local")) draft.ignored("volume_driver", "declare the volume with its driver instead");
        });
    }

    private void mount(Mount mount) {
        switch (mount) {
            case Mount.Bind bind -> put(mounts, bind.target(),
                    mount("bind", bind.source(), bind.target(), bindOptions(bind)));
            case Mount.Volume volume -> {
                var options = new ArrayList<String>();
                if (volume.readOnly()) options.add("ro");
                if (volume.nocopy()) options.add("nocopy");
                if (!volume.labels().isEmpty()) draft.ignored("volumes." + volume.target() + ".volume.labels",
                        "Podman labels only named volumes");
                put(volumes, volume.target(),
                        volume(volume.source(), volume.target(), options, volume.subpath()));
            }
            case Mount.Tmpfs tmpfs -> {
                var options = new ArrayList<String>();
                tmpfs.size().ifPresent(size -> options.add("size=" + size));
                tmpfs.mode().ifPresent(mode -> options.add("mode=" + Integer.toOctalString(mode)));
                if (tmpfs.readOnly()) options.add("ro");
                put(mounts, tmpfs.target(),
                        mount("tmpfs", "tmpfs", tmpfs.target(), memory(tmpfs.target(), options)));
            }
            case Mount.Image image -> put(images, image.target(), image(image));
            case Mount.NamedPipe pipe -> throw EngineException.failed(
                    "volumes." + pipe.target() + ": a named pipe can be mounted on Windows only");
            case Mount.Cluster cluster -> throw EngineException.failed(
                    "volumes." + cluster.target() + ": Podman has no cluster volumes");
        }
    }

    private JsonValue volume(String name, String target, List<String> options, Optional<String> subpath) {
        if (subpath.isPresent() && !surroundings.version().atLeast(4, 4)) throw EngineException
                .failed("volumes." + target + ".volume.subpath requires Podman 4.4 or later");
        return JsonValue.object().put("Name", name).put("Dest", target).putIf("Options", options)
                .putIf("SubPath", subpath).build();
    }

    private JsonValue image(Mount.Image image) {
        if (image.subpath().isPresent() && !surroundings.version().atLeast(5, 2)) throw EngineException
                .failed("volumes." + image.target() + ".image.subpath requires Podman 5.2 or later");
        // always read-only, as on Docker
        return JsonValue.object().put("Source", image.source()).put("Destination", image.target())
                .putIf("subPath", image.subpath()).build();
    }

    private List<String> bindOptions(Mount.Bind bind) {
        var options = new ArrayList<String>();
        String recursive = bind.recursive().orElse("enabled");
        options.add(recursive.equals("disabled") ? "bind" : "rbind");
        if (recursive.equals("readonly")) draft.ignored("volumes." + bind.target() + ".bind.recursive",
                "mounts below it stay writable on Podman");
        if (bind.readOnly()) options.add("ro");
        bind.propagation().filter(mode -> !mode.isEmpty()).ifPresent(options::add);
        bind.selinux().filter(label -> !label.isEmpty()).ifPresent(options::add);
        return options;
    }

    /** Returns the options of a file system in memory with Docker's defaults, which are stricter than Podman's. */
    private List<String> memory(String target, List<String> asked) {
        var options = new ArrayList<String>();
        for (String option : asked) {
            int equals = option.indexOf('=');
            switch (equals < 0 ? option : option.substring(0, equals)) {
                case "" -> {}
                case "exec", "noexec", "suid", "nosuid", "dev", "nodev", "rw", "ro", "size", "mode", "tmpcopyup",
                        "private", "rprivate", "slave", "rslave", "shared", "rshared" -> {
                    if (!options.contains(option)) options.add(option);
                }
                default -> draft.ignored("tmpfs " + target + ": " + option, "Podman does not take this option");
            }
        }
        if (!options.contains("exec") && !options.contains("noexec")) options.add("noexec");
        if (!options.contains("suid") && !options.contains("nosuid")) options.add("nosuid");
        if (!options.contains("dev") && !options.contains("nodev")) options.add("nodev");
        // otherwise Podman fills it with what the image has there
        if (!options.contains("tmpcopyup")) options.add("notmpcopyup");
        return options;
    }

    private static List<String> volumesFrom(ContainerSpec spec) {
        var sources = new ArrayList<String>();
        for (ContainerSpec.NamespaceReference reference : spec.namespaces()) {
            if (!reference.part().equals("volumes_from")) continue;
            String text = reference.text();
            sources.add(reference.container() + (text.endsWith(":ro") ? ":ro" : text.endsWith(":rw") ? ":rw" : ""));
        }
        // what names a service is among the references until it is resolved
        if (sources.isEmpty()) for (String entry : spec.service().storage().volumesFrom())
            sources.add(entry.startsWith("container:") ? entry.substring("container:".length()) : entry);
        return sources;
    }

    private static JsonValue mount(String type, String source, String target, List<String> options) {
        return JsonValue.object().put("type", type).put("source", source).put("destination", target)
                .put("options", JsonValue.strings(options)).build();
    }

    private void put(Map<String, JsonValue> kind, String target, JsonValue value) {
        String path = target.length() > 1 && target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
        mounts.remove(path);
        volumes.remove(path);
        images.remove(path);
        kind.put(path, value);
    }

    private void list(String member, Map<String, JsonValue> values) {
        if (!values.isEmpty()) draft.body.put(member, new JsonValue.Arr(new ArrayList<>(values.values())));
    }
}
