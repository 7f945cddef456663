package org.rescind.index.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.stack.sample.ManifestLines;

@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class SearchTest {

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
                .body("references[1].input", equalTo("https://flic.kr/p/3cryoCr"));
    }
}
