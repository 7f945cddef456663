package org.rescind.intake.start;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StartPageTest {

    @Test
    void the_start_page_says_in_each_language_what_this_is_and_needs_nothing_from_elsewhere() {
        for (String language : List.of("en", "zh-Hans", "zh-Hant")) {
            Response page = get("/" + language);

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.headers().getValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("default-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.asString())
                    .contains("<html lang=\"" + language + "\">", "<h1>", "/" + language + "/ask")
                    .doesNotContain("src=\"http", "href=\"http");
        }
        assertThat(get("/rescind.css").statusCode()).isEqualTo(200);
    }

    @Test
    void an_address_without_a_language_leads_to_the_one_that_the_browser_asks_for() {
        assertThat(languageFor("zh-TW,zh;q=0.9,en;q=0.5")).isEqualTo("/zh-Hant");
        assertThat(languageFor("zh-Hans-HK")).isEqualTo("/zh-Hans");
        assertThat(languageFor("zh")).isEqualTo("/zh-Hans");
        assertThat(languageFor("fr,zh-HK;q=0.8,en;q=0.1")).isEqualTo("/zh-Hant");
        assertThat(languageFor("fr")).isEqualTo("/en");
        assertThat(languageFor("??;;q=x")).isEqualTo("/en");
    }

    private static String languageFor(String accepted) {
        return given().redirects()
                .follow(false)
                .header("Accept-Language", accepted)
                .get("/")
                .header("Location")
                .replaceFirst("^https?://[^/]*", "");
    }

    @Test
    void what_is_not_there_is_a_page_too() {
        Response page = get("/zh-Hans/nothing-here");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString()).contains("<h1>操作没有成功</h1>", "href=\"/zh-Hans\"");
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
