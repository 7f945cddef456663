package org.rescind.notifier.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.Sql;
import org.rescind.notifier.Index;
import org.rescind.notifier.Partner;
import org.rescind.notifier.Stack;

@QuarkusTest
@WithTestResource(Stack.class)
class CopyImportTest {

    private static final String HEADER = "institution,country,contactEmail,dataset,release,downloadedAt,position\n";

    @Inject
    Index index;

    @Inject
    Sql sql;

    private final String dataset = Index.newDataset();
    private final String run = UUID.randomUUID().toString();

    @Test
    void the_250_known_institutions_are_registered_from_one_file_and_are_told_everything_since() {
        index.appends(dataset, 1, 7);
        String file = HEADER
                + IntStream.range(0, 250)
                        .mapToObj(i -> line("Institute " + i, 3))
                        .collect(Collectors.joining("\n"));
        Map<String, Long> before = counts();
        imports(file, true)
                .body("read", equalTo(250))
                .body("created", equalTo(250))
                .body("institutions.size()", equalTo(250))
                .body("institutions[0].apiKey", nullValue());
        assertThat(counts()).isEqualTo(before);

        ValidatableResponse done = imports(file, false)
                .body("dryRun", equalTo(false))
                .body("created", equalTo(250))
                .body("known", equalTo(0))
                .body("refused", empty())
                .body("institutions[249].id", notNullValue());
        String key = done.extract().path("institutions.find { it.name == 'Institute 17' }.apiKey");
        await().untilAsserted(() -> given().auth()
                .oauth2(key)
                .get("/api/v1/feed/" + dataset + "?after=0")
                .then()
                .statusCode(200)
                .body("after", equalTo(3))
                .body("entries.position", contains(4, 5, 6, 7)));

        Map<String, Long> after = counts();
        imports(file, true)
                .body("created", equalTo(0))
                .body("known", equalTo(250))
                .body("institutions", empty());
        imports(file, false)
                .body("created", equalTo(0))
                .body("known", equalTo(250))
                .body("institutions", empty());
        assertThat(counts()).isEqualTo(after);
    }

    @Test
    void each_line_that_cannot_be_used_is_told_with_its_number_and_reason_and_stops_no_other() {
        Partner registered = Partner.register();
        String file = "\ufeffRelease;Dataset;Downloaded at;Remarks;contact-email;country;Institution;id\n"
                + "1.0;" + dataset + ";2019-03-01;;a-" + run + "@b.example;NL;\"Institute \"\"A\"\"; of B\";\n"
                + "\n"
                + "1.0;" + dataset + ";2019-03-01T10:00:00+02:00;;;;;" + registered.id + "\n"
                + "1.0;" + dataset + ";yesterday;;a-" + run + "@b.example;NL;X;\n"
                + "1.0;Not a dataset;2019-03-01;;a-" + run + "@b.example;NL;X;\n"
                + "1.0;" + dataset + ";2019-03-01;;no address;NL;;\n"
                + "1.0;" + dataset + ";2019-03-01;;;;;" + UUID.randomUUID() + "\n"
                + "1.0;" + dataset + "\n"
                + "1.0;" + dataset + ";2019-03-01;\"open;;;;\n"
                + "1.0;" + dataset + ";2119-03-01;;a-" + run + "@b.example;NL;X;\n"
                + "x".repeat(11_000) + "\n"
                + "2.0;" + dataset + ";2019-03-01;;A-" + run + "@b.example;NL;\"INSTITUTE \"\"A\"\"; of B\";\n";
        for (boolean dryRun : List.of(true, false)) {
            imports(file, dryRun)
                    .body("read", equalTo(11))
                    .body("created", equalTo(3))
                    .body("refusedLines", equalTo(8))
                    .body("ignoredColumns", contains("Remarks"))
                    .body("refused.line", containsInAnyOrder(5, 6, 7, 8, 9, 10, 11, 12))
                    .body(
                            "refused.find { it.line == 5 }.reason",
                            equalTo("downloadedAt: is no date such as 2019-03-01 or 2019-03-01T10:00:00Z"))
                    .body("refused.find { it.line == 8 }.reason", equalTo("there is no institution with this id"))
                    .body("refused.find { it.line == 9 }.reason", equalTo("has 2 fields, and the first line 8"))
                    .body("refused.find { it.line == 12 }.reason", equalTo("is longer than 10000 bytes"))
                    .body("institutions.name", contains("Institute \"A\"; of B"));
        }
        assertThat(registered.position(dataset).purged()).containsEntry("1.0", 0L);
    }

