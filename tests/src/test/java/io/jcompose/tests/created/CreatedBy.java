package io.jcompose.tests.created;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.tests.engine.Checkout;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What exists on an engine after {@code create}.
 *
 * @param resources lines of each container, network and volume, by kind and name
 * @param error     the last words when it failed; empty otherwise
 */
public record CreatedBy(Map<String, Map<String, String>> resources, String error) {
    /**
     * Runs {@code create} of the real docker compose, looks, and removes everything again. A directory {@code docker}
     * beside the file has the configuration of docker's client.
     */
    public static CreatedBy dockerCompose(String program, String host, Path directory, String project)
            throws IOException, InterruptedException {
        return program(program, host, directory, project, List.of("create"));
    }

    /** Runs {@code up} of a program, looks at the files that were written into containers, and removes everything again. */
    static CreatedBy startedBy(String program, String host, Path directory, String project)
            throws IOException, InterruptedException {
        String error = run(program, host, directory, List.of("-p", project, "up", "-d"));
        try (var http = http(host)) {
            var resources = new TreeMap<String, Map<String, String>>();
            for (JsonValue.Obj container : list(http, "/containers/json?all=1&" + filter(project)))
                resources.put("files in " + container.array("Names").strings().get(0),
                        FilesInside.of(http, container.string("Id")));
            return new CreatedBy(resources, error);
        } finally {
            remove(host, project);
        }
    }

    /** Runs a command of a program, looks, and removes everything again. */
    public static CreatedBy program(String program, String host, Path directory, String project, List<String> arguments)
            throws IOException, InterruptedException {
        var words = new ArrayList<String>(List.of("-p", project));
        words.addAll(arguments);
        String error = run(program, host, directory, words);
        try {
            return found(host, project, error);
        } finally {
            remove(host, project);
        }
    }

    /** Returns what is there now. */
    public static CreatedBy found(String host, String project, String error) {
        try (var http = http(host)) {
            return new CreatedBy(look(http, project), error);
        }
    }

    /** Returns the ids of a project's containers and networks, by name. */
    static Map<String, String> ids(String host, String project) {
        var ids = new TreeMap<String, String>();
        try (var http = http(host)) {
            for (JsonValue.Obj container : list(http, "/containers/json?all=1&" + filter(project)))
                ids.put("container " + container.array("Names").strings().get(0), container.string("Id"));
            for (JsonValue.Obj network : list(http, "/networks?" + filter(project)))
                ids.put("network " + network.string("Name"), network.string("Id"));
        }
        return ids;
    }

    /** Runs a program and returns the last words when it failed. */
    static String run(String program, String host, Path directory, List<String> arguments)
            throws IOException, InterruptedException {
        return run(program, host, directory, arguments, Map.of());
    }

