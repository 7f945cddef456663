package org.rescind.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How every service says what it cannot do: the same everywhere, so it is tested in each. */
public abstract class HttpErrorsContract {

    @Inject
    protected AgroalDataSource database;

    /** Takes a POST of JSON. */
    protected abstract String path();

    /** What may be sent there. */
    protected abstract Map<String, Object> body();

    protected abstract String token();

    /** What {@link #writeRow} writes a row into. */
    protected abstract String table();

    protected Response writeRow() {
        return caller().contentType("application/json").body(body()).post(path());
    }

    protected static void isProblem(Response answer, int status, String slug) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + slug);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
    }

    @Test
    public void an_unknown_address_is_not_found() {
        isProblem(given().get("/api/v1/nothing-is-here"), 404, "not-found");
        isProblem(given().get("/nothing/is/here"), 404, "not-found");
    }

    @Test
    public void a_wrong_method_is_told_which_are_right() {
        Response answer = given().delete(path());
        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    public void a_body_of_a_wrong_kind_is_refused() {
        isProblem(caller().contentType("text/plain").body("hello").post(path()), 415, "unsupported-media-type");
    }

    @Test
    public void an_answer_of_another_kind_is_not_to_be_had() {
        isProblem(
                caller().contentType("application/json")
                        .accept("image/png")
                        .body(body())
                        .post(path()),
                406,
                "not-acceptable");
    }

    @Test
    public void text_that_is_not_json_and_values_of_the_wrong_type_are_told_apart() {
        isProblem(caller().contentType("application/json").body("{\"a\":").post(path()), 400, "invalid-request");
        isProblem(caller().contentType("application/json").body("[]").post(path()), 422, "invalid-request");
    }

    @Test
    public void more_than_four_mebibytes_are_too_much_announced_or_not() {
        byte[] large = new byte[4 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) ' ');
        isProblem(caller().contentType("application/json").body(large).post(path()), 413, "too-large");
        HttpResponse<String> unannounced = send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        assertThat(unannounced.statusCode()).isEqualTo(413);
        assertThat(unannounced.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(unannounced.body()).contains("\"/problems/too-large\"");
    }

    @Test
    public void without_a_database_connection_the_client_is_asked_to_come_again() throws Exception {
        List<Connection> all = new ArrayList<>();
        patience(Duration.ofMillis(200));
        try (Log log = new Log()) {
            takeEvery(all);
            Response answer =
                    caller().contentType("application/json").body(body()).post(path());
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
                                .body(body())
                                .post(path())
                                .statusCode()
                        < 300);
    }

    @Test
    public void a_fault_of_our_own_tells_nothing_and_is_logged_once() throws Exception {
        sql("alter table " + table() + " add constraint taken_for_a_fault check (false) not valid");
        try (Log log = new Log()) {
            Response answer = writeRow();
            isProblem(answer, 500, "internal-error");
            assertThat(answer.asString()).doesNotContain("taken_for_a_fault", "Exception", "SQL", "insert");
            assertThat(log.lines).hasSize(1);
            // What was to be written may be personal: PostgreSQL would quote the row.
            assertThat(log.lines.get(0))
                    .contains("answered 500", "taken_for_a_fault")
                    .doesNotContain("Failing row");
        } finally {
            sql("alter table " + table() + " drop constraint taken_for_a_fault");
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

    protected void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private HttpResponse<String> send(HttpRequest.BodyPublisher body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path()))
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + token())
                                    .POST(body)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + token());
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