    @Test
    void a_file_without_its_columns_is_refused() {
        post("institution,country,contactEmail,dataset,release\n", false)
                .statusCode(422)
                .body("type", equalTo("/problems/unreadable-import"))
                .body("detail", equalTo("The first line has to name the columns. It lacks: downloadedat."));
        post("", false).statusCode(422);
        Partner.register()
                .itself()
                .contentType("text/csv")
                .body(HEADER)
                .post("/api/v1/copies/imports")
                .then()
                .statusCode(403);
    }

    @Test
    void two_institutions_of_one_name_and_contact_are_told_apart_by_their_ids_only() {
        Map<String, String> same =
                Map.of("name", "Twin " + run, "country", "NL", "contactEmail", "t-" + run + "@b.example");
        Partner one = Partner.register(same);
        Partner.register(same);
        imports(HEADER + "Twin " + run + ",NL,t-" + run + "@b.example," + dataset + ",1.0,2019-03-01,0\n", false)
                .body("created", equalTo(0))
                .body(
                        "refused[0].reason",
                        equalTo("several institutions have this name and contact: say which by its id"));
        imports("id,dataset,release,downloadedAt\n" + one.id + "," + dataset + ",1.0,2019-03-01\n", false)
                .body("created", equalTo(1));
    }

    @Test
    void a_registration_that_was_wrong_ends_notices_at_once_and_the_file_does_not_bring_it_back() {
        Partner wrong = Partner.register();
        String file = "id,dataset,release,downloadedAt\n" + wrong.id + "," + dataset + ",1.0,2019-03-01\n";
        imports(file, false).body("created", equalTo(1));
        index.appends(dataset, 1, 3);
        await().until(() -> wrong.feed(dataset, 0, 10).path("head").equals(3));
        Partner.ops()
                .body(Map.of("reason", "never_held"))
                .post(wrong.path("/copies/" + dataset + "/1.0/retirement"))
                .then()
                .statusCode(200)
                .body("copies.state", contains("retired"));
        wrong.feed(dataset, 0, 10).then().statusCode(404);
        imports(file, false).body("known", equalTo(1));
        wrong.feed(dataset, 0, 10).then().statusCode(404);
    }

    @Test
    void a_copy_that_was_transferred_may_say_where_it_went() {
        Partner partner = Partner.register().holds(dataset, "1.0", 0);
        retire(partner, Map.of("reason", "destroyed", "to", "Elsewhere"))
                .statusCode(422)
                .body("errors.pointer", contains("/to"));
        retire(partner, Map.of("reason", "transferred", "to", "University of Elsewhere"))
                .statusCode(200);
        assertThat(sql.one("select retired_to from copy where institution = ?", row -> row.getString(1), partner.id))
                .contains("University of Elsewhere");
    }

    @Test
    void a_lost_key_is_replaced_and_the_old_one_ends() {
        Partner partner = Partner.register();
        String key = Partner.ops()
                .post(partner.path("/api-key"))
                .then()
                .statusCode(200)
                .extract()
                .path("apiKey");
        partner.itself().get(partner.path("")).then().statusCode(401);
        given().auth().oauth2(key).get(partner.path("")).then().statusCode(200);
        given().auth().oauth2(key).post(partner.path("/api-key")).then().statusCode(403);
    }

    private ValidatableResponse retire(Partner partner, Map<String, String> retirement) {
        return Partner.ops()
                .body(retirement)
                .post(partner.path("/copies/" + dataset + "/1.0/retirement"))
                .then();
    }

    private String line(String name, long position) {
        return name + ",NL," + run + "@example.org," + dataset + ",1.0,2019-03-01," + position;
    }

    private Map<String, Long> counts() {
        return Map.of(
                "institutions",
                count("select count(*) from institution"),
                "copies",
                count("select count(*) from copy"),
                "channels",
                count("select sum(notified) from channel"));
    }

    private long count(String query) {
        return sql.one(query, row -> row.getLong(1)).orElseThrow();
    }

    private static ValidatableResponse imports(String file, boolean dryRun) {
        return post(file, dryRun).statusCode(200);
    }

    private static ValidatableResponse post(String file, boolean dryRun) {
        return Partner.ops()
                .contentType("text/csv")
                .queryParam("dryRun", dryRun)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/copies/imports")
                .then();
    }
}
