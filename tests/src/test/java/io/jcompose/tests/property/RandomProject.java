package io.jcompose.tests.property;

import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.spec.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** A project drawn at random from a seed: the same seed, the same project. Edits change one thing at a time. */
public final class RandomProject {
    private final Random random;
    private final List<Wish> services = new ArrayList<>();
    private final TreeSet<String> networks = new TreeSet<>();
    private final TreeSet<String> volumes = new TreeSet<>();
    private final Map<String, String> drivers = new TreeMap<>();

    /** A service to be. */
    private static final class Wish {
        private final String name;
        private int scale = 1;
        private boolean oneShot;
        private boolean checked;
        private int greeting;
        private String mode = "";
        private String volumesFrom = "";
        private final Map<String, String> needs = new TreeMap<>();
        private final TreeSet<String> networks = new TreeSet<>();
        private final TreeSet<String> mounts = new TreeSet<>();
        private boolean anonymous;
        private boolean config;
        private boolean hook;
        private boolean prepared;
        private boolean named;
        private boolean secret;
        private String ipc = "";
        private String link = "";
        private final TreeSet<String> attributes = new TreeSet<>();

        private Wish(String name) {
            this.name = name;
        }
    }

    private String volumeLabel = "drawn";

    /** Lines of a service that are drawn now and then; none of them changes which containers there are. */
    private static final List<String> ATTRIBUTES = List.of("ports: ['80', '127.0.0.1::81/udp']", "expose: ['90']",
            "labels: {number: 1, text: 'a b'}", "annotations: {note: x}", "restart: unless-stopped",
            "cap_add: [NET_ADMIN, SYS_TIME]", "ulimits: {nofile: {soft: 10, hard: 20}}",
            "sysctls: {net.core.somaxconn: 9}",
            "mem_limit: 64m", "cpus: 0.5", "tmpfs: [/scratch, '/other:size=1m']", "extra_hosts: [one=10.0.0.1]",
            "dns: [1.1.1.1]", "init: true", "stop_grace_period: 1s", "shm_size: 1m", "group_add: ['20']",
            "devices: [/dev/null]", "logging: {driver: json-file, options: {max-size: 1m}}", "hostname: somebody",
            "security_opt: ['no-new-privileges:true']", "user: '1:1'", "working_dir: /tmp",
            "blkio_config: {weight: 300}", "pre_stop: [{command: [sh, -c, 'echo bye']}]", "stop_signal: SIGINT",
            "deploy: {resources: {reservations: {memory: 16m}}, labels: {l: x}}");
    /** Lines of a network and of a volume. */
    private static final List<String> NETWORK = List.of("", ", internal: true", ", labels: {a: b}",
            ", driver_opts: {x: '1'}", ", ipam: {config: [{subnet: 10.9.8.0/24, gateway: 10.9.8.1}]}",
            ", enable_ipv6: true");
    private static final List<
            String> VOLUME = List.of("", ", driver: local", ", driver_opts: {type: tmpfs, device: tmpfs}");

    private final Map<String, String> extras = new TreeMap<>();

