package io.jcompose.model.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTest {
    @Test
    void findsTheNameThatWasMeant() {
        assertThat(NearMiss.find("enviroment", List.of("env_file", "environment", "expose"))).contains("environment");
        assertThat(NearMiss.find("database", List.of("db", "web", "data"))).contains("data");
        assertThat(NearMiss.find("wbe", List.of("web", "api"))).contains("web");
    }

    @Test
    void findsTheOnlyNameThatAbbreviatesIt() {
        assertThat(NearMiss.find("database", List.of("db", "web"))).contains("db");
        assertThat(NearMiss.find("pg", List.of("postgres", "web"))).contains("postgres");
    }

    @Test
    void saysNothingWhenNoNameIsClose() {
        assertThat(NearMiss.find("frontend", List.of("api", "store", "worker"))).isEmpty();
    }
}
