package org.rescind.intake.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescind.intake.Index;
import org.rescind.intake.Person;

@QuarkusTest
class ValidationTest {

    private static final List<String> GOOD = List.of("44");

    static Stream<Arguments> unusable() {
        return Stream.of(
                arguments(Map.of("relationship", "agent"), "/references"),
                arguments(Map.of("references", List.of(), "relationship", "agent"), "/references"),
                arguments(Person.body(Collections.nCopies(10_001, "44"), Map.of()), "/references"),
                arguments(Map.of("references", GOOD), "/relationship"),
                arguments(Person.body(GOOD, Map.of("relationship", "neighbour")), "/relationship"),
                arguments(Person.body(GOOD, Map.of("regime", "hipaa")), "/regime"),
                arguments(Person.body(GOOD, Map.of("datasets", List.of())), "/datasets"),
                arguments(Person.body(GOOD, Map.of("message", "x".repeat(10_001))), "/message"),
                arguments(Person.body(GOOD, Map.of("contact", Map.of())), "/contact/email"),
                arguments(Person.body(GOOD, Map.of("contact", Map.of("email", "nobody"))), "/contact/email"),
                arguments(
                        Person.body(GOOD, Map.of("contact", Map.of("email", "a@example.org", "language", "so so"))),
                        "/contact/language"),
                arguments(Person.body(Collections.singletonList(null), Map.of()), "/references/0"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void a_value_that_cannot_be_used_is_pointed_at(Object body, String pointer) {
        Response answer = Person.submit(body);

        assertProblem(answer, 422, "invalid-request");
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly(pointer);
        assertThat(answer.jsonPath().getString("errors[0].detail")).isNotBlank();
    }

    @Test
    void what_is_not_json_is_malformed() {
        assertProblem(Person.submit("{\"references\":"), 400, "invalid-request");
    }

    @Test
    void a_body_that_is_missing_or_null_is_unusable() {
        assertProblem(given().contentType(ContentType.JSON).post(Person.REQUESTS), 422, "invalid-request");
        assertProblem(Person.submit("null"), 422, "invalid-request");
    }

    @Test
    void more_than_four_mebibytes_are_refused_before_they_are_sent() throws Exception {
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.setSoTimeout(10_000);
            client.getOutputStream()
                    .write(("POST " + Person.REQUESTS + " HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 4194305\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json", "\"/problems/too-large\"");
        }
    }

    @Test
    void when_nothing_can_be_read_the_answer_says_why_for_each() {
        Response answer = Person.submit(Person.body(List.of("https://example.org/", ""), Map.of()));

        assertProblem(answer, 422, "nothing-readable");
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("/references/0", "/references/1");
        assertThat(answer.jsonPath().getList("references.kind")).containsExactly("rejected", "rejected");
        assertThat(answer.jsonPath().getString("references[0].reason")).isEqualTo("host");
        assertThat(answer.jsonPath().getString("references[0].explanation"))
                .isEqualTo(answer.jsonPath().getString("errors[0].detail"))
                .startsWith("This is not an address of Flickr.");
    }

    @Test
    void a_dataset_that_is_unknown_or_unpublished_is_answered_with_the_known_ones() {
        String published = Index.hasDataset(true);
        String base = Index.hasDataset(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> asksFor(published).statusCode() == 202);

        Response answer = asksFor(published, base, "never-heard-of");

        assertProblem(answer, 422, "unknown-dataset");
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("/datasets/1", "/datasets/2");
        assertThat(answer.jsonPath().getList("known", String.class))
                .contains(published)
                .doesNotContain(base);
    }

    private static Response asksFor(String... datasets) {
        return Person.submit(Person.body(GOOD, Map.of("datasets", List.of(datasets))));
    }

    private static void assertProblem(Response answer, int status, String slug) {
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + slug);
    }
}
