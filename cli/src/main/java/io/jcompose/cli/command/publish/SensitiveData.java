package io.jcompose.cli.command.publish;

import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.yaml.YamlDocument;
import io.jcompose.model.source.yaml.YamlReader;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.part.EnvFile;
import io.jcompose.model.spec.resource.FileObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like a secret in the files of a project: keys and tokens whose form gives them away. */
final class SensitiveData {
    /**
     * Something found.
     *
     * @param key the name it stands under; empty for none
     */
    record Finding(String type, String key, String value) {}

    private record Form(String type, Pattern key, Pattern value) {
        static Form of(String type, String key, String value) {
            return new Form(type, Pattern.compile(key, Pattern.CASE_INSENSITIVE), Pattern.compile(value));
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("AWS Client ID", "", "\\b(A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}\\b"),
            Form.of("AWS Secret Key", "aws.*(secret|key|token)", "[A-Za-z0-9/+=]{40}"),
            Form.of("AWS Secret Key", "", "(AWS|aws).{0,20}['\"][A-Za-z0-9/+]{40}['\"]"),
            Form.of("Github authentication", "", "\\b(ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36}"),
            Form.of("JSON Web Token", "", "\\beyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"),
            Form.of("Private Key", "", "-----BEGIN ((EC|PGP|DSA|RSA|OPENSSH) )?PRIVATE KEY( BLOCK)?-----"),
            Form.of("URL with password", "", "\\b[a-z][a-z0-9+.-]*://[^\\s:/@]+:[^\\s:/@$]+@"));

    private static final Pattern KEY_BLOCK = Pattern.compile(
            "-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----.*?-----END ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----",
            Pattern.DOTALL);

    private static final Pattern PAIRS = Pattern.compile(".*\\.(environment|labels|args|annotations)");

    private final Set<Finding> found = new LinkedHashSet<>();

    private SensitiveData() {}

    static List<Finding> find(Project project) {
        var search = new SensitiveData();
        for (Path file : project.composeFiles()) search.compose(file);
        for (Service service : project.services().values()) {
            for (EnvFile file : service.process().envFiles()) search.lines(file.path());
        }
        for (FileObject config : project.configs().values()) config.file().map(Path::of).ifPresent(search::lines);
        for (FileObject secret : project.secrets().values()) secret.file().map(Path::of).ifPresent(search::lines);
        return new ArrayList<>(search.found);
    }

    private void compose(Path file) {
        var reader = new YamlReader(new SourceText(file.toString(), text(file)));
        for (YamlDocument document = reader.next(); document != null; document = reader.next()) {
            visit("", document.root());
        }
    }

    private void visit(String path, YamlNode node) {
        switch (node) {
            case YamlNode.Mapping mapping -> mapping.copyEntries()
                    .forEach((key, entry) -> visit(path.isEmpty() ? key : path + "." + key, entry.value()));
            case YamlNode.Sequence sequence -> {
                boolean pairs = PAIRS.matcher(path).matches();
                for (YamlNode item : sequence.items()) {
                    if (pairs && item instanceof YamlNode.Scalar pair && pair.value().indexOf('=') > 0) {
                        int equals = pair.value().indexOf('=');
                        test(path + "." + pair.value().substring(0, equals), pair.value().substring(equals + 1));
                    } else {
                        visit(path, item);
                    }
                }
            }
            case YamlNode.Scalar scalar -> test(path, scalar.value());
        }
    }

    private void lines(Path file) {
        String text = text(file);
        Matcher blocks = KEY_BLOCK.matcher(text);
        while (blocks.find()) found.add(new Finding("Private Key", "", blocks.group()));
        for (String line : KEY_BLOCK.matcher(text).replaceAll("").split("\n", -1)) {
            int equals = line.indexOf('=');
            boolean pair = equals > 0 && line.substring(0, equals).chars().allMatch(c -> Character.isLetterOrDigit(c)
                    || c == '_' || c == '.' || c == '-');
            test(pair ? line.substring(0, equals) : "", pair ? line.substring(equals + 1) : line.strip());
        }
    }

    private void test(String key, String value) {
        for (Form form : FORMS) {
            Matcher matcher = form.value.matcher(value);
            if (form.key.matcher(key).find() && matcher.find()) {
                found.add(new Finding(form.type, key, value));
                return;
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
