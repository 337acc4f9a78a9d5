package io.jcompose.planner.converge;

import io.jcompose.model.spec.Service;
import io.jcompose.planner.lower.ContainerLowering;
import io.jcompose.planner.plan.ContainerSpec.Attachment;
import java.util.Optional;

/** How a service is attached to a network of that name. */
record ContainerAttachments(ContainerLowering lowering) {
    Optional<Attachment> of(Service service, int number, String network) {
        for (Attachment attachment : lowering.attachments(service, number))
            if (attachment.network().equals(network)) return Optional.of(attachment);
        return Optional.empty();
    }
}
