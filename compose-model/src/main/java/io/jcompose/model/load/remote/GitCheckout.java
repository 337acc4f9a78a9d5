package io.jcompose.model.load.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings one commit of a git repository into the cache, through the git program. */
final class GitCheckout {
    private static final List<
            String> MAIN_FILES = List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    private final GitReference reference;
    private final String text;
    private final Map<String, String> environment;

    GitCheckout(GitReference reference, String text, Map<String, String> environment) {
        this.reference = reference;
        this.text = text;
        this.environment = environment;
    }

    RemoteResources.Fetched fetchInto(Path cache) {
        String commit = isCommit(reference.ref()) ? reference.ref() : resolve();
        Path root = cache.resolve(commit);
        if (!Files.isDirectory(root)) checkout(commit, root);
        Path place = reference.directory().isEmpty() ? root : inside(root);
        return new RemoteResources.Fetched(file(place), root);
    }

    private String resolve() {
        String ref = reference.ref().isEmpty() ? "HEAD" : reference.ref();
        Output listed = git(null, "ls-remote", "--exit-code", reference.remote(), ref);
        if (listed.exit == 2) {
            throw RemoteResources.failure("repository does not contain ref " + text + ", output: \""
                    + listed.text.strip() + "\": exit status 2");
        }
        if (listed.exit != 0) {
            throw RemoteResources
                    .failure("failed to access repository at " + reference.remote() + ":\n " + listed.text);
        }
        for (String line : listed.text.split("\n", -1)) {
            if (line.length() >= 40 && isCommit(line.substring(0, 40))) return line.substring(0, 40);
        }
        throw RemoteResources.failure("unexpected git command output: \"" + listed.text.strip() + "\"");
    }

    /** Works beside the final place and renames, so that a broken fetch never looks like a cached one. */
    private void checkout(String commit, Path root) {
        try {
            Files.createDirectories(root.getParent());
            Path fresh = Files.createTempDirectory(root.getParent(), ".fetch-");
            try {
                require(git(fresh, "init", "--quiet"));
                require(git(fresh, "remote", "add", "origin", reference.remote()));
                require(git(fresh, "fetch", "--quiet", "--depth=1", "origin", commit));
                require(git(fresh, "checkout", "--quiet", commit));
                Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException another) {
                // somebody else fetched the same commit meanwhile
            } finally {
                CacheDirectory.delete(fresh);
            }
        } catch (IOException broken) {
            throw RemoteResources.failure("initializing remote resource cache: " + broken.getMessage(), broken);
        }
    }

    private void require(Output output) {
        if (output.exit != 0) {
            throw RemoteResources
                    .failure("failed to access repository at " + reference.remote() + ":\n " + output.text);
        }
    }

    private Path inside(Path root) {
        Path directory;
        try {
            directory = Path.of(reference.directory()).normalize();
        } catch (InvalidPathException wrong) {
            throw RemoteResources.failure("invalid git subdirectory path: " + wrong.getMessage(), wrong);
        }
        String cleaned = directory.toString();
        if (directory.isAbsolute() || (cleaned.length() >= 2 && cleaned.charAt(1) == ':')) {
            throw RemoteResources.failure("git subdirectory must be relative, got: " + reference.directory());
        }
        if (directory.startsWith("..")) {
            throw RemoteResources.failure("git subdirectory path traversal detected: " + reference.directory());
        }
        Path place = root.resolve(directory);
        try {
            if (Files.exists(place) && !place.toRealPath().startsWith(root.toRealPath())) {
                throw RemoteResources.failure("git subdirectory escapes base directory: " + reference.directory());
            }
        } catch (IOException broken) {
            throw RemoteResources.failure("cannot read " + place + ": " + broken.getMessage(), broken);
        }
        return place;
    }

    private Path file(Path place) {
        if (Files.isRegularFile(place)) return place;
        if (!Files.exists(place)) throw RemoteResources.failure("stat " + place + ": no such file or directory");
        for (String name : MAIN_FILES) {
            if (Files.isRegularFile(place.resolve(name))) return place.resolve(name);
        }
        throw RemoteResources.failure("no compose file in " + text + ": not found");
    }

    private static boolean isCommit(String ref) {
        if (ref.length() != 40) return false;
        for (int i = 0; i < 40; i++) {
            char c = ref.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
        }
        return true;
    }

    private record Output(int exit, String text) {}

    private Output git(@org.jspecify.annotations.Nullable Path directory, String... arguments) {
        var command = new ArrayList<String>();
        command.add("git");
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (directory != null) builder.directory(directory.toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(environment);
        if (environment.getOrDefault("GIT_TERMINAL_PROMPT", "").isEmpty()) variables.put("GIT_TERMINAL_PROMPT", "0");
        boolean ownSsh = !environment.getOrDefault("GIT_SSH", "").isEmpty()
                || !environment.getOrDefault("GIT_SSH_COMMAND", "").isEmpty();
        if (!ownSsh) variables.put("GIT_SSH_COMMAND", "ssh -o ControlMaster=no -o BatchMode=yes");
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw RemoteResources.failure("cannot run git, which fetches " + text + ": " + missing.getMessage(),
                    missing);
        }
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), output);
        } catch (IOException broken) {
            throw RemoteResources.failure("git broke off: " + broken.getMessage(), broken);
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw RemoteResources.failure("interrupted while fetching " + text, interrupted);
        }
    }
}
