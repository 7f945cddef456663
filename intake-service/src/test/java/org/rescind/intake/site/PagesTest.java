package org.rescind.intake.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.rescind.events.DatasetChanged;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

/** The pages without a browser: what can be sent to them that no browser would send, and what their answers carry. */
@QuarkusTest
class PagesTest {

    private static final String LINK = "https://www.flickr.com/photos/somebody/";

    private static RequestSpecification form() {
        return given().redirects().follow(false).contentType(ContentType.URLENC.withCharset("UTF-8"));
    }

    private static RequestSpecification complete(String photos) {
        return form().formParam("step", "check")
                .formParam("go", "send")
                .formParam("once", UUID.randomUUID() + "-" + UUID.randomUUID())
                .formParam("photos", photos)
                .formParam("relationship", "depicted")
                .formParam("scope", "all");
    }

    private static String photo() {
        return LINK + (70_000_000_000L + (UUID.randomUUID().getMostSignificantBits() >>> 34));
    }

    private static Document page(Response response) {
        return Jsoup.parse(response.asString());
    }

    /** Asks, and comes back as the person whose case it is. */
    private static Person asked(Response sent) {
        assertThat(sent.statusCode()).isEqualTo(303);
        String[] path = sent.header("Location").split("/");
        UUID id = UUID.fromString(path[path.length - 2]);
        Document key = page(opened(sent, id, "/key"));
        return new Person(id, key.getElementById("case-key").text());
    }

    private static Response opened(Response sent, UUID id, String below) {
        return given().redirects()
                .follow(false)
                .cookie("case-" + id, sent.cookie("case-" + id))
                .get("/en/cases/" + id + below);
    }

    @Test
    void what_is_asked_on_a_page_is_a_request_as_any_other() {
        Person person = asked(complete(photo() + "\n  \nfoo\n" + LINK).post("/zh-Hant/ask"));

        assertThat(person.looksAtTheCase().getList("references.kind")).containsExactly("photo", "ambiguous", "alias");
    }

