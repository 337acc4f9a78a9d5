package io.jcompose.cli.view.progress;

import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import io.jcompose.planner.plan.ImageBuild;
import io.jcompose.planner.plan.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Tells builds in the words of docker compose: by image when bake builds them, else by service. */
final class BuildNarrator {
    private final ProgressView view;
    private final boolean dryRun;
    private final Consumer<String> output;

    BuildNarrator(ProgressView view, boolean dryRun, Consumer<String> output) {
        this.view = view;
        this.dryRun = dryRun;
        this.output = output;
    }

    void started(Operation.BuildImages operation) {
        if (operation.graph() || dryRun) return;
        for (ImageBuild build : operation.builds()) tell("Service " + build.service(), "Building", Phase.WORKING);
    }

    void output(Operation.BuildImages operation, String line) {
        if (!operation.settings().quiet()) output.accept(line);
    }

    void succeeded(Operation.BuildImages operation) {
        for (ImageBuild build : operation.builds()) {
            if (dryRun) imagined(build);
            else if (operation.graph()) tell(build.reference(), "Built", Phase.DONE);
            else tell("Service " + build.service(), "Built", Phase.DONE);
        }
    }

    private void imagined(ImageBuild build) {
        String name = build.service().value();
        String tag = build.build().tags().isEmpty() ? build.reference() : build.build().tags().get(0);
        view.event(ProgressEvent.text(name + " ==>", "==> writing image dryRun-" + sha1(name), "", Phase.DONE));
        view.event(ProgressEvent.text(name + " ==> ==>", "naming to " + tag, "", Phase.DONE));
        tell(name, "Built", Phase.DONE);
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void tell(String id, String status, Phase phase) {
        view.event(ProgressEvent.of(id, status, phase));
    }
}
