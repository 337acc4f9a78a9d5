package io.jcompose.model.load.layer;

import io.jcompose.model.load.remote.RemoteResources;
import io.jcompose.model.load.shortform.GoPath;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files that a document refers to are: in a directory of this machine, or somewhere remote.
 *
 * @param directory absolute; local references are relative to it
 * @param remotes   what fetches the others
 */
public record Resources(String directory, RemoteResources remotes) {
    /** Returns these resources seen from another directory. */
    Resources in(String other) {
        return new Resources(other, remotes);
    }

    /** Returns whether a reference is to something remote. */
    public static boolean isRemote(String reference) {
        return RemoteResources.accepts(reference);
    }

    /**
     * Returns the path of a local file, or of the local copy of a remote one.
     *
     * @throws io.jcompose.model.diagnostic.ComposeException when it cannot be fetched
     */
    public String load(String reference) {
        return isRemote(reference) ? remotes.fetch(reference).file().toString() : absolute(reference);
    }

    /** Returns the directory of a reference, relative to this one when that is possible. */
    String directoryOf(String reference) {
        return isRemote(reference)
                ? GoPath.directory(remotes.fetch(reference).file().toString())
                : localDirectoryOf(reference);
    }

    /** As {@link #directoryOf(String)}, for a local path. */
    String localDirectoryOf(String reference) {
        String path = absolute(reference);
        if (!Files.isDirectory(Path.of(path))) path = absolute(GoPath.directory(reference));
        return GoPath.relative(directory, path);
    }

    private String absolute(String path) {
        return GoPath.isAbsolute(path) ? path : GoPath.join(directory, path);
    }
}
