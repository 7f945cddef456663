package org.rescind.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Stack.class)
class OpenApiTest {

    @Test
    void every_operation_says_what_it_does() {
        Map<String, Map<String, Object>> paths =
                RestAssured.get("/q/openapi?format=json").path("paths");
        assertThat(paths).containsKeys("/api/v1/institutions", "/api/v1/attestations", "/api/v1/feed/{dataset}");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> assertThat(operation)
                .as("%s %s", method, path)
                .isInstanceOfSatisfying(Map.class, fields -> assertThat(fields).containsKey("summary"))));
    }
}
