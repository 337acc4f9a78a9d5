package io.jcompose.backends.registry;

import io.jcompose.backends.endpoint.DockerConfigFile;
import io.jcompose.model.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code proxies} of config.json: variables that every container and build gets. */
public final class ProxyVariables {
    private static final Map<String, String> NAMES = Map.of("httpProxy", "HTTP_PROXY", "httpsProxy", "HTTPS_PROXY",
            "noProxy", "NO_PROXY", "ftpProxy", "FTP_PROXY", "allProxy", "ALL_PROXY");

    private ProxyVariables() {}

    /** Returns the variables for an engine, in capitals and in small letters; those of {@code default} when it has none. */
    public static Map<String, String> read(Map<String, String> environment, String endpoint) {
        JsonValue.Obj proxies = DockerConfigFile.read(environment).content().object("proxies");
        JsonValue.Obj chosen = proxies.get(endpoint).isPresent() ? proxies.object(endpoint) : proxies.object("default");
        var variables = new LinkedHashMap<String, String>();
        for (String key : chosen.members().keySet()) {
            String name = NAMES.get(key);
            String value = chosen.string(key);
            if (name == null || value.isEmpty()) continue;
            variables.put(name, value);
            variables.put(name.toLowerCase(Locale.ROOT), value);
        }
        return variables;
    }
}