    /** Draws one. */
    public RandomProject(long seed) {
        random = new Random(seed);
        int count = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) services.add(draw("s" + (char) ('a' + i)));
        // drawn last, and apart, so that what a seed drew before is the same as ever
        var more = new Random(~seed);
        for (Wish wish : services) {
            for (String attribute : ATTRIBUTES) {
                boolean hosted = attribute.startsWith("ports") || attribute.startsWith("hostname")
                        || attribute.startsWith("extra_hosts") || attribute.startsWith("dns");
                if (more.nextInt(100) < 12 && !(hosted && !wish.mode.isEmpty())) wish.attributes.add(attribute);
            }
        }
        for (String network : List.of("back", "front"))
            extras.put(network, NETWORK.get(more.nextInt(NETWORK.size())));
        for (String volume : List.of("data", "logs")) extras.put(volume, VOLUME.get(more.nextInt(VOLUME.size())));
        for (Wish wish : services) {
            boolean awaited = services.stream().anyMatch(other -> other.needs.getOrDefault(wish.name, "")
                    .contains("completed"));
            if (!awaited) wish.oneShot = false; // else it would be run at every up
        }
    }

    private Wish draw(String name) {
        var wish = new Wish(name);
        wish.scale = chance(15) ? random.nextInt(4) : 1;
        wish.oneShot = chance(25);
        wish.checked = !wish.oneShot && chance(40);
        wish.greeting = random.nextInt(3);
        wish.anonymous = chance(20);
        wish.config = chance(20);
        wish.hook = !wish.oneShot && chance(15);
        for (Wish earlier : services) {
            if (!chance(40)) continue;
            String condition = earlier.oneShot ? "service_completed_successfully"
                    : earlier.checked ? "service_healthy" : "service_started";
            String restart = chance(30) ? "true" : "false";
            String required = chance(85) ? "true" : "false";
            wish.needs.put(earlier.name,
                    "{condition: " + condition + ", restart: " + restart + ", required: " + required + "}");
        }
        for (String network : List.of("back", "front")) {
            if (chance(40)) wish.networks.add(network);
        }
        for (String volume : List.of("data", "logs")) {
            if (chance(25)) wish.mounts.add(volume);
        }
        Optional<Wish> host = services.stream().filter(one -> one.scale > 0 && !one.oneShot).findFirst();
        if (host.isPresent() && chance(15)) {
            wish.mode = "service:" + host.get().name;
            wish.networks.clear();
        } else if (host.isPresent() && chance(10)) {
            wish.volumesFrom = host.get().name;
        }
        wish.prepared = chance(15);
        wish.named = wish.scale == 1 && chance(15);
        wish.secret = chance(15);
        if (host.isPresent() && chance(10)) wish.ipc = "service:" + host.get().name;
        if (host.isPresent() && wish.mode.isEmpty() && chance(15)) wish.link = host.get().name;
        networks.addAll(wish.networks);
        volumes.addAll(wish.mounts);
        return wish;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Changes the configuration of one service, and returns its name. */
    public String edit() {
        Wish wish = services.get(random.nextInt(services.size()));
        wish.greeting += 10;
        return wish.name;
    }

    /** Changes the number of containers of one service, and returns its name. */
    public String rescale() {
        Wish wish = services.get(random.nextInt(services.size()));
        wish.scale = wish.named ? 1 : 1 + random.nextInt(3);
        return wish.name;
    }

    /** Changes the configuration of a network, when there is one. */
    public void editNetwork() {
        if (!networks.isEmpty()) drivers.put(networks.first(), "macvlan");
    }

    /** Changes the configuration of a volume, when there is one. */
    public void editVolume() {
        volumeLabel = "edited";
    }

    /** Makes the image of one service one that nobody has, and returns the service's name. */
    String unknownImage(StringBuilder text) {
        Wish wish = services.get(random.nextInt(services.size()));
        int at = text.indexOf("  " + wish.name + ":\n    image: busybox:test");
        int from = text.indexOf("busybox:test", at);
        text.replace(from, from + "busybox:test".length(), "nowhere:none");
        return wish.name;
    }

    /** Returns it as it is now. */
    public Project load() {
        return load(text());
    }

    static Project load(String text) {
        var request = LoadRequest.in(Path.of("").toAbsolutePath(), Map.of()).withFiles(List.of("-"));
        request = new LoadRequest(request.currentDirectory(), Optional.empty(), List.of("-"), Optional.empty(),
                List.of(), List.of(), List.of(), Map.of(), Optional.of(text), request.options());
        return new ProjectLoader().load(request).project();
    }

    String text() {
        var text = new StringBuilder("name: random\nservices:\n");
        for (Wish wish : services) write(wish, text);
        if (!networks.isEmpty()) text.append("networks:\n");
        for (String network : networks)
            text.append("  ").append(network).append(": {driver: ")
                    .append(drivers.getOrDefault(network, "bridge")).append(extras.get(network)).append("}\n");
        if (!volumes.isEmpty()) text.append("volumes:\n");
        for (String volume : volumes)
            text.append("  ").append(volume).append(": {labels: {state: ")
                    .append(volume.equals(volumes.first()) ? volumeLabel : "drawn").append("}")
                    .append(extras.get(volume)).append("}\n");
        // nobody asks for the profile
        text.insert(text.indexOf("services:\n") + "services:\n".length(),
                "  dormant: {image: 'nowhere:none', profiles: [never]}\n");
        text.insert(0, "x-unused: {a: b}\n");
        if (services.stream().anyMatch(wish -> wish.config)) text.append("configs:\n  banner: {content: hello}\n");
        if (services.stream().anyMatch(wish -> wish.secret)) text.append("secrets:\n  key: {file: ./key.txt}\n");
        return text.toString();
    }

    private static void write(Wish wish, StringBuilder text) {
        text.append("  ").append(wish.name).append(":\n    image: busybox:test\n    pull_policy: never\n");
        text.append("    command: ").append(wish.oneShot ? "[\"true\"]\n" : "[sleep, '600']\n");
        text.append("    environment: {GREETING: 'hello ").append(wish.greeting).append("'}\n");
        if (wish.scale != 1) text.append("    scale: ").append(wish.scale).append('\n');
        if (wish.checked) text.append("    healthcheck: {test: [CMD, 'true']}\n");
        if (!wish.mode.isEmpty()) text.append("    network_mode: ").append(wish.mode).append('\n');
        if (!wish.volumesFrom.isEmpty()) text.append("    volumes_from: [").append(wish.volumesFrom).append("]\n");
        if (!wish.networks.isEmpty()) text.append("    networks: ").append(wish.networks).append('\n');
        if (wish.config) text.append("    configs: [banner]\n");
        if (wish.secret) text.append("    secrets: [key]\n");
        if (wish.named) text.append("    container_name: random-the-").append(wish.name).append('\n');
        if (!wish.ipc.isEmpty()) text.append("    ipc: ").append(wish.ipc).append('\n');
        if (!wish.link.isEmpty()) text.append("    links: ['").append(wish.link).append(":other']\n");
        if (wish.prepared) text.append("    pre_start: [{command: [sh, -c, 'echo soon']}]\n");
        if (wish.hook) text.append("    post_start: [{command: [sh, -c, 'echo hi']}]\n");
        for (String attribute : wish.attributes) text.append("    ").append(attribute).append('\n');
        var mounts = new ArrayList<String>();
        for (String volume : wish.mounts) mounts.add("'" + volume + ":/mnt/" + volume + "'");
        if (wish.anonymous) mounts.add("/cache");
        if (!mounts.isEmpty()) text.append("    volumes: ").append(mounts).append('\n');
        if (wish.needs.isEmpty()) return;
        text.append("    depends_on:\n");
        wish.needs.forEach((name, need) -> text.append("      ").append(name).append(": ").append(need).append('\n'));
    }

    private static boolean shares(String mode, TreeSet<String> names) {
        return !mode.isEmpty() && names.contains(mode.substring("service:".length()));
    }

    /** Returns the service and those that live in the namespaces or with the volumes of its containers. */
    TreeSet<String> together(String name) {
        var found = new TreeSet<String>();
        found.add(name);
        for (int size = 0; size != found.size();) {
            size = found.size();
            for (Wish wish : services) {
                boolean guest = found.contains(wish.volumesFrom)
                        || shares(wish.mode, found) || shares(wish.ipc, found);
                if (guest) found.add(wish.name);
            }
        }
        found.removeIf(one -> services.stream().anyMatch(wish -> wish.name.equals(one) && wish.scale == 0));
        return found;
    }
}
