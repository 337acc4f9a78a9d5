package io.jcompose.tests.created;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jcompose.backends.archive.TarReader;
import io.jcompose.backends.archive.TarWriter;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files in a container below the directories in which secrets and configs of the tests' files are. */
final class FilesInside {
    private static final String[] DIRECTORIES = {"/run/secrets", "/parity"};

    private FilesInside() {}

    /** Returns kind, mode, owner and content by path. */
    static Map<String, String> of(EngineHttp http, String container) throws IOException {
        var files = new TreeMap<String, String>();
        for (String directory : DIRECTORIES) {
            EngineResponse response = http.send(EngineRequest.get("/containers/" + container + "/archive?path="
                    + directory));
            if (response.status() != 200) {
                response.discard();
                continue;
            }
            try (InputStream body = response.body()) {
                read(new TarReader(body), files);
            }
        }
        return files;
    }

    private static void read(TarReader tar, Map<String, String> files) throws IOException {
        for (Optional<TarWriter.Entry> next = tar.next(); next.isPresent(); next = tar.next()) {
            TarWriter.Entry entry = next.get();
            files.put(entry.name(), "%s %o %d:%d %s".formatted(entry.type(), entry.mode(), entry.uid(), entry.gid(),
                    new String(tar.content().readAllBytes(), UTF_8)));
        }
    }
}
