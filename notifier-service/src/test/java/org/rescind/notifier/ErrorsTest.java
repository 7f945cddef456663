package org.rescind.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rescind.web.ApiKey;
import org.rescind.web.Secret;

/** What goes wrong over HTTP, and how it is told. */
@QuarkusTest
@WithTestResource(Stack.class)
class ErrorsTest {

    private static final String PATH = "/api/v1/institutions";
    private static final String TOKEN = Stack.OPS_TOKEN;
    private static final Map<String, Object> BODY =
            Map.of("name", "Institute of Errors", "country", "NL", "contactEmail", "e@b.example");

    @Inject
    AgroalDataSource database;

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
    void keys_that_are_wrong_foreign_or_suspended_open_nothing() throws Exception {
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
        sql("update institution set status = 'SUSPENDED' where id = '" + partner.id + "'");
        isProblem(partner.itself().get(feed), 403, "forbidden");
        isProblem(partner.itself().post(partner.path("/endpoint/secret")), 403, "forbidden");
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

    private static void isProblem(Response answer, int status, String slug) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + slug);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
    }

    @Test
    void an_unknown_address_is_not_found() {
        isProblem(given().get("/api/v1/nothing-is-here"), 404, "not-found");
        isProblem(given().get("/nothing/is/here"), 404, "not-found");
    }

    @Test
    void a_wrong_method_is_told_which_are_right() {
        Response answer = given().delete(PATH);
        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void a_body_of_a_wrong_kind_is_refused() {
        isProblem(caller().contentType("text/plain").body("hello").post(PATH), 415, "unsupported-media-type");
    }

    @Test
    void an_answer_of_another_kind_is_not_to_be_had() {
        isProblem(
                caller().contentType("application/json")
                        .accept("image/png")
                        .body(BODY)
                        .post(PATH),
                406,
                "not-acceptable");
    }

    @Test
    void text_that_is_not_json_and_values_of_the_wrong_type_are_told_apart() {
        isProblem(caller().contentType("application/json").body("{\"a\":").post(PATH), 400, "invalid-request");
        isProblem(caller().contentType("application/json").body("[]").post(PATH), 422, "invalid-request");
    }

    @Test
    void more_than_four_mebibytes_are_too_much_announced_or_not() {
        byte[] large = new byte[4 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) ' ');
        isProblem(caller().contentType("application/json").body(large).post(PATH), 413, "too-large");
        HttpResponse<String> unannounced = send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        assertThat(unannounced.statusCode()).isEqualTo(413);
        assertThat(unannounced.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(unannounced.body()).contains("\"/problems/too-large\"");
    }

    @Test
    void without_a_database_connection_the_client_is_asked_to_come_again() throws Exception {
        List<Connection> all = new ArrayList<>();
        patience(Duration.ofMillis(200));
        try (Log log = new Log()) {
            takeEvery(all);
            Response answer =
                    caller().contentType("application/json").body(BODY).post(PATH);
            isProblem(answer, 503, "unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(log.lines).filteredOn(line -> line.contains("503")).hasSize(1);
        } finally {
            patience(Duration.ofSeconds(5));
            for (Connection connection : all) {
                connection.close();
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> caller().contentType("application/json")
                                .body(BODY)
                                .post(PATH)
                                .statusCode()
                        < 300);
    }

    @Test
    void a_fault_of_our_own_tells_nothing_and_is_logged_once() throws Exception {
        sql("alter table institution add constraint taken_for_a_fault check (false) not valid");
        try (Log log = new Log()) {
            Response answer =
                    caller().contentType("application/json").body(BODY).post(PATH);
            isProblem(answer, 500, "internal-error");
            assertThat(answer.asString()).doesNotContain("taken_for_a_fault", "Exception", "SQL", "insert");
            assertThat(log.lines).hasSize(1);
            // What was to be written may be personal: PostgreSQL would quote the row.
            assertThat(log.lines.get(0))
                    .contains("answered 500", "taken_for_a_fault")
                    .doesNotContain("Failing row");
        } finally {
            sql("alter table institution drop constraint taken_for_a_fault");
        }
    }

    /** Also those that our loops give back meanwhile. */
    private void takeEvery(List<Connection> all) {
        for (int refused = 0; refused < 10; ) {
            try {
                all.add(database.getConnection());
                refused = 0;
            } catch (SQLException e) {
                refused++;
            }
        }
    }

    private void patience(Duration patience) {
        database.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(patience);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static HttpResponse<String> send(HttpRequest.BodyPublisher body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + PATH))
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + TOKEN)
                                    .POST(body)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + TOKEN);
    }

    /** What our own code warns of, meanwhile, on behalf of requests. */
    private static final class Log extends Handler implements AutoCloseable {

        final List<String> lines = new CopyOnWriteArrayList<>();

        Log() {
            Logger.getLogger("").addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            boolean ofLoops = line.getLoggerName().startsWith("org.rescind.messaging");
            if (line.getLevel().intValue() >= Level.WARNING.intValue() && !ofLoops) {
                lines.add(line.getLoggerName() + " " + line.getMessage() + " " + stack(line.getThrown()));
            }
        }

        private static String stack(@Nullable Throwable thrown) {
            StringWriter text = new StringWriter();
            if (thrown != null) {
                thrown.printStackTrace(new PrintWriter(text));
            }
            return text.toString();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }
    }
}
