package io.jcompose.cli.command.config;

import io.jcompose.model.load.remote.ImageDigests;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import java.util.LinkedHashMap;

/** Replaces the tags of the services' images by the digests that registries have for them now. */
final class PinnedImages {
    private PinnedImages() {}

    static Project of(Project project, ImageDigests digests) {
        var services = new LinkedHashMap<ServiceName, Service>();
        project.services().forEach((name, service) -> services.put(
                name,
                service.image().map(image -> service.withImage(digests.pinned(image))).orElse(service)));
        return project.withServices(services, project.disabledServices());
    }

    static YamlNode.Mapping of(YamlNode.Mapping model, ImageDigests digests) {
        if (!(model.get("services") instanceof YamlNode.Mapping services)) return model;
        LinkedHashMap<String, YamlNode.Entry> pinned = services.copyEntries();
        pinned.replaceAll((name, entry) -> entry.value() instanceof YamlNode.Mapping service
                ? entry.withValue(ofService(service, digests))
                : entry);
        LinkedHashMap<String, YamlNode.Entry> entries = model.copyEntries();
        entries.computeIfPresent("services", (key, entry) -> entry.withValue(services.withEntries(pinned)));
        return model.withEntries(entries);
    }

    private static YamlNode.Mapping ofService(YamlNode.Mapping service, ImageDigests digests) {
        LinkedHashMap<String, YamlNode.Entry> entries = service.copyEntries();
        entries.computeIfPresent("image", (key, entry) -> entry.value() instanceof YamlNode.Scalar image
                ? entry.withValue(image.withText(image.origin(), digests.pinned(image.value())))
                : entry);
        return service.withEntries(entries);
    }
}
