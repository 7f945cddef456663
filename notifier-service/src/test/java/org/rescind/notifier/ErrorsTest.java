package org.rescind.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.web.ApiKey;
import org.rescind.web.HttpErrorsContract;
import org.rescind.web.Secret;

/** What goes wrong over HTTP, and how it is told. */
@QuarkusTest
@WithTestResource(Stack.class)
class ErrorsTest extends HttpErrorsContract {

    private static final String PATH = "/api/v1/institutions";
    private static final String TOKEN = Stack.OPS_TOKEN;
    private static final Map<String, Object> BODY =
            Map.of("name", "Institute of Errors", "country", "NL", "contactEmail", "e@b.example");

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected Map<String, Object> body() {
        return BODY;
    }

    @Override
    protected String token() {
        return TOKEN;
    }

    @Override
    protected String table() {
        return "institution";
    }

    @Test
    void lists_take_cursors_that_we_gave_out_and_limits_from_1_to_1000() {
        isProblem(caller().get(PATH + "?cursor=nonsense!"), 400, "invalid-cursor");
        for (String limit : List.of("0", "1001", "-1")) {
            Response answer = caller().get(PATH + "?limit=" + limit);
            isProblem(answer, 422, "invalid-request");
            assertThat(answer.jsonPath().getString("errors[0].parameter")).isEqualTo("limit");
        }
        isProblem(caller().get(PATH + "?limit=many"), 422, "invalid-request");
        isProblem(Partner.register().itself().get("/api/v1/feed/dif?after=-1"), 422, "invalid-request");
        isProblem(Partner.register().itself().get("/api/v1/feed/dif?after=x"), 422, "invalid-request");
    }

    @Test
    void an_id_that_is_none_is_not_found() {
        isProblem(caller().get(PATH + "/not-an-id/endpoint"), 404, "not-found");
        isProblem(caller().get(PATH + "/" + UUID.randomUUID() + "/endpoint"), 404, "not-found");
    }

    @Test
    void keys_that_are_wrong_or_foreign_open_nothing() throws Exception {
        Partner partner = Partner.register();
        String feed = "/api/v1/feed/dif";
        isProblem(given().get(feed), 401, "unauthenticated");
        isProblem(bearer("nonsense").get(feed), 401, "unauthenticated");
        isProblem(
                bearer(partner.key.substring(0, partner.key.length() - 1) + "~").get(feed), 401, "unauthenticated");
        String guessed =
                ApiKey.of(partner.id, Secret.random(new SecureRandom())).value();
        isProblem(bearer(guessed).get(feed), 401, "unauthenticated");
        isProblem(Partner.register().itself().get(partner.path("/endpoint")), 404, "not-found");
        isProblem(partner.itself().get(PATH), 403, "forbidden");
    }

    @Test
    void what_a_partner_cannot_say_is_pointed_at_and_leaves_nothing() throws Exception {
        Partner partner = Partner.register();
        String dataset = Index.newDataset();
        partner.holds(dataset, "1.0", 0);
        Map<String, Object> good = Map.of(
                "statement",
                "Deleted.",
                "dataset",
                dataset,
                "release",
                "1.0",
                "through",
                0,
                "deleted",
                0,
                "notHeld",
                0);
        for (var wrong :
                Map.of("/through", -1, "/deleted", "some", "/dataset", 7.5).entrySet()) {
            Map<String, Object> body = new HashMap<>(good);
            body.put(wrong.getKey().substring(1), wrong.getValue());
            Response answer = partner.itself().body(body).post("/api/v1/attestations");
            assertThat(answer.statusCode()).as(wrong.getKey()).isIn(404, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        Map<String, Object> odd = new HashMap<>(good);
        odd.put("exceptions", List.of(Map.of("position", 1, "status", "forgotten")));
        Response answer = partner.itself().body(odd).post("/api/v1/attestations");
        isProblem(answer, 422, "invalid-request");
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/exceptions/0/status");
        Map<String, Object> beyond = new HashMap<>(good);
        beyond.put("through", 1);
        isProblem(partner.itself().body(beyond).post("/api/v1/attestations"), 409, "beyond-head");
        Map<String, Object> other = new HashMap<>(good);
        other.put("release", "2.0");
        isProblem(partner.itself().body(other).post("/api/v1/attestations"), 404, "not-found");
        isProblem(
                caller().contentType("application/json")
                        .body(Map.of("reason", "lost"))
                        .post(partner.path("/copies/" + dataset + "/1.0/retirement")),
                422,
                "invalid-request");
        assertThat(count("attestation where institution = '" + partner.id + "'"))
                .isZero();
    }

    @Test
    void a_text_with_a_character_that_cannot_be_stored_is_refused() throws Exception {
        Map<String, Object> body = new HashMap<>(BODY);
        body.put("name", "nul\u0000");
        long before = count("institution where name like 'nul%'");
        isProblem(caller().contentType("application/json").body(body).post(PATH), 422, "invalid-request");
        assertThat(count("institution where name like 'nul%'")).isEqualTo(before);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private long count(String what) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement query = connection.createStatement();
                var row = query.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getLong(1);
        }
    }
}
