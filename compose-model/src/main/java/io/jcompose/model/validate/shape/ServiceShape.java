package io.jcompose.model.validate.shape;

import static io.jcompose.model.validate.shape.Shapes.argv;
import static io.jcompose.model.validate.shape.Shapes.extension;
import static io.jcompose.model.validate.shape.Shapes.flag;
import static io.jcompose.model.validate.shape.Shapes.number;
import static io.jcompose.model.validate.shape.Shapes.oneOrTexts;
import static io.jcompose.model.validate.shape.Shapes.oneOrUniqueTexts;
import static io.jcompose.model.validate.shape.Shapes.text;
import static io.jcompose.model.validate.shape.Shapes.textAmong;
import static io.jcompose.model.validate.shape.Shapes.textOrWithin;
import static io.jcompose.model.validate.shape.Shapes.texts;
import static io.jcompose.model.validate.shape.Shapes.uniqueTexts;
import static io.jcompose.model.validate.shape.Shapes.uniqueWords;
import static io.jcompose.model.validate.shape.Shapes.variables;
import static io.jcompose.model.validate.shape.Shapes.whole;

import io.jcompose.model.source.YamlNode;
import java.util.Map;

/** The shape of a service. */
final class ServiceShape {
    private ServiceShape() {}

    static boolean accepts(YamlNode.Mapping service) {
        for (Map.Entry<String, YamlNode.Entry> entry : service.entries().entrySet()) {
            if (!attribute(entry.getKey(), entry.getValue().value())) return false;
        }
        return true;
    }

    private static boolean attribute(String key, YamlNode value) {
        return switch (key) {
            case "cgroup_parent", "cpuset", "domainname", "hostname", "image", "ipc", "isolation", "mac_address",
                    "network_mode", "platform", "pull_refresh_after", "restart", "runtime", "stop_grace_period",
                    "stop_signal", "user", "userns_mode", "uts", "working_dir" -> text(value);
            case "attach", "init", "oom_kill_disable", "privileged", "read_only", "stdin_open", "tty" -> flag(value);
            case "command", "entrypoint" -> argv(value);
            case "annotations", "environment", "labels", "sysctls" -> variables(value);
            case "cap_add", "cap_drop", "device_cgroup_rules", "dns_opt", "external_links", "links", "profiles",
                    "security_opt", "volumes_from" -> uniqueTexts(value);
            case "dns", "dns_search", "tmpfs" -> oneOrUniqueTexts(value);
            case "label_file" -> oneOrTexts(value);
            case "expose", "group_add" -> uniqueWords(value);
            case "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "cpus", "mem_limit",
                    "memswap_limit", "pids_limit", "shm_size" -> number(value);
            case "mem_reservation", "mem_swappiness", "scale" -> whole(value);
            case "cpu_count" -> textOrWithin(value, 0, Double.POSITIVE_INFINITY);
            case "cpu_percent" -> textOrWithin(value, 0, 100);
            case "oom_score_adj" -> textOrWithin(value, -1000, 1000);
            case "pid" -> Shapes.textOrNull(value);
            case "use_api_socket" -> Shapes.truth(value);
            case "storage_opt" -> value instanceof YamlNode.Mapping;
            case "cgroup" -> textAmong(value, "host", "private");
            case "container_name" -> value instanceof YamlNode.Scalar name && text(name) && containerName(name.value());
            case "pull_policy" -> value instanceof YamlNode.Scalar policy && text(policy) && pullPolicy(policy.value());
            case "extra_hosts" -> Shapes.hosts(value);
            case "blkio_config" -> DeployShape.blockIo(value);
            case "build" -> text(value) || BuildShape.accepts(value);
            case "configs", "secrets" -> BuildShape.fileUses(value);
            case "ulimits" -> BuildShape.ulimits(value);
            case "credential_spec" -> credentialSpec(value);
            case "depends_on" -> uniqueTexts(value) || AttachShape.dependencies(value);
            case "deploy" -> DeployShape.accepts(value);
            case "develop" -> HookShape.develop(value);
            case "devices" -> AttachShape.devices(value);
            case "env_file" -> text(value) || envFiles(value);
            case "extends" -> text(value) || extendsMapping(value);
            case "gpus" -> textAmong(value, "all") || DeployShape.gpus(value);
            case "healthcheck" -> healthcheck(value);
            case "logging" -> logging(value);
            case "models" -> uniqueTexts(value) || AttachShape.models(value);
            case "networks" -> uniqueTexts(value) || AttachShape.networks(value);
            case "ports" -> AttachShape.ports(value);
            case "post_start", "pre_stop" -> HookShape.hooks(value, false);
            case "pre_start" -> HookShape.hooks(value, true);
            case "provider" -> HookShape.provider(value);
            case "volumes" -> MountShape.accepts(value);
            default -> extension(key, value);
        };
    }

    /** Says whether a letter or digit with one more allowed character behind it is in the name: the whole need not. */
    static boolean containerName(String name) {
        for (int i = 0; i + 1 < name.length(); i++) {
            char c = name.charAt(i + 1);
            if (letterOrDigit(name.charAt(i)) && (letterOrDigit(c) || c == '_' || c == '.' || c == '-')) return true;
        }
        return false;
    }

    private static boolean letterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    static boolean pullPolicy(String policy) {
        for (String word : new String[] {"always", "never", "build", "if_not_present", "missing", "refresh", "daily",
            "weekly"}) {
            if (policy.contains(word)) return true;
        }
        for (int at = policy.indexOf("every_"); at >= 0; at = policy.indexOf("every_", at + 1)) {
            int digits = at + "every_".length();
            int end = digits;
            while (end < policy.length() && policy.charAt(end) >= '0' && policy.charAt(end) <= '9') end++;
            if (end > digits && end < policy.length() && "wdhms".indexOf(policy.charAt(end)) >= 0) return true;
        }
        return false;
    }

    private static boolean credentialSpec(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "config", "file", "registry" -> text(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    private static boolean envFiles(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence sequence)) return false;
        for (YamlNode item : sequence.items()) {
            if (text(item)) continue;
            if (!(item instanceof YamlNode.Mapping mapping) || mapping.get("path") == null) return false;
            for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
                boolean accepted = switch (entry.getKey()) {
                    case "path", "format" -> text(entry.getValue().value());
                    case "required" -> flag(entry.getValue().value());
                    default -> false;
                };
                if (!accepted) return false;
            }
        }
        return true;
    }

    private static boolean extendsMapping(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.get("service") == null) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            if (!entry.getKey().equals("service") && !entry.getKey().equals("file")) return false;
            if (!text(entry.getValue().value())) return false;
        }
        return true;
    }

    private static boolean healthcheck(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "interval", "timeout", "start_period", "start_interval" -> text(value);
                case "retries" -> number(value);
                case "disable" -> flag(value);
                case "test" -> text(value) || texts(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }

    private static boolean logging(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) return false;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            boolean accepted = switch (entry.getKey()) {
                case "driver" -> text(value);
                case "options" -> Shapes.logOptions(value);
                default -> extension(entry.getKey(), value);
            };
            if (!accepted) return false;
        }
        return true;
    }
}
