package org.rescind.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.web.HttpErrorsContract;

/** What goes wrong over HTTP, and how it is told. */
@QuarkusTest
class ErrorsTest extends HttpErrorsContract {

    private static final String PATH = "/api/v1/search";
    private static final String TOKEN = IndexStack.OPS_TOKEN;
    private static final Map<String, Object> BODY = Map.of("reference", "44");

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
        return "dataset";
    }

    @Override
    protected Response writeRow() {
        return caller().contentType("application/json")
                .body(Map.of("title", "A fault", "published", false))
                .put("/api/v1/datasets/a-fault");
    }

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

    private Response fifthImport(String dataset) {
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

    private Response put(String dataset, String body) {
        return caller().contentType("application/json").body(body).put("/api/v1/datasets/{d}/releases/1.0", dataset);
    }

    private Response search(Map<String, Object> body) {
        return given().contentType("application/json").body(body).post(PATH);
    }
}
