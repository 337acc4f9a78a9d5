package io.jcompose.model.load.interpolate;

import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode.Directive;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarStyle;
import io.jcompose.model.source.YamlNode.ScalarType;
import io.jcompose.model.source.spelling.GoNumber;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The places whose texts become numbers and truth values after interpolation. */
public final class Casts {
    /** What a text becomes. */
    public enum Cast {
        INT,
        INT64,
        FLOAT,
        FLOAT32,
        BOOLEAN
    }

    static final PathRules<Cast> RULES = rules();

    private Casts() {}

    private static PathRules<Cast> rules() {
        var rules = new PathRules<Cast>();
        for (String key : new String[] {"cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime",
            "cpu_shares", "oom_score_adj", "pids_limit"}) {
            rules.add("services.*." + key, Cast.INT64);
        }
        for (String key : new String[] {"init", "healthcheck.disable", "oom_kill_disable", "privileged", "read_only",
            "stdin_open", "tty", "volumes.*.read_only", "volumes.*.volume.nocopy"}) {
            rules.add("services.*." + key, Cast.BOOLEAN);
        }
        for (String key : new String[] {"deploy.replicas", "deploy.update_config.parallelism",
            "deploy.rollback_config.parallelism", "deploy.restart_policy.max_attempts",
            "deploy.placement.max_replicas_per_node", "healthcheck.retries", "ports.*.target", "scale", "ulimits.*",
            "ulimits.*.hard", "ulimits.*.soft"}) {
            rules.add("services.*." + key, Cast.INT);
        }
        for (String key : new String[] {"cpu_percent", "deploy.update_config.max_failure_ratio",
            "deploy.rollback_config.max_failure_ratio"}) {
            rules.add("services.*." + key, Cast.FLOAT);
        }
        rules.add("services.*.cpus", Cast.FLOAT32);
        for (String key : new String[] {"networks.*.external", "networks.*.internal", "networks.*.attachable",
            "networks.*.enable_ipv4", "networks.*.enable_ipv6", "volumes.*.external", "secrets.*.external",
            "configs.*.external"}) {
            rules.add(key, Cast.BOOLEAN);
        }
        return rules;
    }

    /** Says that a text has no value of the wanted type. */
    public static final class CastException extends Exception {
        private static final long serialVersionUID = 1L;

        CastException(@Nullable String message) {
            super(message, null, false, false);
        }
    }

    static Scalar cast(Scalar text, Origin origin, String value, Cast cast, Consumer<String> warn)
            throws CastException {
        try {
            return switch (cast) {
                case INT -> number(text, origin, GoParse.integer(value, "Atoi"));
                case INT64 -> number(text, origin, GoParse.integer(value, "ParseInt"));
                case FLOAT -> decimal(text, origin, GoNumber.format(GoParse.decimal(value)));
                case FLOAT32 -> decimal(text, origin, GoNumber.format((float) GoParse.decimal(value)));
                case BOOLEAN -> new Scalar(origin, ScalarType.BOOLEAN, truth(value, warn) ? "true" : "false",
                        text.text(), ScalarStyle.PLAIN, text.directive());
            };
        } catch (GoParse.NotANumber wrong) {
            throw new CastException(wrong.getMessage());
        }
    }

    private static Scalar number(Scalar text, Origin origin, long value) {
        return new Scalar(origin, ScalarType.INTEGER, Long.toString(value), text.text(), ScalarStyle.PLAIN,
                text.directive());
    }

    private static Scalar decimal(Scalar text, Origin origin, String value) {
        Directive directive = text.directive();
        return new Scalar(origin, ScalarType.FLOAT, value, text.text(), ScalarStyle.PLAIN, directive);
    }

    /**
     * Returns the truth value that a word stands for, in YAML 1.1's wider sense.
     *
     * @param warn told when YAML 1.2 no longer knows the word
     */
    public static boolean truth(String word, Consumer<String> warn) throws CastException {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "true":
                return true;
            case "false":
                return false;
            case "y", "yes", "on":
                warn.accept("\"" + word + "\" for boolean is not supported by YAML 1.2, please use `true`");
                return true;
            case "n", "no", "off":
                warn.accept("\"" + word + "\" for boolean is not supported by YAML 1.2, please use `false`");
                return false;
            default:
                throw new CastException("invalid boolean: " + word);
        }
    }
}
