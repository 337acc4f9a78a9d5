package io.jcompose.planner.diff;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.planner.plan.PlanOptions.Recreate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the containers of a service should be like.
 *
 * @param hashed     the service as it is hashed; shared parts hold the ids of containers where these are known
 * @param shared     why the hash cannot be known, for example {@code network_mode: a container of db is new}; then every
 *                   container diverges
 * @param containers how many are wanted
 * @param imageId    the image that they should run, {@code ""} when the engine has none; absent while it is not known
 * @param networks   ids by the engine's name of the networks; {@code ""} for one that is still to be made
 * @param remade     names of networks that are made anew; containers that stay are attached again
 * @param volumes    names of the volumes that should be mounted
 */
public record Expected(
        Project project,
        Service service,
        Service hashed,
        Optional<String> shared,
        int containers,
        Optional<String> imageId,
        Map<String, String> networks,
        Set<String> remade,
        Set<String> volumes,
        Recreate recreate) {}
