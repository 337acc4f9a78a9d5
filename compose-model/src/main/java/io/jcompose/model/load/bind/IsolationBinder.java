package io.jcompose.model.load.bind;

import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.spec.Isolation;
import io.jcompose.model.spec.part.CredentialSpec;

/** Binds what separates a container from the host and from other containers. */
final class IsolationBinder {
    private IsolationBinder() {}

    static Isolation bind(Section service) {
        return new Isolation(service.texts("cap_add"), service.texts("cap_drop"), service.flag("privileged"),
                service.texts("security_opt"), service.text("userns_mode"), service.text("pid"), service.text("ipc"),
                service.text("uts"), service.text("isolation"), service.text("runtime"), service.pairs("sysctls"),
                service.section("credential_spec").map(spec -> new CredentialSpec(spec.text("config"),
                        spec.text("file"), spec.text("registry"), spec.extensions())),
                service.flag("use_api_socket"));
    }
}
