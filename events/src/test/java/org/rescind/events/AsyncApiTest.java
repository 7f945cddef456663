package org.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code asyncapi.yaml} names every topic, event and schema, and no other. */
class AsyncApiTest {

    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = new YAMLMapper().readTree(Files.readString(Path.of("asyncapi.yaml")));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void it_has_the_topics_of_the_code_and_no_other() {
        assertThat(names(document.path("channels")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void it_has_the_event_on_its_topic_with_its_type_and_schema(EventType type) {
        JsonNode message = document.path("components").path("messages").path(type.eventName());

        assertThat(document.path("channels")
                        .path(type.topic().topicName())
                        .path("messages")
                        .has(type.eventName()))
                .isTrue();
        assertThat(message.path("name").asText()).isEqualTo(type.wireName());
        assertThat(message.path("payload").path("$ref").asText()).isEqualTo("./" + Contract.schema(type));
    }

    @Test
    void it_names_no_event_that_is_not_in_the_code() {
        assertThat(names(document.path("components").path("messages")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::eventName)
                        .toList());
    }
}
