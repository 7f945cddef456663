package org.rescind.intake.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescind.events.RemovalRequested;
import org.rescind.intake.IntakeStack;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

@QuarkusTest
@WithTestResource(value = IntakeStack.class, scope = TestResourceScope.GLOBAL)
class AcceptanceTest {

    @Test
    void an_accepted_request_is_answered_with_a_case_number_and_a_key() {
        Response response = Person.submit(Person.body(
                List.of("https://www.flickr.com/photos/12345678@N00/", "81636471393", "https://example.org/x"),
                Map.of("regime", "gdpr", "futureField", 1)));

        Person person = Person.of(response);
        String self = "http://localhost:8080/api/v1/removal-requests/" + person.id();
        assertThat(response.header("Location")).isEqualTo(self);
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(person.caseKey()).hasSizeGreaterThanOrEqualTo(22);
        var receipt = response.jsonPath();
        assertThat(receipt.getString("status")).isEqualTo("open");
        assertThat(receipt.getList("references.kind")).containsExactly("owner", "photo", "rejected");
        assertThat(receipt.getList("references.value")).containsExactly("12345678@N00", "81636471393", null);
        assertThat(receipt.getString("references[2].reason")).isNotBlank();
        assertThat(receipt.getString("links.self")).isEqualTo(self);
        assertThat(receipt.getString("links.page")).isEqualTo("http://localhost:8080/cases/" + person.id());
    }

    @Test
    void an_accepted_request_is_soon_on_the_topic_and_then_in_progress() {
        Person person = Person.asksFor("12345678@N01", "https://example.org/", "44");

        RemovalRequested event = awaitEvents(person, 1).get(0);
        assertThat(event.datasets()).isNull();
        assertThat(event.references())
                .containsExactly(
                        new RemovalRequested.Reference(1, "owner", "12345678@N01"),
                        new RemovalRequested.Reference(3, "photo", "44"));
        person.awaitsState("in_progress/removing");
    }

    @Test
    void a_request_of_ten_thousand_references_travels_in_parts_below_the_limit() {
        List<String> links = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> "https://www.flickr.com/photos/somebody/" + (7_000_000_000L + i) + "/")
                .toList();
        Person person = Person.of(Person.submit(Person.body(links, Map.of())));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !Wire.heardOf(person.id()).isEmpty()
                        && Wire.heardOf(person.id()).size()
                                == ((RemovalRequested) Wire.heardOf(person.id()).get(0)).parts());
        List<RemovalRequested> parts = awaitEvents(person, 2);
        assertThat(parts).extracting(RemovalRequested::part).doesNotHaveDuplicates();
        assertThat(parts.stream().flatMap(part -> part.references().stream()).map(RemovalRequested.Reference::ordinal))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 10_000).boxed().toList());
    }

    private static List<RemovalRequested> awaitEvents(Person person, int atLeast) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Wire.heardOf(person.id()).size() >= atLeast);
        return Wire.heardOf(person.id()).stream()
                .map(RemovalRequested.class::cast)
                .toList();
    }
}
