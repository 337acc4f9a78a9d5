package io.jcompose.model.load.dotenv;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.notation.GoQuote;
import io.jcompose.model.source.SourceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the dotenv files of a project: {@code .env} and those of {@code --env-file}. */
public final class EnvironmentFiles {
    private EnvironmentFiles() {}

    /** Says why a file of variables cannot be used. */
    public static final class BrokenFileException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Diagnostic diagnostic;

        BrokenFileException(String message) {
            this(Diagnostic.error("", message));
        }

        BrokenFileException(Diagnostic diagnostic) {
            super(diagnostic.message(), null, false, false);
            this.diagnostic = diagnostic;
        }

        /** Returns the message, at its place when there is one. */
        public Diagnostic diagnostic() {
            return diagnostic;
        }

        /** Returns the message; never null. */
        @Override
        public String getMessage() {
            String message = super.getMessage();
            return message == null ? "" : message;
        }
    }

    /**
     * Returns the variables of files, the later file winning.
     *
     * @param files       absolute
     * @param environment seen by their values, and stronger there than the files' own variables
     * @param unset       told the name of each variable inside a value that had to be replaced by nothing
     */
    public static Map<String, String> read(
            List<String> files, Map<String, String> environment, Consumer<String> unset) throws BrokenFileException {
        var variables = new LinkedHashMap<String, String>();
        for (String file : files) {
            Path path = Path.of(file);
            if (!Files.exists(path)) throw new BrokenFileException("couldn't find env file: " + file);
            if (Files.isDirectory(path)) throw new BrokenFileException(file + " is a directory");
            String text;
            try {
                text = SourceFiles.text(file);
            } catch (SourceFiles.UnreadableException unreadable) {
                throw new BrokenFileException(unreadable.getMessage());
            }
            try {
                Dotenv.read(text, variables,
                        name -> environment.containsKey(name) ? environment.get(name) : variables.get(name), unset);
            } catch (DotenvException broken) {
                throw new BrokenFileException(broken.locate(
                        Diagnostic.error("", "failed to read " + file + ": " + broken.getMessage()), file, text));
            }
        }
        return variables;
    }

    /** Returns the warning for a variable that had to be replaced by nothing. */
    public static Diagnostic unset(String variable) {
        return Diagnostic.warning("",
                "The " + GoQuote.quote(variable) + " variable is not set. Defaulting to a blank string.");
    }
}
