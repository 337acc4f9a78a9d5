package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Deploy;
import io.jcompose.model.spec.Isolation;
import io.jcompose.model.spec.Lifecycle;
import io.jcompose.model.spec.Metadata;
import io.jcompose.model.spec.Networking;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Provider;
import io.jcompose.model.spec.Resources;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.Storage;
import io.jcompose.model.spec.device.DeviceMapping;
import io.jcompose.model.spec.part.CredentialSpec;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.EnvFile;
import io.jcompose.model.spec.part.Logging;
import io.jcompose.model.spec.part.ModelUse;
import io.jcompose.model.spec.part.RestartPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service, field by field in docker compose's order. */
final class ServiceForm {
    private final Dialect dialect;
    private final ResourcesForm resourcesForm;

    ServiceForm(Dialect dialect) {
        this.dialect = dialect;
        resourcesForm = new ResourcesForm(dialect);
    }

    /** Returns the whole service. */
    JsonValue.Obj of(Service service) {
        return of(service, true);
    }

    /** Returns what the hash of the service is taken of: nothing that can change without a new container. */
    JsonValue.Obj hashed(Service service) {
        return of(service, false);
    }

    private JsonValue.Obj of(Service service, boolean whole) {
        Process process = service.process();
        Networking networking = service.networking();
        Storage storage = service.storage();
        Resources resources = service.resources();
        Isolation isolation = service.isolation();
        Lifecycle lifecycle = service.lifecycle();
        Metadata metadata = service.metadata();
        var fields = new Fields(dialect);

        if (whole) fields.texts("profiles", lifecycle.profiles());
        fields.textMap("annotations", metadata.annotations()).given("attach", lifecycle.attach());
        if (whole && service.build().isPresent()) {
            fields.always("build", new BuildForm(dialect).of(service.build().get()));
        }
        if (service.develop().isPresent()) {
            fields.always("develop", new HookForm(dialect).develop(service.develop().get()));
        }
        if (resources.blockIo()
                .isPresent()) fields.always("blkio_config", resourcesForm.blockIo(resources.blockIo().get()));
        fields.texts("cap_add", isolation.capAdd())
                .texts("cap_drop", isolation.capDrop())
                .text("cgroup_parent", resources.cgroupParent())
                .text("cgroup", resources.cgroup())
                .number("cpu_count", resources.cpuCount())
                .single("cpu_percent", resources.cpuPercent())
                .number("cpu_period", resources.cpuPeriod())
                .number("cpu_quota", resources.cpuQuota())
                .number("cpu_rt_period", resources.cpuRealtimePeriod())
                .number("cpu_rt_runtime", resources.cpuRealtimeRuntime())
                .single("cpus", resources.cpus())
                .text("cpuset", resources.cpuset())
                .number("cpu_shares", resources.cpuShares());
        argv(fields, "command", process.command());
        fields.list("configs", new FileForm(dialect).references(storage.configs()))
                .text("container_name", metadata.containerName());
        if (isolation.credentialSpec().isPresent()) {
            fields.always("credential_spec", credentials(isolation.credentialSpec().get()));
        }
        if (whole) dependsOn(fields, lifecycle.dependsOn());
        if (service.deploy().isPresent()) deploy(fields, service.deploy().get(), whole);
        fields.texts("device_cgroup_rules", resources.deviceCgroupRules());
        devices(fields, resources.devices());
        fields.texts("dns", networking.dns())
                .texts("dns_opt", networking.dnsOptions())
                .texts("dns_search", networking.dnsSearch())
                .text("dockerfile", metadata.dockerfile())
                .text("domainname", networking.domainname());
        argv(fields, "entrypoint", process.entrypoint());
        if (service.provider().isPresent()) fields.always("provider", provider(service.provider().get()));
        fields.variables("environment", process.environment());
        envFiles(fields, process.envFiles());
        fields.texts("expose", networking.expose())
                .texts("external_links", networking.externalLinks())
                .hosts("extra_hosts", networking.extraHosts())
                .texts("group_add", process.groupAdd())
                .list("gpus", resourcesForm.deviceRequests(resources.gpus()))
                .text("hostname", networking.hostname());
        if (lifecycle.healthcheck().isPresent()) {
            fields.always("healthcheck", new HookForm(dialect).healthcheck(lifecycle.healthcheck().get()));
        }
        fields.text("image", service.image())
                .given("init", process.init())
                .text("ipc", isolation.ipc())
                .text("isolation", isolation.isolation())
                .textMap("labels", metadata.labels());
        labelFiles(fields, metadata.labelFiles());
        fields.texts("links", networking.links());
        if (metadata.logging().isPresent()) fields.always("logging", logging(metadata.logging().get()));
        fields.text("log_driver", metadata.logDriver())
                .textMap("log_opt", metadata.logOptions())
                .size("mem_limit", resources.memoryLimit())
                .size("mem_reservation", resources.memoryReservation())
                .size("memswap_limit", resources.memorySwapLimit())
                .size("mem_swappiness", resources.memorySwappiness())
                .text("mac_address", networking.macAddress());
        models(fields, service.models());
        var networks = new NetworkForm(dialect);
        fields.text("net", networking.net()).text("network_mode", networking.networkMode());
        networks.attachments(fields, networking.networks());
        fields.flag("oom_kill_disable", resources.oomKillDisable())
                .number("oom_score_adj", resources.oomScoreAdjust())
                .text("pid", isolation.pid())
                .number("pids_limit", resources.pidsLimit())
                .text("platform", metadata.platform())
                .list("ports", networks.ports(networking.ports()))
                .flag("privileged", isolation.privileged());
        if (whole) fields.text("pull_policy", lifecycle.pullPolicy());
        fields.flag("read_only", storage.readOnly());
        Optional<RestartPolicy> restart = lifecycle.restart();
        if (restart.isPresent()) fields.text("restart", restart.get().text());
        fields.text("runtime", isolation.runtime());
        if (whole) fields.given("scale", lifecycle.scale());
        fields.list("secrets", new FileForm(dialect).references(storage.secrets()))
                .texts("security_opt", isolation.securityOptions())
                .size("shm_size", storage.sharedMemorySize())
                .flag("stdin_open", process.stdinOpen())
                .given("stop_grace_period", process.stopGracePeriod(), true)
                .text("stop_signal", process.stopSignal())
                .textMap("storage_opt", storage.storageOptions())
                .textMap("sysctls", isolation.sysctls())
                .texts("tmpfs", storage.tmpfs())
                .flag("tty", process.tty());
        resourcesForm.ulimits(fields, resources.ulimits());
        fields.flag("use_api_socket", isolation.useApiSocket())
                .text("user", process.user())
                .text("userns_mode", isolation.usernsMode())
                .text("uts", isolation.uts())
                .text("volume_driver", storage.volumeDriver())
                .list("volumes", new MountForm(dialect).mounts(storage.volumes()))
                .texts("volumes_from", storage.volumesFrom())
                .text("working_dir", process.workingDirectory());
        var hooks = new HookForm(dialect);
        return fields.list("pre_start", hooks.hooks(lifecycle.preStart()))
                .list("post_start", hooks.hooks(lifecycle.postStart()))
                .list("pre_stop", hooks.hooks(lifecycle.preStop()))
                .extensions(metadata.extensions())
                .build();
    }

