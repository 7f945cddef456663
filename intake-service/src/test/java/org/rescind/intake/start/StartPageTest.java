package org.rescind.intake.start;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StartPageTest {

    @Test
    void the_start_page_says_how_to_ask() {
        Response page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.asString())
                .contains("<html lang=\"en\">", "<h1>", "curl http://localhost:8080/api/v1/removal-requests")
                .contains("'{\"references\":[")
                .doesNotContain("<script");
        assertThat(get("/rescind.css").statusCode()).isEqualTo(200);
    }

    @Test
    void a_case_page_says_how_to_follow_any_case_and_not_whether_there_is_one() {
        UUID id = UUID.randomUUID();

        assertThat(get("/cases/" + id).asString())
                .contains("curl http://localhost:8080/api/v1/removal-requests/" + id, "CASE-KEY");
        assertThat(get("/cases/1<b>").statusCode()).isEqualTo(404);
    }

    @Test
    void the_interface_is_described_with_examples() {
        String openApi = get("/q/openapi?format=json").asString();

        assertThat(openApi)
                .contains("/api/v1/removal-requests/{id}/withdrawal", "/api/v1/reviews/{id}/decision")
                .contains("\"examples\"")
                .doesNotContain("/cases/{id}");
    }
}
