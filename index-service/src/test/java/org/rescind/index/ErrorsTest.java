package org.rescind.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
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
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

/** What goes wrong over HTTP, and how it is told. */
@QuarkusTest
class ErrorsTest {

    private static final String PATH = "/api/v1/search";
    private static final String TOKEN = IndexStack.OPS_TOKEN;
    private static final Map<String, Object> BODY = Map.of("reference", "44");

    @Inject
    AgroalDataSource database;

    @Test
    void what_cannot_be_searched_for_is_explained() {
        isProblem(search(Map.of("reference", "44", "cursor", "nonsense!")), 400, "invalid-cursor");
        isProblem(search(Map.of("reference", List.of("44"))), 422, "invalid-request");
        isProblem(
                given().contentType("application/json")
                        .body(Map.of("inputs", Collections.nCopies(1_001, "44")))
                        .post("/api/v1/references"),
                422,
                "invalid-request");
        for (String text : List.of("\u0000", "44\u0000", "\ud800")) {
            assertThat(search(Map.of("reference", text)).statusCode()).as(text).isEqualTo(200);
            assertThat(search(Map.of("reference", "44", "dataset", text)).statusCode())
                    .isIn(200, 404, 422);
        }
    }

    @Test
    void an_import_is_refused_before_it_is_sent() throws Exception {
        String imports = "/api/v1/datasets/none/releases/none/imports";
        isProblem(given().body("x").post(imports + "?format=dif"), 401, "unauthenticated");
        isProblem(caller().body("x").post(imports + "?format=dif"), 404, "not-found");
        isProblem(caller().body("x").post(imports + "?format=dif&id=not-an-id"), 422, "invalid-request");
        isProblem(caller().get(imports + "/not-an-id"), 404, "not-found");
        isProblem(caller().get(imports + "/" + UUID.randomUUID() + "/quarantine?limit=0"), 422, "invalid-request");
        isProblem(caller().get(imports + "/" + UUID.randomUUID() + "/quarantine?limit=x"), 422, "invalid-request");
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.setSoTimeout(10_000);
            client.getOutputStream()
                    .write(("POST " + imports + "?format=dif HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Type: text/plain\r\nContent-Length: 9999999999\r\n\r\nx")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401")
                    .contains("/problems/unauthenticated");
        }
    }

    @Test
    void four_imports_come_in_at_once_and_a_fifth_is_told_when_to_come_again() throws Exception {
        String dataset = Publisher.name("slow");
        Publisher.dataset(dataset, true);
        List<Socket> slow = new ArrayList<>();
        try {
            for (String release : List.of("1", "2", "3", "4")) {
                Publisher.release(dataset, release);
                slow.add(beginImport(dataset, release));
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> fifthImport(dataset).statusCode() == 503);
            Response fifth = fifthImport(dataset);
            isProblem(fifth, 503, "busy");
            assertThat(fifth.header("Retry-After")).isEqualTo("5");
            isProblem(given().body("x").post("/api/v1/datasets/none/releases/none/imports"), 401, "unauthenticated");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> fifthImport(dataset).statusCode() == 404);
    }

    private static Response fifthImport(String dataset) {
        return caller().body("x").post("/api/v1/datasets/{d}/releases/none/imports?format=dif", dataset);
    }

    private static Socket beginImport(String dataset, String release) throws IOException {
        Socket client = new Socket("localhost", RestAssured.port);
        client.getOutputStream()
                .write(("POST /api/v1/datasets/" + dataset + "/releases/" + release + "/imports?format=dif HTTP/1.1\r\n"
                                + "Host: localhost\r\nAuthorization: Bearer " + TOKEN + "\r\n"
                                + "Content-Type: text/plain\r\nContent-Length: 1000000\r\n\r\nx")
                        .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    @Test
    void a_release_may_be_put_with_nothing_null_or_an_object() {
        String dataset = Publisher.name("bodies");
        Publisher.dataset(dataset, true);
        for (String body : List.of("", "null", "{}")) {
            assertThat(put(dataset, body).statusCode()).as(body).isIn(200, 201);
        }
        isProblem(put(dataset, "[]"), 422, "invalid-request");
        isProblem(put(dataset, "{\"publishedOn\":\"yesterday\"}"), 422, "invalid-request");
        isProblem(put(dataset, "{"), 400, "invalid-request");
    }

    private static Response put(String dataset, String body) {
        return caller().contentType("application/json").body(body).put("/api/v1/datasets/{d}/releases/1.0", dataset);
    }

    private static Response search(Map<String, Object> body) {
        return given().contentType("application/json").body(body).post(PATH);
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
        sql("alter table dataset add constraint taken_for_a_fault check (false) not valid");
        try (Log log = new Log()) {
            Response answer = caller().contentType("application/json")
                    .body(Map.of("title", "A fault", "published", false))
                    .put("/api/v1/datasets/a-fault");
            isProblem(answer, 500, "internal-error");
            assertThat(answer.asString()).doesNotContain("taken_for_a_fault", "Exception", "SQL", "insert");
            assertThat(log.lines).hasSize(1);
            // What was to be written may be personal: PostgreSQL would quote the row.
            assertThat(log.lines.get(0))
                    .contains("answered 500", "taken_for_a_fault")
                    .doesNotContain("Failing row");
        } finally {
            sql("alter table dataset drop constraint taken_for_a_fault");
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
