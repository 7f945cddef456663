package org.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Golden files are never edited: what was once sent stays readable, and says the same. */
class GoldenEventsTest {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private static JsonNode golden(EventType type) throws IOException {
        return EventJson.MAPPER.readTree(Contract.read(Contract.golden(type)));
    }

    @ParameterizedTest
    @EnumSource
    void the_golden_events_are_read_and_written_back_unchanged(EventType type) throws IOException {
        for (Path file : Contract.goldens(type)) {
            JsonNode golden = EventJson.MAPPER.readTree(Contract.read(file));
            Event event = EventJson.MAPPER.treeToValue(golden, type.record());

            assertThat(EventJson.MAPPER.readTree(EventJson.MAPPER.writeValueAsBytes(event)))
                    .as("%s", file)
                    .isEqualTo(golden);
            assertThat(EventType.of(event)).isEqualTo(type);
            assertThat(event.key()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_golden_events_obey_the_schema(EventType type) throws IOException {
        JsonSchema schema = SCHEMAS.getSchema(Contract.read(Contract.schema(type)));

        for (Path file : Contract.goldens(type)) {
            assertThat(schema.validate(EventJson.MAPPER.readTree(Contract.read(file))))
                    .as("%s", file)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_field_that_is_not_known_yet_is_ignored(EventType type) throws IOException {
        ObjectNode later = golden(type).deepCopy();
        later.put("addedLater", 1);

        assertThat(EventJson.MAPPER.treeToValue(later, type.record()))
                .isEqualTo(EventJson.MAPPER.treeToValue(golden(type), type.record()));
    }
}
