package org.rescind.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.web.HttpErrorsContract;

/** What goes wrong over HTTP, and how it is told. */
@QuarkusTest
class ErrorsTest extends HttpErrorsContract {

    private static final String PATH = Person.REQUESTS;
    private static final String TOKEN = IntakeStack.REVIEWER;
    private static final Map<String, Object> BODY = Person.body(List.of("44"), Map.of());

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
        return "request";
    }

    @Test
    void lists_take_cursors_that_we_gave_out_and_limits_from_1_to_1000() {
        isProblem(caller().get("/api/v1/reviews?cursor=nonsense!"), 400, "invalid-cursor");
        for (String limit : List.of("0", "1001", "-1", "many")) {
            Response answer = caller().get("/api/v1/reviews?limit=" + limit);
            isProblem(answer, 422, "invalid-request");
            assertThat(answer.jsonPath().getString("errors[0].parameter")).isEqualTo("limit");
        }
    }

    @Test
    void an_id_that_is_none_is_not_found() {
        isProblem(caller().get(PATH + "/not-an-id"), 404, "not-found");
        isProblem(
                caller().contentType("application/json")
                        .body(Map.of("decision", "accept"))
                        .post("/api/v1/reviews/not-an-id/decision"),
                404,
                "not-found");
        isProblem(given().get("/api/v1/reviews"), 401, "unauthenticated");
        isProblem(
                given().header("Authorization", "Bearer " + IntakeStack.OPS).get("/api/v1/reviews"), 403, "forbidden");
        isProblem(
                caller().contentType("application/json")
                        .body(Map.of("decision", "perhaps"))
                        .post("/api/v1/reviews/{id}/decision", UUID.randomUUID()),
                422,
                "invalid-request");
    }

    @Test
    void a_text_may_hold_any_character() {
        for (String text : List.of("\u0000", "44\u0000", "\ud800", "\uffff\u202e")) {
            Response answer = Person.submit(Person.body(List.of("44", text), Map.of("message", text)));
            assertThat(answer.statusCode()).as(text).isIn(202, 422);
        }
    }
}
