package io.jcompose.model.load;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.interpolate.Interpolator;
import io.jcompose.model.load.shortform.GoPath;
import io.jcompose.model.notation.GoQuote;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.yaml.YamlDocument;
import io.jcompose.model.source.yaml.YamlSyntaxException;
import io.jcompose.model.source.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the name of a project: flag, variable, the files, the directory, in this order. */
final class ProjectName {
    private ProjectName() {}

    /** Returns the name; empty when nothing gives one. */
    static String of(LoadRequest request, ProjectLocation location, List<YamlText> files, Diagnostics diagnostics) {
        String given = given(request, location);
        if (given != null) {
            if (!ProjectLocator.normalizedName(given).equals(given)) throw invalid(given);
            return given;
        }
        Scalar named = null;
        for (YamlText file : files) {
            Scalar found = lastName(file);
            if (found != null) named = found;
        }
        if (named == null) return ofDirectory(location, diagnostics);
        String name = request.options().interpolate() ? interpolated(named, location, diagnostics) : named.value();
        if (request.options().normalize()) name = ProjectLocator.normalizedName(name);
        return name.isEmpty() && firstDocumentsLackName(files) ? ofDirectory(location, diagnostics) : name;
    }

    /** Returns the name from outside the files; null when there is none. */
    static @Nullable String given(LoadRequest request, ProjectLocation location) {
        String flag = request.projectName().orElse("");
        if (!flag.isEmpty()) return flag;
        String variable = location.environment().get("COMPOSE_PROJECT_NAME");
        return variable == null || variable.isEmpty() ? null : variable;
    }

    static ComposeException invalid(String name) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT, "invalid project name "
                + GoQuote.quote(name) + ": must consist only of lowercase alphanumeric characters, hyphens, and"
                + " underscores as well as start with a letter or number");
    }

    private static String ofDirectory(ProjectLocation location, Diagnostics diagnostics) {
        String directory = location.workingDirectory().toString();
        String name = GoPath.base(directory);
        try {
            String real = Path.of(directory).toRealPath().toString();
            if (!GoPath.base(real).equals(name)) {
                diagnostics.add(Diagnostic.warning("", "project has been loaded without an explicit name from a"
                        + " symlink. Using name " + GoQuote.quote(name)));
            }
        } catch (IOException gone) {
            // the name of a directory that cannot be looked at is still a name
        }
        return ProjectLocator.normalizedName(name);
    }

    private static String interpolated(Scalar name, ProjectLocation location, Diagnostics diagnostics) {
        var entries = new LinkedHashMap<String, Entry>();
        entries.put("name", new Entry("name", name.origin(), Scalar.text(name.origin(), name.value())));
        Mapping document = new Interpolator(location.environment(), diagnostics)
                .interpolate(Mapping.of(name.origin(), entries));
        if (diagnostics.hasErrors()) return "";
        return document.get("name") instanceof Scalar scalar ? scalar.value() : "";
    }

    private static boolean firstDocumentsLackName(List<YamlText> files) {
        for (YamlText file : files) if (name(file, 0) != null) return false;
        return true;
    }

    private static @Nullable Scalar lastName(YamlText file) {
        // spares most files a reading before the one that reports what is wrong with them
        if (!file.source().text().contains("name")) return null;
        Scalar last = null;
        try {
            for (int i = 0; file.document(i) != null; i++) {
                Scalar name = name(file, i);
                if (name != null) last = name;
            }
        } catch (YamlSyntaxException reportedLater) {
            return last;
        }
        return last;
    }

    private static @Nullable Scalar name(YamlText file, int index) {
        try {
            YamlDocument document = file.document(index);
            return document == null ? null : nameOf(document.root());
        } catch (YamlSyntaxException reportedLater) {
            return null;
        }
    }

    private static @Nullable Scalar nameOf(YamlNode root) {
        boolean named = root instanceof Mapping mapping && mapping.get("name") instanceof Scalar name && !name.isNull()
                && !name.text().isEmpty();
        if (!named || !(root instanceof Mapping mapping) || !(mapping.get("name") instanceof Scalar name)) return null;
        return name.isText() ? name : Scalar.text(name.origin(), name.text());
    }
}
