package io.jcompose.model.source.yaml;

/** Says that reading a YAML text could not go on. */
public final class YamlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient YamlProblem problem;

    YamlSyntaxException(YamlProblem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    /** Returns what is wrong. */
    public YamlProblem problem() {
        return problem;
    }
}
