package org.rescind.index.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.messaging.Sql;
import org.rescind.stack.sample.ManifestLines;

@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class SearchTest {

    @Inject
    Sql sql;

    private static io.restassured.response.ValidatableResponse search(Map<String, ?> query) {
        return given().contentType(ContentType.JSON)
                .body(query)
                .post("/api/v1/search")
                .then();
    }

    @Test
    void a_photo_is_found_with_all_its_records_and_only_in_published_datasets() {
        String faces = Publisher.name("faces");
        String base = Publisher.name("base");
        String photo = Publisher.photos(1).get(0);
        Publisher.dataset(base, false);
        Publisher.release(base, "1");
        Publisher.importAll(base, "1", "yfcc100m", ManifestLines.yfcc2014(Publisher.nsid(), photo));
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
        Publisher.importAll(faces, "1.0", "dif", ManifestLines.dif(1, photo) + ManifestLines.dif(2, photo));

        search(Map.of("reference", "https://www.flickr.com/photos/someone/" + photo + "/"))
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("reference.kind", equalTo("photo"))
                .body("reference.value", equalTo(photo))
                .body("reference.explanation", nullValue())
                .body("matches.size()", equalTo(1))
                .body("matches[0].dataset", equalTo(faces))
                .body("matches[0].release", equalTo("1.0"))
                .body("matches[0].photo", equalTo("flickr:" + photo))
                .body("matches[0].records", equalTo(2))
                .body("next", nullValue());
    }

    @Test
    void the_photos_of_a_large_account_come_in_pages_each_once() {
        String all = Publisher.name("all");
        String nsid = Publisher.nsid();
        List<String> photos = Publisher.photos(250);
        Publisher.dataset(all, true);
        Publisher.release(all, "1");
        Publisher.importAll(
                all,
                "1",
                "yfcc100m",
                photos.stream().map(id -> ManifestLines.yfcc2014(nsid, id)).collect(Collectors.joining()));

        List<String> seen = new ArrayList<>();
        Map<String, Object> query = new HashMap<>(Map.of("reference", nsid));
        do {
            JsonPath page = search(query).statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("matches.photo"));
            query.put("cursor", page.getString("next"));
        } while (query.get("cursor") != null);

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        photos.stream().map(id -> "flickr:" + id).toList());
    }

    @Test
    void what_cannot_be_read_says_so_and_matches_nothing() {
        search(Map.of("reference", "https://example.org/photos/1/2"))
                .statusCode(200)
                .body("reference.kind", equalTo("rejected"))
                .body("reference.reason", equalTo("host"))
                .body("reference.explanation", startsWith("This is not an address of Flickr."))
                .body("matches", empty());
    }

    @Test
    void a_wrong_cursor_a_missing_field_and_broken_json_are_explained_and_an_unknown_field_is_ignored() {
        search(Map.of("reference", "1", "cursor", "%%%"))
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
        search(Map.of("reference", "1", "new-field", 1)).statusCode(200);
        search(Map.of()).statusCode(422).body("errors.pointer", hasItem("/reference"));
        given().contentType(ContentType.JSON)
                .body("{\"reference\":")
                .post("/api/v1/search")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .body("{\"reference\":\"" + "x".repeat(5_000_000) + "\"}")
                .post("/api/v1/search")
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/too-large"));
    }

    @Test
    void references_are_read_one_by_one() {
        given().contentType(ContentType.JSON)
                .body(Map.of("inputs", List.of("12345678@N00", "https://flic.kr/p/3cryoCr", "https://example.org/3")))
                .post("/api/v1/references")
                .then()
                .statusCode(200)
                .body("references.kind", equalTo(List.of("owner", "photo", "rejected")))
                .body("references[1].value", equalTo("83646541641"))
                .body("references[1].input", equalTo("https://flic.kr/p/3cryoCr"))
                .body("references[1].explanation", nullValue())
                .body("references[2].explanation", startsWith("This is not an address of Flickr."));
    }

    /** What people look for is theirs, whether it is found, refused, or fails in our hands. */
    @Test
    void what_is_searched_for_is_in_no_log_line_whatever_happens() {
        String canary = Publisher.photos(1).get(0);
        StringBuffer log = new StringBuffer();
        Handler handler = new LogInto(log);
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
        try {
            search(Map.of("reference", canary)).statusCode(200);
            search(Map.of("reference", canary, "cursor", canary + "%%%")).statusCode(400);
            search(Map.of("reference", List.of(canary))).statusCode(422);
            search(Map.of("reference", canary, "dataset", canary.repeat(10))).statusCode(422);
            search(Map.of("reference", "https://www.flickr.com/photos/x/" + canary + "\u0000"))
                    .statusCode(200);
            search(Map.of("reference", "1", "dataset", canary + "\u0000")).statusCode(422);
            given().contentType(ContentType.JSON)
                    .body("{\"reference\":\"" + canary)
                    .post("/api/v1/search")
                    .then()
                    .statusCode(400);
            sql.update("alter view located rename to located_elsewhere");
            try {
                search(Map.of("reference", canary)).statusCode(500);
                search(Map.of("reference", "12345678@N00", "dataset", canary)).statusCode(500);
            } finally {
                sql.update("alter view located_elsewhere rename to located");
            }
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(log.toString()).contains("answered 500").doesNotContain(canary);
    }

    private static class LogInto extends Handler {

        private final StringBuffer log;

        LogInto(StringBuffer log) {
            this.log = log;
        }

        @Override
        public void publish(LogRecord line) {
            StringWriter stack = new StringWriter();
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(stack));
            }
            log.append(line.getMessage())
                    .append(Arrays.toString(line.getParameters()))
                    .append(stack);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
