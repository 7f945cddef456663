package org.rescind.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody runs the compose file on a machine without containers, so it is compared with what is run. */
class ComposeMatchesStackTest {

    /** A matter of this machine's C library, not a setting of the service. */
    private static final Set<String> LOCAL_ONLY = Set.of("MALLOC_ARENA_MAX");

    /** The local stack sends no mail, and nobody outside looks for its flaws. */
    private static final Set<String> DEPLOYED_ONLY = Set.of(
            "RESCIND_MAIL_HOST",
            "RESCIND_MAIL_FROM",
            "RESCIND_MAIL_BASE_URL",
            "RESCIND_OPS_EMAIL",
            "RESCIND_RETENTION",
            "RESCIND_SECURITY_CONTACT");

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"intake", "index", "notifier"})
    void a_service_gets_the_same_settings_in_a_container_as_in_the_local_stack(String service) throws IOException {
        Set<String> inCompose = new TreeSet<>();
        new YAMLMapper()
                .readTree(Path.of("..", "docker-compose.yml").toFile())
                .path("services")
                .path(service + "-service")
                .path("environment")
                .fieldNames()
                .forEachRemaining(inCompose::add);
        inCompose.removeAll(DEPLOYED_ONLY);
        StackParts parts = new StackParts(StackOptions.defaults(), data, StackPorts.from(8080));
        Set<String> inStack = new TreeSet<>(parts.environment(service).keySet());
        inStack.removeAll(LOCAL_ONLY);

        assertThat(inCompose).isEqualTo(inStack);
    }

    @Test
    void a_service_has_the_same_heap_in_a_container_as_in_the_local_stack() throws IOException {
        String image = Files.readString(Path.of("..", "deploy", "Dockerfile"));
        StackParts parts = new StackParts(StackOptions.defaults(), data, StackPorts.from(8080));

        assertThat(parts.child("index").options()).containsAll(StackParts.SERVICE_HEAP);
        assertThat(image).contains("\"" + String.join("\", \"", StackParts.SERVICE_HEAP) + "\"");
    }
}
