package io.jcompose.model.load.merge;

/** How two values of one attribute become one, where it is not by kind: mappings by key, lists appended, else replaced. */
enum MergeRule {
    /** The later value, whatever it is. */
    REPLACE,
    /** Both become lists of {@code key=value} and are appended. */
    SEQUENCE,
    /** As {@link #SEQUENCE}, without repeating what the earlier one has. */
    SEQUENCE_ONCE,
    /** A text is its {@code context}. */
    BUILD,
    /** A list of names is a mapping from them to {@code service_started}. */
    DEPENDS_ON,
    /** A list of names is a mapping from them to nothing. */
    NAMES,
    /** Options are merged only when both speak of one driver. */
    LOGGING,
    /** Pools are the same when their subnet is. */
    IPAM_POOLS
}
