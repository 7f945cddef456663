package org.rescind.intake.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rescind.events.Outcome;
import org.rescind.events.RequestHeld;
import org.rescind.events.ReviewDecided;
import org.rescind.intake.Index;
import org.rescind.intake.IntakeStack;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

/** A reviewer with a browser that runs no scripts. */
@QuarkusTest
class ReviewPageTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

    /** What keeps a cookie, and sends what it was given in a form. */
    private record Browser(String cookie) {

        static Browser of(String token) {
            Response answer =
                    given().redirects().follow(false).formParam("token", token).post("/review/sign-in");
            answer.then().statusCode(303).header("Location", org.hamcrest.Matchers.endsWith("/review"));
            String set = answer.header("Set-Cookie");
            assertThat(set)
                    .contains("HttpOnly", "SameSite=Strict", "Path=/review")
                    .doesNotContain(token);
            return new Browser(answer.cookie(ReviewSessions.COOKIE));
        }

        private RequestSpecification asks() {
            return given().redirects().follow(false).cookie(ReviewSessions.COOKIE, cookie);
        }

        String open(String path) {
            Response page = asks().get(path);
            page.then().statusCode(200);
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
            assertThat(page.asString())
                    .contains("<html lang=\"en\">", "<h1>")
                    .doesNotContain("<script", "onclick", "style=");
            return page.asString();
        }

        Response send(String path, String page, Map<String, String> fields) {
            Matcher token = TOKEN.matcher(page);
            assertThat(token.find()).isTrue();
            return asks().formParams(fields)
                    .formParam("formToken", token.group(1))
                    .post(path);
        }
    }

    private static Person heldWith(int photos) {
        Person person = Person.asksFor("94");
        Wire.say(new RequestHeld(
                person.id(), 1, photos, List.of(new RequestHeld.Dataset("held-faces", photos, 10_000_000L, photos))));
        return person.awaitsState("in_progress/under_review");
    }

    private static String path(Person person) {
        return "/review/requests/" + person.id();
    }

    @Test
    void a_reviewer_finds_a_request_in_the_queue_looks_at_it_and_refuses_it() {
        Person person = heldWith(9_000);
        Browser ada = Browser.of(IntakeStack.ADA);
        String queue = ada.open("/review");
        while (!queue.contains(person.id().toString())) {
            Matcher more = Pattern.compile("/review\\?cursor=([^\"]+)").matcher(queue);
            assertThat(more.find()).isTrue();
            queue = ada.open("/review?cursor=" + more.group(1));
        }
        assertThat(queue).contains("<caption>", "held-faces: 9000 (0.09&nbsp;%)", "a reviewer");
        String page = ada.open(path(person));
        assertThat(page)
                .contains("held-faces", "hidden", "Signed in as <strong>ada</strong>")
                .doesNotContain("uphold</option>");

        Response wrong = ada.send(path(person) + "/confirm", page, Map.of("decision", "refuse", "text", "<b>No</b>"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("There is a problem", "third_party_rights", "&lt;b&gt;No&lt;/b&gt;");
        Map<String, String> refusal =
                Map.of("decision", "refuse", "reason", "third_party_rights", "text", "The museum <b>says</b> no");
        Response confirm = ada.send(path(person) + "/confirm", page, refusal);
        confirm.then().statusCode(200);
        assertThat(confirm.asString())
                .contains("Nothing is removed", "third_party_rights", "&lt;b&gt;says&lt;/b&gt;", "Yes, refuse");
        assertThat(person.state()).isEqualTo("in_progress/under_review");

        Response done = ada.send(path(person) + "/decision", confirm.asString(), refusal);

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(ada.open(path(person) + "?done=refuse"))
                .contains("Your decision was recorded", "<td>ada</td>", "<td>refuse</td>");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Wire.heardOf(person.id())
                        .contains(new ReviewDecided(person.id(), ReviewDecided.Decision.REFUSE)));
        Response again = ada.send(path(person) + "/decision", confirm.asString(), refusal);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).contains("<h1>That did not work</h1>", "not under review");
    }

    @Test
    void two_reviewers_accept_what_is_very_large() {
        Person person = heldWith(60_000);
        Browser ada = Browser.of(IntakeStack.ADA);
        Map<String, String> accept = Map.of("decision", "accept", "reason", "", "text", "");
        Response confirm = ada.send(path(person) + "/confirm", ada.open(path(person)), accept);
        assertThat(confirm.asString()).contains("60000 photos are removed", "another reviewer has to accept it too");
        Response first = ada.send(path(person) + "/decision", confirm.asString(), accept);
        assertThat(first.header("Location")).endsWith("done=first");
        assertThat(person.state()).isEqualTo("in_progress/under_review");
        assertThat(ada.send(path(person) + "/decision", confirm.asString(), accept)
                        .statusCode())
                .isEqualTo(409);
        Browser ben = Browser.of(IntakeStack.BEN);
        Response second = ben.send(path(person) + "/confirm", ben.open(path(person)), accept);
        assertThat(second.asString()).contains("ada has accepted it already");

        ben.send(path(person) + "/decision", second.asString(), accept).then().statusCode(303);

        assertThat(person.state()).isEqualTo("in_progress/removing");
    }

    @Test
    void an_appeal_is_read_and_answered() {
        Person person = heldWith(9_000);
        Browser ben = Browser.of(IntakeStack.BEN);
        Map<String, String> refusal = Map.of("decision", "refuse", "reason", "no_match", "text", "");
        ben.send(path(person) + "/decision", ben.open(path(person)), refusal)
                .then()
                .statusCode(303);
        Wire.say(Index.resolves(person, 2, List.of(Index.outcome(1, Outcome.REFUSED)), List.of()));
        person.awaitsState("denied/null");
        given().auth()
                .oauth2(person.caseKey())
                .contentType(ContentType.JSON)
                .body(Map.of("text", "It is <i>my</i> account"))
                .post("/api/v1/removal-requests/" + person.id() + "/appeal")
                .then()
                .statusCode(202);
        String page = ben.open(path(person));
        assertThat(page)
                .contains("It is &lt;i&gt;my&lt;/i&gt; account", "<option value=\"uphold\">")
                .doesNotContain("<option value=\"refuse\">");
        Map<String, String> answer = Map.of("decision", "uphold", "reason", "", "text", "We looked again");
        Response confirm = ben.send(path(person) + "/confirm", page, answer);
        assertThat(confirm.asString()).contains("The refusal stands");

        ben.send(path(person) + "/decision", confirm.asString(), answer).then().statusCode(303);

        assertThat(person.looksAtTheCase().getString("decision.appeal.answer")).isEqualTo("We looked again");
    }

    @Test
    void nobody_else_gets_a_page_or_makes_a_form() {
        Person person = heldWith(9_000);
        for (String path : List.of("/review", path(person))) {
            Response away = given().redirects().follow(false).get(path);
            assertThat(away.statusCode()).isEqualTo(303);
            assertThat(away.header("Location")).endsWith("/review/sign-in");
        }
        for (String token : List.of("", "wrong", IntakeStack.OPS, person.caseKey())) {
            Response refused = given().formParam("token", token).post("/review/sign-in");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.asString()).contains("not the token of a reviewer");
            assertThat(refused.cookies()).isEmpty();
        }
        Browser ada = Browser.of(IntakeStack.ADA);
        String page = ada.open(path(person));
        Map<String, String> accept = Map.of("decision", "accept");
        String decision = path(person) + "/decision";
        assertThat(ada.asks().formParams(accept).post(decision).statusCode()).isEqualTo(403);
        assertThat(ada.asks()
                        .formParams(accept)
                        .formParam("formToken", "x")
                        .post(decision)
                        .statusCode())
                .isEqualTo(403);
        assertThat(Browser.of(IntakeStack.BEN).send(decision, page, accept).statusCode())
                .isEqualTo(403);
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        assertThat(ada.asks()
                        .header("Sec-Fetch-Site", "cross-site")
                        .formParams(accept)
                        .formParam("formToken", token.group(1))
                        .post(decision)
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Browser("AAAA" + ada.cookie()).asks().get("/review").statusCode())
                .isEqualTo(303);
        assertThat(person.state()).isEqualTo("in_progress/under_review");
        Response out = ada.send("/review/sign-out", page, Map.of());
        assertThat(out.header("Set-Cookie")).contains(ReviewSessions.COOKIE + "=;", "Max-Age=0");
        assertThat(given().cookie(ReviewSessions.COOKIE, ada.cookie())
                        .get("/review/requests/none")
                        .statusCode())
                .isEqualTo(404);
    }
}