    @Test
    void pressing_the_button_twice_is_one_request() {
        RequestSpecification twice = complete(photo());

        Person first = asked(twice.post("/en/ask"));
        Person second = asked(twice.post("/en/ask"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_form_on_another_site_does_nothing() {
        Person person = asked(complete(photo()).post("/en/ask"));
        Response sent = form().formParam("number", person.id())
                .formParam("key", person.caseKey())
                .post("/en/cases");
        String cookie = sent.cookie("case-" + person.id());
        for (Map<String, String> from : List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"))) {
            Response forged = form().headers(from)
                    .cookie("case-" + person.id(), cookie)
                    .post("/en/cases/" + person.id() + "/withdraw");
            assertThat(forged.statusCode()).as("%s", from).isEqualTo(403);
            assertThat(complete(photo()).headers(from).post("/en/ask").statusCode())
                    .isEqualTo(403);
        }
        assertThat(person.looksAtTheCase().getString("withdrawal")).isNull();

        Response own = form().header("Sec-Fetch-Site", "same-origin")
                .cookie("case-" + person.id(), cookie)
                .post("/en/cases/" + person.id() + "/withdraw");
        assertThat(own.statusCode()).isEqualTo(303);
        assertThat(person.looksAtTheCase().getString("withdrawal")).isNotNull();
    }

    @Test
    void the_cookie_of_a_case_opens_that_case_alone_and_no_script_reads_it() {
        Person mine = asked(complete(photo()).post("/en/ask"));
        Person other = asked(complete(photo()).post("/en/ask"));
        Response sent = form().formParam("number", mine.id())
                .formParam("key", mine.caseKey())
                .post("/en/cases");
        String cookie = sent.cookie("case-" + mine.id());

        assertThat(sent.detailedCookie("case-" + mine.id()).isHttpOnly()).isTrue();
        assertThat(sent.detailedCookie("case-" + mine.id()).getSameSite()).isEqualTo("Lax");
        assertThat(cookie).doesNotContain(mine.caseKey());
        Response stolen = given().cookie("case-" + other.id(), cookie).get("/en/cases/" + other.id());
        assertThat(page(stolen).getElementById("key")).isNotNull();
        Response broken =
                given().cookie("case-" + mine.id(), cookie.substring(3)).get("/en/cases/" + mine.id());
        assertThat(page(broken).getElementById("key")).isNotNull();
    }

    @Test
    void a_wrong_key_and_a_wrong_number_look_alike() {
        Person person = asked(complete(photo()).post("/en/ask"));

        Response wrongKey = form().formParam("number", person.id())
                .formParam("key", "x".repeat(43))
                .post("/en/cases");
        Response wrongNumber = form().formParam("number", UUID.randomUUID())
                .formParam("key", person.caseKey())
                .post("/en/cases");

        assertThat(wrongKey.statusCode()).isEqualTo(404).isEqualTo(wrongNumber.statusCode());
        assertThat(page(wrongKey).getElementById("key-error").text())
                .isEqualTo(page(wrongNumber).getElementById("key-error").text());
        assertThat(closed(UUID.randomUUID())).isEqualTo(closed(person.id()));
    }

    private static String closed(UUID id) {
        return given().get("/en/cases/" + id).asString().replace(id.toString(), "");
    }

    @Test
    void every_page_is_kept_from_caches_and_those_of_one_person_from_search_engines() {
        Person person = asked(complete(photo()).post("/en/ask"));
        for (String path : List.of("/en", "/en/ask", "/en/cases/" + person.id(), "/en/nothing")) {
            assertThat(given().get(path).header("Cache-Control")).as(path).isEqualTo("no-store");
        }
        assertThat(page(given().get("/en/cases/" + person.id())).select("meta[name=robots]"))
                .hasSize(1);
        assertThat(page(given().get("/en")).select("meta[name=robots]")).isEmpty();
    }

    @Test
    void a_page_of_a_case_is_sent_again_only_when_something_has_changed() {
        Response sent = complete(photo()).post("/en/ask");
        Person person = asked(sent);
        person.awaitsState("in_progress/removing");
        String cookie = sent.cookie("case-" + person.id());
        String path = "/en/cases/" + person.id();

        Response first = given().cookie("case-" + person.id(), cookie).get(path);
        RequestSpecification again =
                given().cookie("case-" + person.id(), cookie).header("If-None-Match", first.header("ETag"));
        assertThat(again.get(path).statusCode()).isEqualTo(304);

        person.withdraws();
        assertThat(again.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void a_file_adds_its_lines_and_a_bad_one_is_refused_at_its_field() {
        String csv = "link,title\n" + photo() + ",\"one, of mine\"\n" + photo() + ",other\n";

        Document next = page(upload("photos.csv", csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(next.selectFirst("textarea[name=photos]").text().lines()).hasSize(3);

        Document binary = page(upload("photo.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1}));
        assertThat(binary.getElementById("file-error").text()).contains("not plain text");
        assertThat(binary.getElementById("photos").text()).isEqualTo(LINK);

        Document large = page(upload("many.txt", "x\n".repeat(1_600_000).getBytes(StandardCharsets.UTF_8)));
        assertThat(large.getElementById("file-error").text()).contains("3 MB");
    }

    private static Response upload(String name, byte[] content) {
        return given().multiPart(new MultiPartSpecBuilder(content)
                        .fileName(name)
                        .controlName("file")
                        .mimeType("text/plain")
                        .build())
                .multiPart("photos", LINK)
                .multiPart("step", "photos")
                .multiPart("go", "next")
                .post("/en/ask");
    }

    @Test
    void ten_thousand_lines_travel_through_the_pages_and_one_more_is_refused() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> LINK + (60_000_000_000L + i))
                .collect(Collectors.joining("\n"));

        Person person = asked(complete(lines).post("/en/ask"));
        assertThat(person.looksAtTheCase().getList("references")).hasSize(1_000);

        Response more = complete(lines + "\n" + photo()).post("/en/ask");
        assertThat(page(more).getElementById("photos-error").text()).contains("10,001");
    }

    @Test
    void what_people_type_is_text_and_never_markup() {
        String evil = "\"><script>alert(1)</script>";

        Document check = page(form().formParam("step", "contact")
                .formParam("go", "next")
                .formParam("photos", photo() + "\n" + evil)
                .formParam("relationship", evil)
                .formParam("regime", evil)
                .formParam("datasets", evil)
                .formParam("once", evil)
                .formParam("message", "</textarea>" + evil)
                .post("/en/ask"));

        assertThat(check.select("main script")).isEmpty();
        assertThat(check.selectFirst("textarea[name=message]").wholeText()).contains("</textarea>" + evil);
        assertThat(complete(photo()).formParam("once", evil).post("/en/ask").statusCode())
                .isNotEqualTo(500);
    }

    @Test
    void a_file_of_everything_in_the_case_can_be_kept() {
        Response sent = complete(photo()).post("/en/ask");
        Person person = asked(sent);

        Response file = opened(sent, person.id(), "/case.json");

        assertThat(file.header("Content-Disposition")).contains("case-" + person.id() + ".json");
        assertThat(file.jsonPath().getString("id")).isEqualTo(person.id().toString());
        assertThat(file.jsonPath().getList("references.kind")).containsExactly("photo");
        assertThat(file.jsonPath().getMap("")).containsKeys("totals", "datasets", "recipients", "history");
        assertThat(given().get("/en/cases/" + person.id() + "/case.json").contentType())
                .startsWith("text/html");
    }

    @Test
    void anybody_sees_how_far_the_copies_of_a_published_dataset_are() {
        String dataset = "d" + UUID.randomUUID().toString().substring(0, 8);
        Wire.say(new DatasetChanged(dataset, "Faces <of> tests", null, true, 0, List.of(), 1));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().get("/en/datasets/" + dataset).statusCode() == 200);

        Document page = page(given().get("/en/datasets/" + dataset));
        assertThat(page.selectFirst("h1").text()).contains("Faces <of> tests");
        assertThat(given().get("/api/v1/coverage/" + dataset).jsonPath().getLong("copies"))
                .isZero();
        assertThat(given().get("/api/v1/coverage/none").statusCode()).isEqualTo(404);
        assertThat(given().get("/en/datasets/none").statusCode()).isEqualTo(404);
    }

    @Test
    void every_field_has_a_label_and_every_description_is_there() {
        for (String path : List.of("/en/ask", "/en/find", "/en/cases")) {
            Document page = page(given().get(path));
            for (Element field : page.select("main input:not([type=hidden]), main textarea:not([hidden]), select")) {
                assertThat(page.select("label[for=" + field.id() + "]"))
                        .as("label of %s", field)
                        .hasSize(1);
            }
            for (Element described : page.select("[aria-describedby]")) {
                for (String id : described.attr("aria-describedby").trim().split("\\s+")) {
                    assertThat(page.getElementById(id)).as(id).isNotNull();
                }
            }
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        }
    }
}
