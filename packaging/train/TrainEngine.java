import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers like a Docker engine whose containers are only remembered: enough for jcompose to bring a project up and to
 * look at it, so that start-up archives can be made where no engine is. Every image exists; filters are ignored.
 */
final class TrainEngine {
    private final Map<String, JsonValue.Obj> containers = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Boolean> running = new LinkedHashMap<>();
    private final Map<String, JsonValue.Obj> networks = new LinkedHashMap<>();
    private final Map<String, JsonValue.Obj> volumes = new LinkedHashMap<>();
    private final List<OutputStream> listeners = new ArrayList<>();
    private int created;

    private static final String IMAGE = "sha256:" + "a".repeat(64);

    private TrainEngine() {}

    /** Takes the path of the socket to listen on; ends when it is killed. */
    public static void main(String[] arguments) throws IOException {
        var engine = new TrainEngine();
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(Path.of(arguments[0])));
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> engine.serve(client));
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            var in = new BufferedInputStream(Channels.newInputStream(client));
            var out = Channels.newOutputStream(client);
            for (String request = line(in); request != null && !request.isEmpty(); request = line(in)) {
                int length = 0;
                boolean chunked = false;
                for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
                    String lower = header.toLowerCase();
                    if (lower.startsWith("content-length:")) length = Integer.parseInt(lower.substring(15).strip());
                    if (lower.startsWith("transfer-encoding:")) chunked = lower.contains("chunked");
                }
                byte[] body = chunked ? chunks(in) : in.readNBytes(length);
                String[] words = request.split(" ");
                String[] target = words[1].replaceFirst("^/v1\\.\\d+", "").split("\\?", 2);
                String query = target.length > 1 ? URLDecoder.decode(target[1], StandardCharsets.UTF_8) : "";
                if (target[0].equals("/events")) {
                    listen(in, out);
                    return;
                }
                out.write(answer(words[0], target[0], query, new String(body, StandardCharsets.UTF_8)));
                out.flush();
            }
        } catch (IOException gone) {
            // the client has hung up
        }
    }

    private void listen(InputStream in, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes());
        synchronized (this) {
            listeners.add(out);
        }
        while (in.read() >= 0) {}
    }

    private synchronized byte[] answer(String method, String path, String query, String body) {
        String[] part = path.substring(1).split("/");
        String last = part[part.length - 1];
        if (path.equals("/_ping")) return reply("200 OK", method.equals("HEAD") ? "" : "OK");
        if (path.equals("/version")) {
            return reply("200 OK", """
                    {"Version":"28.5.2","ApiVersion":"1.51","MinAPIVersion":"1.24","Os":"linux","Arch":"amd64",
                    "Platform":{"Name":"Docker Engine"},"Components":[{"Name":"Engine","Version":"28.5.2"}]}""");
        }
        if (path.equals("/info")) {
            return reply("200 OK", """
                    {"ServerVersion":"28.5.2","OSType":"linux","Architecture":"x86_64","Name":"train","ID":"train",
                    "SecurityOptions":["name=seccomp,profile=builtin","name=cgroupns"],"Swarm":{"LocalNodeState":"inactive"}}""");
        }
        if (part[0].equals("images")) return image(method, part);
        if (part[0].equals("networks")) return named(networks, method, part, body, "network");
        if (part[0].equals("volumes")) return named(volumes, method, part, body, "volume");
        if (path.equals("/containers/json")) {
            var all = new ArrayList<String>();
            for (String id : containers.keySet()) all.add(summary(id));
            return reply("200 OK", "[" + String.join(",", all) + "]");
        }
        if (path.equals("/containers/create")) return create(query, body);
        if (part[0].equals("containers") && part.length > 1) return container(method, part, last);
        return reply("404 Not Found", "{\"message\":\"page not found\"}");
    }

    private byte[] create(String query, String body) {
        String name = "";
        for (String parameter : query.split("&")) if (parameter.startsWith("name=")) name = parameter.substring(5);
        String id = HexFormat.of().toHexDigits(++created).repeat(8);
        containers.put(id, JsonReader.readObject(body));
        names.put(id, name);
        running.put(id, false);
        say("container", "create", id);
        return reply("201 Created", "{\"Id\":\"" + id + "\",\"Warnings\":[]}");
    }

    private byte[] container(String method, String[] part, String last) {
        String id = part[1];
        for (var entry : names.entrySet()) if (entry.getValue().equals(id)) id = entry.getKey();
        if (!containers.containsKey(id)) return reply("404 Not Found", "{\"message\":\"No such container: " + id + "\"}");
        switch (last) {
            case "json" -> {
                return reply("200 OK", inspect(id));
            }
            case "start", "restart" -> {
                running.put(id, true);
                say("container", "start", id);
                say("container", "health_status: healthy", id);
            }
            case "stop", "kill" -> {
                running.put(id, false);
                say("container", "die", id);
                say("container", "stop", id);
            }
            case "wait" -> {
                return reply("200 OK", "{\"StatusCode\":0}");
            }
            case "logs" -> {
                return reply("200 OK", "");
            }
            default -> {
                if (method.equals("DELETE")) {
                    say("container", "destroy", id);
                    containers.remove(id);
                    names.remove(id);
                }
            }
        }
        return reply("204 No Content", null);
    }

    private String summary(String id) {
        JsonValue.Obj body = containers.get(id);
        boolean up = running.getOrDefault(id, false);
        return "{\"Id\":\"" + id + "\",\"Names\":[\"/" + names.get(id) + "\"],\"Image\":\"" + body.string("Image")
                + "\",\"ImageID\":\"" + IMAGE + "\",\"Command\":\"sleep 86400\",\"Created\":1700000000,"
                + "\"Ports\":[{\"IP\":\"0.0.0.0\",\"PrivatePort\":80,\"PublicPort\":8080,\"Type\":\"tcp\"}],\"Labels\":"
                + JsonWriter.compact(body.object("Labels")) + ",\"State\":\"" + (up ? "running" : "created")
                + "\",\"Status\":\"" + (up ? "Up 5 minutes (healthy)" : "Created")
                + "\",\"HostConfig\":{\"NetworkMode\":\"bridge\"},\"NetworkSettings\":{\"Networks\":" + endpoints(body)
                + "},\"Mounts\":" + mounts(body) + "}";
    }

    private String inspect(String id) {
        JsonValue.Obj body = containers.get(id);
        boolean up = running.getOrDefault(id, false);
        return "{\"Id\":\"" + id + "\",\"Created\":\"2025-01-01T00:00:00.123456789Z\",\"Path\":\"sleep\",\"Args\":[],\"Image\":\""
                + IMAGE + "\",\"Name\":\"/" + names.get(id) + "\",\"RestartCount\":0,\"State\":{\"Status\":\""
                + (up ? "running" : "created") + "\",\"Running\":" + up + ",\"Paused\":false,\"Restarting\":false,"
                + "\"OOMKilled\":false,\"Dead\":false,\"Pid\":100,\"ExitCode\":0,\"Error\":\"\","
                + "\"StartedAt\":\"2025-01-01T00:00:00.223456789Z\",\"FinishedAt\":\"0001-01-01T00:00:00Z\","
                + "\"Health\":{\"Status\":\"healthy\",\"FailingStreak\":0,\"Log\":[]}},\"Mounts\":" + mounts(body) + ",\"HostConfig\":"
                + JsonWriter.compact(body.object("HostConfig")) + ",\"Config\":" + JsonWriter.compact(body)
                + ",\"NetworkSettings\":{\"Networks\":" + endpoints(body) + ",\"Ports\":{}}}";
    }

    private String endpoints(JsonValue.Obj body) {
        var all = new LinkedHashMap<String, JsonValue>();
        body.object("NetworkingConfig").object("EndpointsConfig").members().forEach((name, endpoint) -> {
            var members = new LinkedHashMap<>(endpoint instanceof JsonValue.Obj given ? given.members() : Map.of());
            members.put("NetworkID", new JsonValue.Str(networks.getOrDefault(name, JsonValue.Obj.EMPTY).string("Id")));
            all.put(name, new JsonValue.Obj(members));
        });
        return JsonWriter.compact(new JsonValue.Obj(all));
    }

    private static String mounts(JsonValue.Obj body) {
        var all = new ArrayList<String>();
        for (JsonValue.Obj mount : body.object("HostConfig").array("Mounts").objects()) {
            all.add("{\"Type\":\"volume\",\"Name\":\"" + mount.string("Source") + "\",\"Source\":\"/v\",\"Destination\":\""
                    + mount.string("Target") + "\",\"Driver\":\"local\",\"RW\":true}");
        }
        for (String bind : body.object("HostConfig").array("Binds").strings()) {
            String[] part = bind.split(":");
            all.add("{\"Type\":\"volume\",\"Name\":\"" + part[0] + "\",\"Source\":\"/v\",\"Destination\":\"" + part[1]
                    + "\",\"Driver\":\"local\",\"RW\":true}");
        }
        return "[" + String.join(",", all) + "]";
    }

    private byte[] image(String method, String[] part) {
        if (part.length == 2) return reply("200 OK", method.equals("GET") && part[1].equals("json") ? "[]" : "{}");
        return reply("200 OK", "{\"Id\":\"" + IMAGE + """
                ","RepoTags":[],"RepoDigests":[],"Config":{"Cmd":["sleep"],"Env":["PATH=/bin"],"Labels":{}},"Architecture":"amd64","Os":"linux","Size":1,
                "Created":"2025-01-01T00:00:00Z"}""");
    }

    private byte[] named(Map<String, JsonValue.Obj> things, String method, String[] part, String body, String type) {
        if (part.length == 1) {
            String all = String.join(",", things.values().stream().map(JsonWriter::compact).toList());
            return reply("200 OK", type.equals("network") ? "[" + all + "]" : "{\"Volumes\":[" + all + "],\"Warnings\":[]}");
        }
        if (part[1].equals("create")) {
            JsonValue.Obj wanted = JsonReader.readObject(body);
            String name = wanted.string("Name");
            var fields = new LinkedHashMap<String, JsonValue>(wanted.members());
            fields.put("Id", new JsonValue.Str("n".repeat(4) + name));
            fields.put("Scope", new JsonValue.Str("local"));
            fields.putIfAbsent("Driver", new JsonValue.Str(type.equals("network") ? "bridge" : "local"));
            fields.put("CreatedAt", new JsonValue.Str("2025-01-01T00:00:00Z"));
            things.put(name, new JsonValue.Obj(fields));
            say(type, "create", name);
            return reply("201 Created", JsonWriter.compact(things.get(name)));
        }
        JsonValue.Obj found = things.get(part[1]);
        if (found == null) return reply("404 Not Found", "{\"message\":\"no such " + type + ": " + part[1] + "\"}");
        if (method.equals("DELETE")) {
            things.remove(part[1]);
            return reply("204 No Content", null);
        }
        return reply("200 OK", method.equals("GET") ? JsonWriter.compact(found) : "{}");
    }

    private void say(String type, String action, String id) {
        JsonValue.Obj body = containers.getOrDefault(id, JsonValue.Obj.EMPTY);
        var attributes = new LinkedHashMap<String, JsonValue>(body.object("Labels").members());
        attributes.put("name", new JsonValue.Str(names.getOrDefault(id, id)));
        String event = "{\"Type\":\"" + type + "\",\"Action\":\"" + action + "\",\"status\":\"" + action + "\",\"id\":\"" + id
                + "\",\"Actor\":{\"ID\":\"" + id + "\",\"Attributes\":" + JsonWriter.compact(new JsonValue.Obj(attributes))
                + "},\"scope\":\"local\",\"time\":1700000000,\"timeNano\":1700000000000000000}\n";
        for (OutputStream listener : List.copyOf(listeners)) {
            try {
                listener.write((Integer.toHexString(event.length()) + "\r\n" + event + "\r\n").getBytes());
                listener.flush();
            } catch (IOException gone) {
                listeners.remove(listener);
            }
        }
    }

    private static byte[] reply(String status, String body) {
        String head = "HTTP/1.1 " + status + "\r\nApi-Version: 1.51\r\nOstype: linux\r\nContent-Type: application/json\r\n";
        if (body == null) return (head + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.writeBytes((head + "Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int length = size == null || size.isEmpty() ? 0 : Integer.parseInt(size.strip(), 16);
            body.writeBytes(in.readNBytes(length));
            line(in);
            if (length == 0) return body.toByteArray();
        }
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') return text.toString();
            if (c != '\r') text.append((char) c);
        }
        return null;
    }
}
