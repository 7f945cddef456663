package org.rescind.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescind.events.CoverageChanged;
import org.rescind.events.CoverageSummarised;
import org.rescind.events.InstitutionChanged;
import org.rescind.events.Topic;
import org.rescind.messaging.Sql;
import org.rescind.web.ApiKey;

@QuarkusTest
@WithTestResource(Stack.class)
class CoverageTest {

    @Inject
    Index index;

    @Inject
    Topics topics;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();

    @Test
    void anybody_can_see_how_many_copies_have_reached_the_head_and_nobody_who() {
        Partner purged = Partner.register().holds(dataset, "1.0", 0).holds(dataset, "2.0", 0);
        Partner acknowledged = Partner.register().holds(dataset, "1.0", 0);
        Partner late = Partner.register().holds(dataset, "1.0", 0);
        Partner owesNothing = Partner.register().holds(dataset, "2.0", 5);
        index.describes(dataset, 5);
        index.appends(dataset, 1, 5);
        await().until(() -> purged.attests(dataset, "1.0", 5).statusCode() == 200);
        acknowledged.acknowledges(dataset, 5).then().statusCode(200);
        late.acknowledges(dataset, 4).then().statusCode(200);
        sql.update("update log_entry set applied_at = now() - interval '31 days' where dataset = ?", dataset);
        sql.update("update copy set owed_since = now() - interval '31 days' where dataset = ?", dataset);
        RestAssured.get("/api/v1/coverage/" + dataset)
                .then()
                .statusCode(200)
                .body("dataset", equalTo(dataset))
                .body("head", equalTo(5))
                .body("copies", equalTo(5))
                .body("notified", equalTo(4))
                .body("acknowledged", equalTo(4))
                .body("purged", equalTo(2))
                .body("overdue", equalTo(3))
                .body("releases.find { it.release == '1.0' }.copies", equalTo(3))
                .body("releases.find { it.release == '1.0' }.purged", equalTo(1))
                .body("releases.find { it.release == '2.0' }.purged", equalTo(1));
        assertThat(RestAssured.get("/api/v1/coverage/" + dataset).asString())
                .doesNotContain(purged.id.toString(), owesNothing.id.toString());
        RestAssured.get("/api/v1/coverage/" + Index.newDataset()).then().statusCode(404);
    }

    @Test
    void all_datasets_are_listed_in_parts() {
        List<String> expected = List.of(dataset + "a", dataset + "b", dataset + "c");
        expected.forEach(each -> index.describes(each, 0));
        await().until(() -> expected.stream()
                .allMatch(each -> RestAssured.get("/api/v1/coverage/" + each).statusCode() == 200));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = RestAssured.given()
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/coverage");
            page.then().statusCode(200);
            seen.addAll(page.path("items.dataset"));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(seen).containsAll(expected).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void the_other_services_learn_of_an_institution_and_recognise_its_key() {
        Partner partner = Partner.register();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(
                                topics.read(Topic.INSTITUTIONS, InstitutionChanged.class, partner.id.toString()))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.name()).isEqualTo("Institute of Tests");
                            assertThat(event.keySha256())
                                    .isEqualTo(ApiKey.parse(partner.key)
                                            .orElseThrow()
                                            .sha256());
                        }));
    }

    @Test
    void the_last_state_of_each_institution_goes_out_at_most_once_a_second() {
        Partner partner = Partner.register().holds(dataset, "1.0", 0);
        index.appends(dataset, 1, 40);
        await().until(() -> partner.feed(dataset, 40, 1).path("head").equals(40));
        long begin = System.nanoTime();
        for (int i = 1; i <= 40; i++) {
            partner.attests(dataset, "1.0", i).then().statusCode(200);
        }
        String key = dataset + "/" + partner.id;
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(topics.read(Topic.COVERAGE, CoverageChanged.class, key))
                        .last()
                        .satisfies(event -> {
                            assertThat(event.notified()).isEqualTo(40);
                            assertThat(event.acknowledged()).isEqualTo(40);
                            assertThat(event.releases()).singleElement().satisfies(copy -> {
                                assertThat(copy.purged()).isEqualTo(40);
                                assertThat(copy.state()).isEqualTo(CoverageChanged.State.HELD);
                            });
                        }));
        long seconds = (System.nanoTime() - begin) / 1_000_000_000L;
        List<CoverageChanged> events = topics.read(Topic.COVERAGE, CoverageChanged.class, key);
        assertThat(events).hasSizeLessThanOrEqualTo((int) seconds + 4);
        assertThat(events).extracting(CoverageChanged::version).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_summary_tells_the_head_that_was_applied_and_how_many_copies_are_held() {
        IntStream.range(0, 3).forEach(i -> Partner.register().holds(dataset, "1.0", 0));
        index.appends(dataset, 1, 7);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(topics.read(Topic.COVERAGE, CoverageSummarised.class, dataset))
                        .last()
                        .satisfies(event -> {
                            assertThat(event.head()).isEqualTo(7);
                            assertThat(event.copies()).isEqualTo(3);
                        }));
    }

    @Test
    void operations_see_an_institution_with_its_endpoint_and_cursors_and_it_sees_itself() {
        Partner partner = Partner.register().holds(dataset, "1.0", 4);
        for (var caller : List.of(Partner.ops(), partner.itself())) {
            caller.get(partner.path(""))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Institute of Tests"))
                    .body("datasets[0].dataset", equalTo(dataset))
                    .body("datasets[0].copies[0].start", equalTo(4));
        }
        Partner.ops()
                .body(Map.of("dataset", "Not A Name", "release", "1.0", "downloadedAt", "2020-01-01T00:00:00Z"))
                .post(partner.path("/copies"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/dataset"));
        Partner.ops().get("/api/v1/institutions?limit=1").then().statusCode(200).body("items.size()", equalTo(1));
    }
}
