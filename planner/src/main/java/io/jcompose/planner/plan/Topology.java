package io.jcompose.planner.plan;

/** How the containers of a project are grouped into pods. */
public enum Topology {
    /** Plain containers: Docker, and Podman with {@code --pod-layout none}. */
    CONTAINERS,
    /** One pod without infra container per project; every container keeps its own network namespace. */
    PROJECT_POD,
    /** One pod with infra container per replica, as Kubernetes does. */
    REPLICA_PODS,
    /** One pod with infra container for all; all services share its network namespace. */
    SHARED_POD
}
