package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.resource.FileObject;
import java.util.ArrayList;
import java.util.List;

/** Secrets and configs, and their uses by services. */
final class FileForm {
    private final Dialect dialect;

    FileForm(Dialect dialect) {
        this.dialect = dialect;
    }

    List<JsonValue> references(List<FileReference> references) {
        var items = new ArrayList<JsonValue>();
        for (FileReference reference : references) {
            var fields = new Fields(dialect).text("source", reference.source())
                    .text("target", reference.target())
                    .text("uid", reference.uid())
                    .text("gid", reference.gid());
            if (reference.mode().isPresent()) {
                fields.text("mode", "0" + Integer.toOctalString(reference.mode().getAsInt()));
            }
            items.add(fields.extensions(reference.extensions()).build());
        }
        return items;
    }

    /** Returns a secret; its content never shows. */
    JsonValue.Obj secret(FileObject secret) {
        return of(secret, false);
    }

    /** Returns a config; its content shows unless it came from a variable. */
    JsonValue.Obj config(FileObject config) {
        return of(config, config.environment().isEmpty());
    }

    private JsonValue.Obj of(FileObject file, boolean withContent) {
        var fields = new Fields(dialect).text("name", file.name())
                .text("file", file.file())
                .text("environment", file.environment());
        if (withContent) fields.text("content", file.content());
        return fields.flag("external", file.external())
                .textMap("labels", file.labels())
                .text("driver", file.driver())
                .textMap("driver_opts", file.driverOpts())
                .text("template_driver", file.templateDriver())
                .extensions(file.extensions())
                .build();
    }
}
