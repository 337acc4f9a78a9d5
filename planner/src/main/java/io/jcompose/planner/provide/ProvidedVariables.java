package io.jcompose.planner.provide;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.part.ModelUse;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.planner.state.ResourceId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts what providers and models told into the environment of the services that use them: {@code SERVICE_KEY} of a
 * provider, {@code MODEL_MODEL} and {@code MODEL_URL} of a model. Source: docker compose 2.40.3.
 */
public final class ProvidedVariables {
    private ProvidedVariables() {}

    /**
     * Returns the project with these variables.
     *
     * @param told what providers told, by service, and the {@code endpoint} of models, by key
     */
    public static Project add(Project project, Map<ResourceId, Map<String, String>> told) {
        var services = new TreeMap<>(project.services());
        services.replaceAll((name, service) -> {
            var environment = new TreeMap<>(service.process().environment());
            for (ServiceName dependency : service.lifecycle().dependsOn().keySet()) {
                String prefix = dependency.value().toUpperCase(Locale.ROOT) + "_";
                told.getOrDefault(ResourceId.service(dependency.value()), Map.of()).forEach(
                        (key, value) -> environment.put(prefix + key, new EnvironmentValue.Literal(value)));
            }
            service.models().forEach((key, use) -> model(project, key, use, told, environment));
            return environment.equals(service.process().environment()) ? service
                    : service.withProcess(service.process().withEnvironment(environment));
        });
        return project.withServices(services, project.disabledServices());
    }

    private static void model(Project project, String key, Optional<ModelUse> use,
            Map<ResourceId, Map<String, String>> told, Map<String, EnvironmentValue> environment) {
        Map<String, String> answer = told.get(ResourceId.model(key));
        Model model = project.models().get(key);
        if (answer == null || model == null) return;
        String prefix = key.toUpperCase(Locale.ROOT).replace('-', '_');
        environment.put(use.flatMap(ModelUse::modelVariable).filter(name -> !name.isEmpty()).orElse(prefix + "_MODEL"),
                new EnvironmentValue.Literal(model.model().orElse("")));
        environment.put(use.flatMap(ModelUse::endpointVariable).filter(name -> !name.isEmpty()).orElse(prefix + "_URL"),
                new EnvironmentValue.Literal(answer.getOrDefault("endpoint", "")));
    }
}
