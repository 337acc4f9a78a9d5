package io.jcompose.backends.registry;

import io.jcompose.backends.endpoint.DockerConfigFile;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What docker's {@code config.json} knows about registries. Asked in this order: {@code DOCKER_AUTH_CONFIG}, the helper
 * program of the registry ({@code credHelpers}), the program for all ({@code credsStore}), the file itself
 * ({@code auths}).
 */
public final class RegistryCredentials implements io.jcompose.model.load.remote.RegistryCredentials {
    /** The name under which the credentials of docker.io are kept. */
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    private static final List<String> NAMES_OF_HUB = List.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private final DockerConfigFile config;
    private final JsonValue.Obj given;

    /** Returns credentials that are read when a registry asks for them, since hardly any project asks one. */
    public static io.jcompose.model.load.remote.RegistryCredentials whenAsked(Map<String, String> environment) {
        return registry -> new RegistryCredentials(environment).login(registry);
    }

    /** Reads the files of this environment. */
    public RegistryCredentials(Map<String, String> environment) {
        this.config = DockerConfigFile.read(environment);
        this.given = given(environment.getOrDefault("DOCKER_AUTH_CONFIG", ""));
    }

    private static JsonValue.Obj given(String text) {
        if (text.isBlank()) return JsonValue.Obj.EMPTY;
        try {
            return JsonReader.readObject(text).object("auths");
        } catch (JsonSyntaxException notJson) {
            throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                    "DOCKER_AUTH_CONFIG holds no valid JSON: " + notJson.getMessage(), null, notJson);
        }
    }

    /** Returns the value of the header {@code X-Registry-Auth} for a registry; absent when nothing is known of it. */
    public Optional<String> header(String registry) {
        return find(registry).map(found -> Base64.getUrlEncoder()
                .encodeToString(JsonWriter.compact(found).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<Login> login(String registry) {
        return find(registry).flatMap(found -> {
            String token = found.string("identitytoken");
            if (!token.isEmpty()) return Optional.of(new Login("", token));
            if (found.string("username").isEmpty()) return Optional.empty();
            return Optional.of(new Login(found.string("username"), found.string("password")));
        });
    }

    /** Returns the value of {@code X-Registry-Config}, all credentials that are known, for builds. */
    public Optional<String> allHeader() {
        Map<String, JsonValue.Obj> all = all();
        if (all.isEmpty()) return Optional.empty();
        return Optional.of(Base64.getUrlEncoder()
                .encodeToString(JsonWriter.compact(new JsonValue.Obj(new LinkedHashMap<>(all)))
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, JsonValue.Obj> all() {
        var all = new LinkedHashMap<String, JsonValue.Obj>();
        var registries = new ArrayList<String>(config.content().object("auths").members().keySet());
        registries.addAll(config.content().object("credHelpers").members().keySet());
        registries.addAll(given.members().keySet());
        for (String registry : registries) find(registry).ifPresent(found -> all.put(registry, found));
        return all;
    }

    /** Returns a {@code config.json} with all credentials that are known, for programs that have no helpers. */
    public String configFile() {
        var auths = JsonValue.object();
        all().forEach((registry, found) -> {
            String pair = found.string("username") + ":" + found.string("password");
            auths.put(registry, JsonValue.object()
                    .putIf("auth", pair.equals(":") ? "" : Base64.getEncoder()
                            .encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                    .putIf("identitytoken", found.string("identitytoken"))
                    .putIf("registrytoken", found.string("registrytoken")).build());
        });
        return JsonWriter.indented(JsonValue.object().put("auths", auths.build()).build(), "\t");
    }

    private Optional<JsonValue.Obj> find(String registry) {
        String key = NAMES_OF_HUB.contains(registry) ? DOCKER_HUB : registry;
        Optional<JsonValue.Obj> fromVariable = entry(given, key);
        if (fromVariable.isPresent()) return fromVariable;
        String helper = config.content().object("credHelpers").string(key);
        if (helper.isEmpty()) helper = config.content().string("credsStore");
        if (!helper.isEmpty()) {
            Optional<JsonValue.Obj> fromHelper = ask(helper, key);
            if (fromHelper.isPresent()) return fromHelper;
        }
        return entry(config.content().object("auths"), key);
    }

    private static Optional<JsonValue.Obj> entry(JsonValue.Obj auths, String key) {
        for (Map.Entry<String, JsonValue> entry : auths.members().entrySet()) {
            if (!(entry.getValue() instanceof JsonValue.Obj found)) continue;
            if (entry.getKey().equals(key) || host(entry.getKey()).equals(key)) return read(found, key);
        }
        return Optional.empty();
    }

    /** Returns the host of a key that older versions wrote as an address. */
    private static String host(String key) {
        int scheme = key.indexOf("://");
        String rest = scheme < 0 ? key : key.substring(scheme + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private static Optional<JsonValue.Obj> read(JsonValue.Obj entry, String registry) {
        String user = entry.string("username");
        String password = entry.string("password");
        String auth = entry.string("auth");
        if (!auth.isEmpty()) {
            String pair;
            try {
                pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notBase64) {
                throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                        "the credentials of " + registry + " are not in base64", null, notBase64);
            }
            int colon = pair.indexOf(':');
            user = colon < 0 ? pair : pair.substring(0, colon);
            // Windows tools fill up with NUL
            password = colon < 0 ? "" : pair.substring(colon + 1).replace("\0", "");
        }
        String token = entry.string("identitytoken");
        String registryToken = entry.string("registrytoken");
        if (user.isEmpty() && token.isEmpty() && registryToken.isEmpty()) return Optional.empty();
        return Optional.of(JsonValue.object().putIf("username", user).putIf("password", password)
                .put("serveraddress", registry).putIf("identitytoken", token).putIf("registrytoken", registryToken)
                .build());
    }

    private static Optional<JsonValue.Obj> ask(String helper, String registry) {
        String program = "docker-credential-" + helper;
        Process process;
        String answer;
        try {
            process = new ProcessBuilder(List.of(program, "get")).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(registry.getBytes(StandardCharsets.UTF_8));
            }
            answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                // this is how helpers say that they know nothing
                if (answer.contains("not found")) return Optional.empty();
                throw failed(program, answer, null);
            }
        } catch (IOException unable) {
            throw failed(program, String.valueOf(unable.getMessage()), unable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw EngineHttp.cancelled(interrupted);
        }
        JsonValue.Obj found;
        try {
            found = JsonReader.readObject(answer);
        } catch (JsonSyntaxException notJson) {
            throw failed(program, notJson.getMessage() == null ? "" : notJson.getMessage(), notJson);
        }
        String user = found.string("Username");
        String secret = found.string("Secret");
        if (secret.isEmpty()) return Optional.empty();
        var credentials = JsonValue.object().put("serveraddress", registry);
        if (user.equals("<token>")) credentials.put("identitytoken", secret);
        else credentials.put("username", user).put("password", secret);
        return Optional.of(credentials.build());
    }

    private static ComposeException failed(String program, String why,
            @org.jspecify.annotations.Nullable Throwable cause) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                "error getting credentials - err: " + program + ", out: `" + why + "`", null, cause);
    }
}
