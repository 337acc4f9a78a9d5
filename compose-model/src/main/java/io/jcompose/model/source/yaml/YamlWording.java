package io.jcompose.model.source.yaml;

/** The parser's complaints in the words of libyaml, which are those that docker compose prints. */
final class YamlWording {
    private YamlWording() {}

    static String problem(String problem, String context) {
        if (problem.startsWith("expected ',' or ']'")) return "did not find expected ',' or ']'";
        if (problem.startsWith("expected ',' or '}'")) return "did not find expected ',' or '}'";
        if (problem.startsWith("expected <block end>")) {
            return context.contains("mapping") ? "did not find expected key" : "did not find expected '-' indicator";
        }
        if (problem.startsWith("expected the node content")) return "did not find expected node content";
        if (problem.startsWith("expected '<document start>'")) return "did not find expected <document start>";
        if (problem.contains("that cannot start any token")) return "found character that cannot start any token";
        if (problem.startsWith("sequence entries are not allowed")) {
            return "block sequence entries are not allowed in this context";
        }
        if (problem.startsWith("mapping keys are not allowed")) return "mapping keys are not allowed in this context";
        if (problem.startsWith("mapping values are not allowed")) {
            return "mapping values are not allowed in this context";
        }
        if (problem.startsWith("found unexpected document separator")) return "found unexpected document indicator";
        if (problem.startsWith("found unknown escape character")) return "found unknown escape character";
        if (problem.startsWith("expected escape sequence of")) return "did not find expected hexdecimal number";
        if (problem.startsWith("expected a comment or a line break")) {
            return "did not find expected comment or line break";
        }
        if (problem.startsWith("expected alphabetic or numeric character")) {
            return "did not find expected alphabetic or numeric character";
        }
        if (problem.startsWith("expected indentation indicator")) return "found an indentation indicator equal to 0";
        if (problem.startsWith("expected chomping or indentation")) {
            return "did not find expected comment or line break";
        }
        if (problem.startsWith("found undefined tag handle")) return "found undefined tag handle";
        if (problem.startsWith("found duplicate YAML directive")) return "found duplicate %YAML directive";
        if (problem.startsWith("expected URI")) return "did not find expected tag URI";
        if (problem.contains("TAB")) return "found character that cannot start any token";
        return problem;
    }
}
