package io.jcompose.cli.command.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.cli.option.UsageException;
import io.jcompose.model.load.LoadOptions;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.spec.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchRuleTest {
    @TempDir private Path directory;

    @Test
    void aFileIsConcernedUnlessItIsIgnored() {
        WatchRule rule = rules("""
                  web:
                    image: x
                    develop:
                      watch:
                        - {path: ./src, action: sync, target: /app, ignore: ["*.log", "tmp/"]}
                """).get(0);
        assertThat(concerned(rule, "src/a.js", "src/deep/b.js", "src/new.log", "src/tmp/x", "src/.git/HEAD",
                "src/a.js~", "src/.a.js.swp", "other/c.js")).containsExactly("src/a.js", "src/deep/b.js");
        assertThat(rule.targetOf(directory.resolve("src/deep/b.js"))).isEqualTo("/app/deep/b.js");
    }

    @Test
    void onlyIncludedFilesAreConcernedWhenSomeAreNamed() {
        WatchRule rule = rules("""
                  web:
                    image: x
                    develop: {watch: [{path: ., action: sync, target: /app/, include: ["*.html", "css/"]}]}
                """).get(0);
        assertThat(concerned(rule, "index.html", "css/a.css", "index.js")).containsExactly("index.html", "css/a.css");
        assertThat(rule.targetOf(directory.resolve("index.html"))).isEqualTo("/app/index.html");
    }

    @Test
    void whatTheBuildDoesNotSeeIsNotWatched() throws IOException {
        Files.writeString(directory.resolve(".dockerignore"), "dist\n!dist/keep\n");
        WatchRule rule = rules("""
                  web:
                    build: .
                    develop: {watch: [{path: ., action: rebuild}]}
                """).get(0);
        assertThat(concerned(rule, "a.js", "dist/b.js", "dist/keep")).containsExactly("a.js", "dist/keep");
    }

    @Test
    void aRuleMayBeAboutOneFile() {
        WatchRule rule = rules("""
                  web:
                    image: x
                    develop: {watch: [{path: ./app.conf, action: sync+restart, target: /etc/app.conf}]}
                """).get(0);
        assertThat(concerned(rule, "app.conf", "app.conf.bak")).containsExactly("app.conf");
        assertThat(rule.targetOf(directory.resolve("app.conf"))).isEqualTo("/etc/app.conf");
    }

    @Test
    void theFirstCopyIsAskedForTheNewWayOrTheOld() {
        List<WatchRule> rules = rules("""
                  web:
                    image: x
                    develop:
                      watch:
                        - {path: ./a, action: sync, target: /a, initial_sync: true, x-initialSync: true}
                        - {path: ./b, action: sync, target: /b, x-initialSync: true}
                        - {path: ./c, action: sync, target: /c, x-initialSync: false}
                        - {path: ./d, action: restart, initial_sync: true}
                """);
        assertThat(rules).extracting(WatchRule::syncsAtFirst).containsExactly(true, true, false, false);
        assertThat(rules).extracting(WatchRule::saysSoTheOldWay).containsExactly(false, true, false, false);
    }

    @Test
    void theOldSpellingOfDevelopCountsWhereThereIsNoNewOne() {
        List<WatchRule> rules = rules("""
                  a:
                    image: x
                    x-develop:
                      watch:
                        - {path: ./src, action: sync, target: /app, ignore: [left.txt]}
                  b:
                    image: x
                    x-develop: {watch: [{path: ./old, action: restart}]}
                    develop: {watch: [{path: ./new, action: restart}]}
                """);
        assertThat(rules).extracting(rule -> rule.path().getFileName().toString()).containsExactly("src", "new");
        WatchRule old = rules.get(0);
        assertThat(old.concerns(old.path().resolve("left.txt"))).isFalse();
        assertThat(old.targetOf(old.path().resolve("kept.txt"))).isEqualTo("/app/kept.txt");
    }

    @Test
    void aBatchSaysWhatIsToDoForEachService() {
        List<WatchRule> rules = rules("""
                  web:
                    build: .
                    develop:
                      watch:
                        - {path: ./src, action: sync, target: /app}
                        - {path: ./package.json, action: rebuild}
                  api:
                    image: x
                    develop:
                      watch:
                        - {path: ./src, action: sync+restart, target: /srv}
                        - {path: ./run, action: sync+exec, target: /run, exec: {command: [ls]}}
                        - {path: ./r, action: restart}
                """);
        Batch sources = Batch.of(List.of(file("src/a"), file("src/b")), rules);
        assertThat(sources.rebuild()).isEmpty();
        assertThat(sources.syncs()).containsOnlyKeys("api", "web");
        assertThat(sources.syncs().get("web")).containsExactlyInAnyOrderEntriesOf(
                Map.of(file("src/a"), "/app/a", file("src/b"), "/app/b"));
        assertThat(sources.restart()).containsExactly("api");

        Batch built = Batch.of(List.of(file("src/a"), file("package.json"), file("run/x")), rules);
        assertThat(built.rebuild()).containsExactly("web");
        assertThat(built.syncs()).containsOnlyKeys("api");
        assertThat(built.execs()).extracting(WatchRule::serviceName).containsExactly("api");
    }

    @Test
    void aRuleThatCannotBeFollowedIsRefused() {
        assertThatThrownBy(() -> rules("""
                  web:
                    image: x
                    develop: {watch: [{path: ., action: rebuild}]}
                """)).isInstanceOf(UsageException.class)
                .hasMessage("can't watch service \"web\" with action rebuild without a build context");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private List<String> concerned(WatchRule rule, String... names) {
        var concerned = new ArrayList<String>();
        for (String name : names) if (rule.concerns(file(name))) concerned.add(name);
        return concerned;
    }

    private List<WatchRule> rules(String services) {
        try {
            Files.writeString(directory.resolve("compose.yaml"), "services:\n" + services);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var request = new LoadRequest(directory, Optional.of(directory),
                List.of(directory.resolve("compose.yaml").toString()), Optional.of("demo"), List.of(), List.of(),
                List.of(), Map.of(), Optional.empty(), LoadOptions.defaults());
        var rules = new ArrayList<WatchRule>();
        for (Service service : new ProjectLoader().load(request).project().services().values()) {
            rules.addAll(WatchRule.of(service, directory));
        }
        return rules;
    }
}
