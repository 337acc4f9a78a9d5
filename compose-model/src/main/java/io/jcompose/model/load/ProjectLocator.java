package io.jcompose.model.load;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.load.dotenv.EnvironmentFiles;
import io.jcompose.model.load.layer.Resources;
import io.jcompose.model.load.shortform.GoPath;
import io.jcompose.model.source.SourceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the files, the variables and the profiles of a project. Thread-safe. */
public final class ProjectLocator {
    private static final String[] MAIN_NAMES = {"compose.yaml", "compose.yml", "docker-compose.yml",
        "docker-compose.yaml"};
    private static final String[] OVERRIDE_NAMES = {"compose.override.yml", "compose.override.yaml",
        "docker-compose.override.yml", "docker-compose.override.yaml"};

    /**
     * Looks for the project that a request means.
     *
     * @throws ComposeException when a named file is missing or a dotenv file cannot be read
     */
    public ProjectLocation locate(LoadRequest request) {
        return new Search(request).run();
    }

    /**
     * Returns the variables of the process and the {@code COMPOSE_} ones of the dotenv files that it does not have:
     * what all commands see, those that load no project too.
     */
    public Map<String, String> environment(LoadRequest request) {
        var search = new Search(request);
        search.exportComposeVariables();
        return search.process;
    }

    private static final class Search {
        private final LoadRequest request;
        private final Map<String, String> process;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<Diagnostic> warnings = new ArrayList<>();
        private final List<String> givenEnvFiles;
        private final List<Path> variableFiles = new ArrayList<>();
        private List<String> files;
        private List<String> envFiles = List.of();

        Search(LoadRequest request) {
            this.request = request;
            this.process = new LinkedHashMap<>(request.environment());
            this.files = request.files();
            this.givenEnvFiles = new ArrayList<>();
            for (String file : request.envFiles()) givenEnvFiles.add(absolute(file));
            if (!givenEnvFiles.isEmpty()) return;
            for (String file : process.getOrDefault("COMPOSE_ENV_FILES", "").split(",", -1)) {
                if (!file.isEmpty()) givenEnvFiles.add(absolute(file));
            }
        }

        ProjectLocation run() {
            exportComposeVariables();
            environment.putAll(process);
            environment.putIfAbsent("PWD", request.currentDirectory().toString());
            findEnvFiles();
            mergeEnvFiles();
            takeFilesOfEnvironment();
            searchUpwards();
            findEnvFiles();
            mergeEnvFiles();
            var paths = new ArrayList<Path>();
            for (String file : givenEnvFiles) paths.add(Path.of(file));
            return new ProjectLocation(
                    Path.of(workingDirectory()), files, paths, variableFiles, environment, profiles(), warnings);
        }

        /** A file of variables that is broken is reported when the project is loaded, not here. */
        void exportComposeVariables() {
            try {
                environment.putAll(process);
                findEnvFiles();
                EnvironmentFiles.read(envFiles, environment, this::warnUnset);
                Map<String, String> found = EnvironmentFiles.read(envFiles, process, this::warnUnset);
                found.forEach((name, value) -> {
                    if (name.startsWith("COMPOSE_")) process.putIfAbsent(name, value);
                });
            } catch (EnvironmentFiles.BrokenFileException | ComposeException reportedLater) {
                return;
            } finally {
                environment.clear();
                envFiles = List.of();
            }
        }

        private void warnUnset(String variable) {
            warnings.add(EnvironmentFiles.unset(variable));
        }

        private void findEnvFiles() {
            if (!givenEnvFiles.isEmpty()) {
                envFiles = givenEnvFiles;
                return;
            }
            String disabled = process.get("COMPOSE_DISABLE_ENV_FILE");
            if (disabled != null && strictTruth(disabled)) return;
            String implied = GoPath.join(workingDirectory(), ".env");
            Path path = Path.of(implied);
            if (Files.exists(path) && !Files.isDirectory(path)) envFiles = List.of(implied);
        }