    /** Runs a program with more variables and returns the last words when it failed. */
    static String run(String program, String host, Path directory, List<String> arguments,
            Map<String, String> environment) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(program));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", host);
        builder.environment().put("COMPOSE_PROGRESS", "plain");
        builder.environment().put("PARITY", External.MARK);
        Path config = directory.resolve("docker");
        if (Files.isDirectory(config)) builder.environment().put("DOCKER_CONFIG", config.toAbsolutePath().toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        if (code == 0) return "";
        String last = output.substring(output.lastIndexOf('\n') + 1);
        return code == 1 ? last : "exit " + code + ": " + last;
    }

    /** Runs the same of ours, looks, and removes everything again. */
    public static CreatedBy jcompose(String host, Path directory, String project)
            throws IOException, InterruptedException {
        return dockerCompose(binary(), host, directory, project);
    }

    /** Returns the program that is tested. */
    public static String binary() {
        String given = System.getenv().getOrDefault("JCOMPOSE_TEST_BINARY", "");
        return given.isEmpty() ? Checkout.root().resolve("jcompose").toString() : given;
    }

    private static EngineHttp http(String host) {
        return new EngineHttp(EngineEndpoint.parse(host, Optional.empty()));
    }

    private static Map<String, Map<String, String>> look(EngineHttp http, String project) {
        var resources = new TreeMap<String, Map<String, String>>();
        String filter = filter(project);
        for (JsonValue.Obj container : list(http, "/containers/json?all=1&" + filter)) {
            EngineResponse response = http.send(EngineRequest.get("/containers/" + container.string("Id") + "/json"));
            if (response.status() == 404) { // an engine forgets a container that it refused a moment after it told so
                response.discard();
                continue;
            }
            JsonValue.Obj inspected = response.orRefuse().object();
            resources.put("container " + inspected.string("Name"), Inspected.lines(inspected));
        }
        for (JsonValue.Obj network : list(http, "/networks?" + filter)) {
            var lines = new LinkedHashMap<>(Inspected.lines(network));
            // the engine takes the next free pool
            lines.keySet().removeIf(line -> line.startsWith("/IPAM/Config"));
            resources.put("network " + network.string("Name"), lines);
        }
        for (JsonValue.Obj volume : read(http, "/volumes?" + filter).array("Volumes").objects()) {
            resources.put("volume " + volume.string("Name"), Inspected.lines(volume));
        }
        return resources;
    }

    /** Returns the containers of a project: name, state, networks and where volumes are mounted. */
    public static String containers(String host, String project) {
        var lines = new java.util.TreeSet<String>();
        try (var http = http(host)) {
            for (JsonValue.Obj container : list(http, "/containers/json?all=1&" + filter(project))) {
                var mounts = new java.util.TreeSet<String>();
                for (JsonValue.Obj mount : container.array("Mounts").objects()) mounts.add(mount.string("Destination"));
                // the list is a moment behind what a container that was killed has become
                EngineResponse now = http.send(EngineRequest.get("/containers/" + container.string("Id") + "/json"));
                if (now.status() == 404) {
                    now.discard();
                    continue;
                }
                String state = now.orRefuse().object().object("State").string("Status");
                lines.add((container.array("Names").strings().get(0) + " " + state + " "
                        + container.object("NetworkSettings").object("Networks").members().keySet() + " " + mounts)
                        .replace(project, "PROJECT"));
            }
        }
        return String.join("\n", lines);
    }

    /** Removes what a project has, and again what the engine was still making for a program that had failed. */
    public static void remove(String host, String project) {
        try (var http = http(host)) {
            for (int attempt = 0; attempt < 5; attempt++) if (!removed(http, filter(project))) return;
        }
    }

    /** Returns whether there was anything to remove. */
    private static boolean removed(EngineHttp http, String filter) {
        var paths = new ArrayList<String>();
        for (JsonValue.Obj container : list(http, "/containers/json?all=1&" + filter))
            paths.add("/containers/" + container.string("Id") + "?force=1&v=1");
        for (JsonValue.Obj network : list(http, "/networks?" + filter)) paths.add("/networks/" + network.string("Id"));
        for (JsonValue.Obj volume : read(http, "/volumes?" + filter).array("Volumes").objects())
            paths.add("/volumes/" + volume.string("Name") + "?force=1");
        for (String path : paths) http.send(EngineRequest.delete(path)).discard();
        return !paths.isEmpty();
    }

    static String filter(String project) {
        return "filters=" + URLEncoder.encode("{\"label\":[\"" + ComposeLabels.PROJECT + "=" + project + "\"]}",
                StandardCharsets.UTF_8);
    }

    private static List<JsonValue.Obj> list(EngineHttp http, String path) {
        return http.send(EngineRequest.get(path)).orRefuse().objects();
    }

    private static JsonValue.Obj read(EngineHttp http, String path) {
        EngineResponse response = http.send(EngineRequest.get(path)).orRefuse();
        return response.object();
    }

    /** Returns what differs, a line each; empty when nothing does. */
    public List<String> differences(CreatedBy other) {
        var differences = new ArrayList<String>();
        if (!told(error).equals(told(other.error))) differences.add("error: <" + error + "> <> <" + other.error + ">");
        // how much was done before an error is left to chance
        boolean failed = !error.isEmpty() || !other.error.isEmpty();
        var names = new TreeMap<>(resources);
        names.putAll(other.resources);
        for (String name : names.keySet()) {
            Map<String, String> here = resources.getOrDefault(name, Map.of());
            Map<String, String> there = other.resources.getOrDefault(name, Map.of());
            if (here.isEmpty() || there.isEmpty()) {
                if (!failed) differences.add(name + (here.isEmpty() ? " is only there" : " is only here"));
                continue;
            }
            var paths = new TreeMap<>(here);
            paths.putAll(there);
            for (String path : paths.keySet()) {
                String one = here.getOrDefault(path, "-");
                String two = there.getOrDefault(path, "-");
                if (!one.equals(two)) differences.add(name + " " + path + ": <" + one + "> <> <" + two + ">");
            }
        }
        return differences;
    }

    /** Returns whether both failed, in other words. */
    boolean failedElse(CreatedBy other) {
        return !error.isEmpty() && !other.error.isEmpty() && !told(error).equals(told(other.error));
    }

    /** Of several paths that are missing the engine names any, from one call to the next. */
    private static String told(String error) {
        return error.replaceFirst("(bind source path does not exist: )\\S+", "$1<path>");
    }
}