    /** An argv that is not given differs from an empty one; JSON spells it out. */
    private void argv(Fields fields, String name, Optional<List<String>> argv) {
        if (argv.isPresent()) fields.always(name, JsonValue.strings(argv.get()));
        else if (dialect == Dialect.JSON) fields.always(name, JsonValue.NULL);
    }

    private void deploy(Fields fields, Deploy deploy, boolean whole) {
        fields.always("deploy", new DeployForm(dialect).of(deploy, whole));
    }

    private JsonValue credentials(CredentialSpec spec) {
        return new Fields(dialect).text("config", spec.config()).text("file", spec.file())
                .text("registry", spec.registry()).extensions(spec.extensions()).build();
    }

    private void dependsOn(Fields fields, Map<ServiceName, DependsOn> dependencies) {
        if (dependencies.isEmpty()) return;
        var byName = new LinkedHashMap<String, DependsOn>();
        for (Map.Entry<ServiceName, DependsOn> entry : dependencies.entrySet()) {
            byName.put(entry.getKey().value(), entry.getValue());
        }
        var sorted = new LinkedHashMap<String, JsonValue>();
        for (String name : KeyOrder.sorted(byName, dialect)) {
            DependsOn dependency = byName.get(name);
            if (dependency == null) continue;
            sorted.put(name, new Fields(dialect).text("condition", dependency.condition().text())
                    .flag("restart", dependency.restart())
                    .always("required", JsonValue.of(dependency.required()))
                    .extensions(dependency.extensions()).build());
        }
        fields.always("depends_on", new JsonValue.Obj(sorted));
    }

    private void devices(Fields fields, List<DeviceMapping> devices) {
        var items = new ArrayList<JsonValue>();
        for (DeviceMapping device : devices) {
            items.add(new Fields(dialect).text("source", device.source()).text("target", device.target())
                    .text("permissions", device.permissions()).extensions(device.extensions()).build());
        }
        fields.list("devices", items);
    }

    private JsonValue provider(Provider provider) {
        return new Fields(dialect).text("type", provider.type()).textLists("options", provider.options())
                .extensions(provider.extensions()).build();
    }

    private void envFiles(Fields fields, List<EnvFile> files) {
        var items = new ArrayList<JsonValue>();
        for (EnvFile file : files) {
            if (file.required()) {
                items.add(JsonValue.of(file.path().toString()));
                continue;
            }
            var item = new Fields(dialect).text("path", file.path().toString()).always("required", JsonValue.FALSE);
            if (dialect == Dialect.JSON) item.text("format", file.format());
            items.add(item.build());
        }
        fields.list("env_file", items);
    }

    private static void labelFiles(Fields fields, List<Path> files) {
        var texts = new ArrayList<String>();
        for (Path file : files) texts.add(file.toString());
        fields.texts("label_file", texts);
    }

    private JsonValue logging(Logging logging) {
        return new Fields(dialect).text("driver", logging.driver()).textMap("options", logging.options())
                .extensions(logging.extensions()).build();
    }

    private void models(Fields fields, Map<String, Optional<ModelUse>> models) {
        if (models.isEmpty()) return;
        var sorted = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(models, dialect)) sorted.put(key, model(models.get(key)));
        fields.always("models", new JsonValue.Obj(sorted));
    }

    private JsonValue model(@Nullable Optional<ModelUse> use) {
        if (use == null || use.isEmpty()) return JsonValue.NULL;
        return new Fields(dialect).text("endpoint_var", use.get().endpointVariable())
                .text("model_var", use.get().modelVariable()).extensions(use.get().extensions()).build();
    }
}
