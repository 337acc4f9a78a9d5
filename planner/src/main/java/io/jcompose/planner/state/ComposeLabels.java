package io.jcompose.planner.state;

/** The labels by which docker compose 2.40.3 and jcompose recognise each other's work. */
public final class ComposeLabels {
    public static final String PROJECT = "com.docker.compose.project";
    public static final String SERVICE = "com.docker.compose.service";
    public static final String CONTAINER_NUMBER = "com.docker.compose.container-number";
    public static final String ONE_OFF = "com.docker.compose.oneoff";
    public static final String SLUG = "com.docker.compose.slug";
    public static final String CONFIG_HASH = "com.docker.compose.config-hash";
    public static final String IMAGE = "com.docker.compose.image";
    public static final String DEPENDS_ON = "com.docker.compose.depends_on";
    public static final String WORKING_DIR = "com.docker.compose.project.working_dir";
    public static final String CONFIG_FILES = "com.docker.compose.project.config_files";
    public static final String ENVIRONMENT_FILE = "com.docker.compose.project.environment_file";
    public static final String VERSION = "com.docker.compose.version";
    public static final String REPLACE = "com.docker.compose.replace";
    public static final String NETWORK = "com.docker.compose.network";
    public static final String VOLUME = "com.docker.compose.volume";

    /** Ours: what the hash was taken of, field by field, to tell later what differs. */
    public static final String FIELDS = "io.jcompose.fields";

    /** Ours: what a supervisor does beyond the usual; absent where the engine's own data says all. */
    public static final String SUPERVISE = "io.jcompose.supervise";

    /** The release whose behaviour and hash recipe the labels promise. */
    public static final String COMPATIBLE_VERSION = "2.40.3";

    private ComposeLabels() {}
}
