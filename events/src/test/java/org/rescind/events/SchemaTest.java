package org.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed schemas are those of the records. To change one on purpose: {@code mvn test -Drescind.write-schemas=true}. */
class SchemaTest {

    private static final SchemaGenerator GENERATOR = generator();

    @ParameterizedTest
    @EnumSource
    void the_schema_is_that_of_the_record(EventType type) throws IOException {
        JsonNode schema = GENERATOR.generateSchema(type.record());
        if (Boolean.getBoolean("rescind.write-schemas")) {
            Files.createDirectories(Contract.schema(type).getParent());
            Files.writeString(Contract.schema(type), schema.toPrettyString() + "\n");
        }

        assertThat(EventJson.MAPPER.readTree(Contract.read(Contract.schema(type))))
                .isEqualTo(schema);
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY, JacksonOption.RESPECT_JSONPROPERTY_ORDER))
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .without(Option.NONSTATIC_NONVOID_NONGETTER_METHODS);
        config.forFields()
                .withRequiredCheck(
                        field -> !isNullable(field.getDeclaringType().getErasedType(), field.getDeclaredName()));
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(Class<?> record, String component) {
        return Arrays.stream(record.getRecordComponents())
                .filter(candidate -> candidate.getName().equals(component))
                .map(RecordComponent::getAnnotatedType)
                .anyMatch(SchemaTest::isNullable);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