        private void mergeEnvFiles() {
            for (int i = envFiles.size() - 1; i >= 0; i--) {
                Path file = Path.of(envFiles.get(i));
                if (!variableFiles.contains(file)) variableFiles.add(file);
            }
            try {
                EnvironmentFiles.read(envFiles, environment, this::warnUnset).forEach(environment::putIfAbsent);
            } catch (EnvironmentFiles.BrokenFileException broken) {
                throw new InvalidProjectException(List.of(broken.diagnostic()));
            }
        }

        private void takeFilesOfEnvironment() {
            String listed = environment.get("COMPOSE_FILE");
            if (!files.isEmpty() || listed == null) return;
            String separator = environment.getOrDefault("COMPOSE_PATH_SEPARATOR", "");
            if (separator.isEmpty()) separator = java.io.File.pathSeparator;
            var found = new ArrayList<String>();
            int start = 0;
            while (start <= listed.length()) {
                int end = listed.indexOf(separator, start);
                if (end < 0) end = listed.length();
                found.add(existing(listed.substring(start, end)));
                start = end + separator.length();
            }
            files = found;
        }

        private String existing(String file) {
            if (file.equals("-") || Resources.isRemote(file)) return file;
            String path = absolute(file);
            if (!Files.exists(Path.of(path))) {
                throw invalid("stat " + path + ": " + SourceFiles.reason(Path.of(path)));
            }
            return path;
        }

        private void searchUpwards() {
            if (!files.isEmpty()) return;
            String directory = workingDirectory();
            while (true) {
                List<String> found = present(MAIN_NAMES, directory);
                if (!found.isEmpty()) {
                    warnAboutChoice("config", found);
                    List<String> overrides = present(OVERRIDE_NAMES, directory);
                    warnAboutChoice("override", overrides);
                    files = overrides.isEmpty() ? List.of(found.get(0)) : List.of(found.get(0), overrides.get(0));
                    return;
                }
                String parent = GoPath.directory(directory);
                if (parent.equals(directory)) return;
                directory = parent;
            }
        }

        private void warnAboutChoice(String kind, List<String> candidates) {
            if (candidates.size() < 2) return;
            warnings.add(Diagnostic.warning("",
                    "Found multiple " + kind + " files with supported names: " + String.join(", ", candidates)));
            warnings.add(Diagnostic.warning("", "Using " + candidates.get(0)));
        }

        private List<String> present(String[] names, String directory) {
            var found = new ArrayList<String>();
            for (String name : names) {
                String file = GoPath.join(directory, name);
                if (Files.exists(Path.of(file))) found.add(file);
            }
            return found;
        }

        private String workingDirectory() {
            if (request.projectDirectory().isPresent()) return absolute(request.projectDirectory().get().toString());
            for (String file : files) {
                if (file.equals("-")) continue;
                return Resources.isRemote(file) ? request.currentDirectory().toString()
                        : GoPath.directory(absolute(file));
            }
            return request.currentDirectory().toString();
        }

        private String absolute(String path) {
            return GoPath.isAbsolute(path)
                    ? GoPath.clean(path)
                    : GoPath.join(request.currentDirectory().toString(), path);
        }

        private List<String> profiles() {
            if (!request.profiles().isEmpty()) return request.profiles();
            var profiles = new ArrayList<String>();
            for (String profile : environment.getOrDefault("COMPOSE_PROFILES", "").split(",", -1)) {
                if (!profile.isBlank()) profiles.add(profile.strip());
            }
            return profiles;
        }
    }

    private static boolean strictTruth(@Nullable String text) {
        String word = text == null ? "" : text;
        return switch (word) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw invalid("strconv.ParseBool: parsing \"" + word + "\": invalid syntax");
        };
    }

    private static ComposeException invalid(String message) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT, message);
    }

    /** Returns the name that docker compose makes of a text: lower case, only letters, digits, {@code _} and {@code -}. */
    public static String normalizedName(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        var name = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (letter || name.length() > 0 && (c == '_' || c == '-')) name.append(c);
        }
        return name.toString();
    }
}
