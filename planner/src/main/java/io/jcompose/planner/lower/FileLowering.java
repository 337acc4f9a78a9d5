package io.jcompose.planner.lower;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.resource.FileObject;
import io.jcompose.planner.plan.ContainerSpec.FileBind;
import io.jcompose.planner.plan.InjectedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Secrets and configs: those from a file are mounted read-only, those given by content or by a variable are copied into
 * the container before each start. Source: docker compose 2.40.3.
 */
public final class FileLowering {
    private enum Kind {
        SECRET("secret", "/run/secrets/"),
        CONFIG("config", "/");

        private final String word;
        private final String directory;

        Kind(String word, String directory) {
            this.word = word;
            this.directory = directory;
        }
    }

    private final Project project;
    private final Consumer<String> warnings;

    /** {@code warnings} hears what is ignored. */
    public FileLowering(Project project, Consumer<String> warnings) {
        this.project = project;
        this.warnings = warnings;
    }

    /** Returns the files of the host that the container sees. */
    List<FileBind> binds(Service service) {
        var binds = new ArrayList<FileBind>();
        bind(Kind.SECRET, service.storage().secrets(), project.secrets(), binds);
        bind(Kind.CONFIG, service.storage().configs(), project.configs(), binds);
        return binds;
    }

    private void bind(Kind kind, List<FileReference> uses, Map<String, FileObject> all, List<FileBind> binds) {
        for (FileReference use : uses) {
            FileObject object = object(kind, use, all);
            if (object.file().isEmpty()) continue;
            if (use.uid().isPresent() || use.gid().isPresent() || use.mode().isPresent()) {
                warnings.accept((kind == Kind.SECRET ? "secrets" : "config")
                        + " `uid`, `gid` and `mode` are not supported, they will be ignored");
            }
            binds.add(new FileBind(object.file().get(), target(kind, use)));
        }
    }

    /**
     * Returns the files to copy into the container.
     *
     * @throws ComposeException when a variable is not set, or when the container's file system is read-only
     */
    public List<InjectedFile> injected(Service service) {
        var files = new ArrayList<InjectedFile>();
        inject(Kind.SECRET, service, service.storage().secrets(), project.secrets(), files);
        inject(Kind.CONFIG, service, service.storage().configs(), project.configs(), files);
        return files;
    }

    private void inject(Kind kind, Service service, List<FileReference> uses, Map<String, FileObject> all,
            List<InjectedFile> files) {
        for (FileReference use : uses) {
            FileObject object = object(kind, use, all);
            String content = content(kind, object);
            if (content.isEmpty()) continue;
            if (service.storage().readOnly()) {
                throw refused("cannot create " + kind.word + " \"" + name(object) + "\" in read-only service "
                        + service.name() + ": `file` is the sole supported option");
            }
            files.add(new InjectedFile(target(kind, use), content, number(use.uid().orElse("")),
                    number(use.gid().orElse("")), use.mode()));
        }
    }

    private String content(Kind kind, FileObject object) {
        if (object.content().isPresent()) return object.content().get();
        if (object.environment().isEmpty()) return "";
        String variable = object.environment().get();
        String value = project.environment().get(variable);
        if (value == null) {
            throw refused("environment variable \"" + variable + "\" required by " + kind.word + " \"" + name(object)
                    + "\" is not set");
        }
        return value;
    }

    private FileObject object(Kind kind, FileReference use, Map<String, FileObject> all) {
        FileObject object = all.get(use.source());
        if (object == null) throw refused("undefined " + kind.word + " " + use.source());
        if (object.external()) throw refused("unsupported external " + kind.word + " " + name(object));
        if (object.driver().isPresent()) throw refused("Docker Compose does not support " + kind.word + "s.*.driver");
        if (object.templateDriver()
                .isPresent()) throw refused("Docker Compose does not support " + kind.word + "s.*.template_driver");
        return object;
    }

    private String name(FileObject object) {
        return object.name().orElse(project.name() + "_" + object.key());
    }

    private static String target(Kind kind, FileReference use) {
        String target = use.target().orElse("");
        if (target.isEmpty()) return kind.directory + use.source();
        boolean absolute = target.startsWith("/") || target.length() > 1 && target.charAt(1) == ':';
        return absolute ? target : kind.directory + target;
    }

    private static int number(String text) {
        if (text.isEmpty()) return 0;
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw refused("uid and gid of a secret or config are numbers, not \"" + text + "\"");
        }
    }

    private static ComposeException refused(String message) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT, message);
    }
}
