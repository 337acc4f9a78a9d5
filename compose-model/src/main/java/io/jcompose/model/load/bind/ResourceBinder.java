package io.jcompose.model.load.bind;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.load.bind.section.Whole;
import io.jcompose.model.load.resolve.EnvironmentValues;
import io.jcompose.model.spec.resource.FileObject;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Binds what a project has besides services. */
final class ResourceBinder {
    private ResourceBinder() {}

    static Network network(String key, Section network) {
        return new Network(key, network.plain("name"), network.text("driver"), network.pairs("driver_opts"),
                network.section("ipam").map(ResourceBinder::ipam).orElse(Network.Ipam.DEFAULT),
                network.flag("external"), network.flag("internal"), network.flag("attachable"),
                network.pairs("labels"), network.givenFlag("enable_ipv4"), network.givenFlag("enable_ipv6"),
                network.extensions());
    }

    private static Network.Ipam ipam(Section ipam) {
        return new Network.Ipam(ipam.text("driver"), ipam.each("config", ResourceBinder::pool), ipam.pairs("options"),
                ipam.extensions());
    }

    private static Network.Pool pool(Section pool) {
        return new Network.Pool(pool.text("subnet"), pool.text("gateway"), pool.text("ip_range"),
                pool.pairs("aux_addresses"), pool.extensions());
    }

    static Volume volume(String key, Section volume) {
        return new Volume(key, volume.plain("name"), volume.text("driver"), volume.pairs("driver_opts"),
                volume.flag("external"), volume.pairs("labels"), volume.extensions());
    }

    static FileObject fileObject(String key, Section file) {
        Optional<String> content = file.text(EnvironmentValues.SECRET_VALUE).or(() -> file.text("content"));
        Map<String, JsonValue> extensions = file.extensions();
        if (extensions.containsKey(EnvironmentValues.SECRET_VALUE)) {
            extensions = new LinkedHashMap<>(extensions);
            extensions.remove(EnvironmentValues.SECRET_VALUE);
        }
        return new FileObject(key, file.text("name"), file.text("file"), file.text("environment"), content,
                file.flag("external"), file.pairs("labels"), file.text("driver"), file.strictPairs("driver_opts"),
                file.text("template_driver"), extensions);
    }

    static Model model(String key, Section model) {
        return new Model(key, model.text("name"), model.text("model"), model.someNumber("context_size", Whole.INT),
                model.texts("runtime_flags"), model.extensions());
    }
}
