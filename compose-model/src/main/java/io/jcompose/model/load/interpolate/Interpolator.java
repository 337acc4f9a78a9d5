package io.jcompose.model.load.interpolate;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.diagnostic.NearMiss;
import io.jcompose.model.load.interpolate.Casts.Cast;
import io.jcompose.model.load.interpolate.Casts.CastException;
import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.notation.GoQuote;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Phase 2: replaces the variables in every text of a document; keys are left alone. */
public final class Interpolator {
    private final Diagnostics diagnostics;
    private final Map<String, String> variables;
    private final Template template;
    private Origin current = Origin.IMPLIED;
    private NodePath currentPath = NodePath.ROOT;

    /**
     * @param variables   where values come from
     * @param diagnostics takes a warning per unset variable and an error per text that cannot be resolved
     */
    public Interpolator(Map<String, String> variables, Diagnostics diagnostics) {
        this.variables = variables;
        this.diagnostics = diagnostics;
        this.template = new Template(variables::get, this::warnUnset);
    }

    /** Returns the document with its variables replaced; texts that cannot be resolved stay as they are. */
    public Mapping interpolate(Mapping document) {
        return mapping(document, NodePath.ROOT, Casts.RULES);
    }

    private YamlNode node(YamlNode node, NodePath path, @Nullable PathRules<Cast> rules) {
        return switch (node) {
            case Mapping mapping -> mapping(mapping, path, rules);
            case Sequence sequence -> sequence(sequence, path, rules);
            case Scalar scalar -> scalar.isText() ? text(scalar, path, PathRules.ruleOf(rules)) : scalar;
        };
    }

    private Mapping mapping(Mapping mapping, NodePath path, @Nullable PathRules<Cast> rules) {
        LinkedHashMap<String, Entry> changed = null;
        for (Entry entry : mapping.entries().values()) {
            YamlNode before = entry.value();
            YamlNode after = node(before, path.child(entry.key()), PathRules.below(rules, entry.key()));
            if (after == before) continue;
            if (changed == null) changed = mapping.copyEntries();
            changed.put(entry.key(), entry.withValue(after));
        }
        return changed == null ? mapping : mapping.withEntries(changed);
    }

    private Sequence sequence(Sequence sequence, NodePath path, @Nullable PathRules<Cast> rules) {
        List<YamlNode> changed = null;
        NodePath itemPath = path.item();
        PathRules<Cast> itemRules = PathRules.belowItem(rules);
        for (int i = 0; i < sequence.items().size(); i++) {
            YamlNode before = sequence.items().get(i);
            YamlNode after = node(before, itemPath, itemRules);
            if (after == before) continue;
            if (changed == null) changed = new ArrayList<>(sequence.items());
            changed.set(i, after);
        }
        return changed == null ? sequence : new Sequence(sequence.origin(), changed, sequence.directive());
    }

    private Scalar text(Scalar scalar, NodePath path, @Nullable Cast cast) {
        current = scalar.origin();
        currentPath = path;
        try {
            String before = scalar.value();
            String after = template.resolve(before);
            boolean same = after.equals(before);
            if (same && cast == null) return scalar;
            Origin origin = before.indexOf('$') < 0
                    ? scalar.origin()
                    : scalar.origin().withInterpolated(new Origin.Interpolated(before, variables));
            return cast == null
                    ? scalar.withText(origin, after)
                    : Casts.cast(scalar, origin, after, cast, this::warn);
        } catch (TemplateException broken) {
            Diagnostic error = Diagnostic.error(path.toString(), sentence(path, broken));
            String missing = broken.missingVariable();
            diagnostics.add(current.locate(missing == null ? error : withHint(error, missing)));
        } catch (CastException wrong) {
            diagnostics.add(current.locate(Diagnostic.error(path.toString(), "error while interpolating " + path
                    + ": failed to cast to expected type: " + wrong.getMessage())));
        }
        return scalar;
    }

    private static String sentence(NodePath path, TemplateException broken) {
        if (broken.invalidTemplate() == null) return "error while interpolating " + path + ": " + broken.getMessage();
        return "invalid interpolation format for " + path + ".\nYou may need to escape any $ with another $.\n"
                + broken.invalidTemplate();
    }

    private Diagnostic withHint(Diagnostic diagnostic, String variable) {
        return NearMiss.hint(variable, variables.keySet(), Optional.empty()).map(diagnostic::withHint)
                .orElse(diagnostic);
    }

    private void warnUnset(String variable) {
        Diagnostic warning = Diagnostic.warning(currentPath.toString(),
                "The " + GoQuote.quote(variable) + " variable is not set. Defaulting to a blank string.");
        diagnostics.add(current.locate(withHint(warning, variable)));
    }

    private void warn(String sentence) {
        diagnostics.add(current.locate(Diagnostic.warning(currentPath.toString(), sentence)));
    }
}
