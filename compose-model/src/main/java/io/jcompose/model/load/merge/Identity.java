package io.jcompose.model.load.merge;

import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.source.YamlNode;

/** What makes two items of a list the same. */
@FunctionalInterface
interface Identity {
    /**
     * @param list  the path of the list
     * @param index of the item, for the complaint
     */
    String of(YamlNode item, NodePath list, int index) throws IdentityException;
}
