package org.rescind.index.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.messaging.Sql;
import org.rescind.stack.sample.ManifestLines;

/** What intake asks on behalf of people. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class LookUpTest {

    private final String faces = Publisher.name("faces");
    private final String base = Publisher.name("base");
    private final String nsid = Publisher.nsid();
    private final String alias = "zq" + Publisher.number();
    private final List<String> mine = Publisher.photos(3);
    private final String stranger = Publisher.photos(1).get(0);

    @Inject
    Sql sql;

    /** Two releases; the first two photos are in the first one, twice each, and the last two in the second. */
    @BeforeEach
    void aBaseThatIsNotPublishedAndADatasetThatNamesNobody() {
        Publisher.dataset(base, false);
        Publisher.release(base, "1");
        Publisher.importAll(
                base,
                "1",
                "yfcc100m",
                mine.stream().map(id -> ManifestLines.yfcc2014(nsid, id)).collect(Collectors.joining()));
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
        Publisher.release(faces, "2.0");
        importFaces("1.0", mine.get(0), mine.get(0), mine.get(1), mine.get(1), stranger);
        importFaces("2.0", mine.get(1), mine.get(2));
    }

    private void importFaces(String release, String... photos) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < photos.length; i++) {
            lines.append(ManifestLines.dif(i + 1, photos[i]));
        }
        Publisher.importAll(faces, release, "dif", lines.toString());
    }

    private void tell(String line) {
        Publisher.ops()
                .contentType("text/csv")
                .body(line + "\n")
                .post("/api/v1/accounts/aliases")
                .then()
                .statusCode(200);
    }

    static Response lookUp(List<String> references) {
        return given().auth()
                .oauth2(IndexStack.LOOK_UP_TOKEN)
                .contentType(ContentType.JSON)
                .body(Map.of("references", references))
                .post("/api/v1/look-ups");
    }

    private static JsonPath read(String... references) {
        return lookUp(List.of(references)).then().statusCode(200).extract().jsonPath();
    }

    private Map<String, Object> found(String release, int photos, int records) {
        return Map.of(
                "dataset",
                faces,
                "release",
                release,
                "title",
                "The dataset " + faces,
                "photos",
                photos,
                "records",
                records);
    }

    @Test
    void each_reference_is_answered_in_its_place_with_the_releases_of_published_datasets_it_is_in() {
        lookUp(List.of(
                        "https://www.flickr.com/photos/x/" + mine.get(1),
                        "https://example.org/1",
                        nsid,
                        stranger,
                        nsid,
                        Publisher.photos(1).get(0)))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("references.kind", equalTo(List.of("photo", "rejected", "owner", "photo", "owner", "photo")))
                .body("references[0].value", equalTo(mine.get(1)))
                .body("references[0].input", equalTo("https://www.flickr.com/photos/x/" + mine.get(1)))
                .body("references[0].found", equalTo(List.of(found("1.0", 1, 2), found("2.0", 1, 1))))
                .body("references[1].reason", equalTo("host"))
                .body("references[1].found", empty())
                .body("references[2].found", equalTo(List.of(found("1.0", 2, 4), found("2.0", 2, 2))))
                .body("references[3].found", equalTo(List.of(found("1.0", 1, 1))))
                .body("references[4].found.photos", equalTo(List.of(2, 2)))
                .body("references[5].found", empty())
                .body("references.candidates", equalTo(Collections.nCopies(6, List.of())));
    }

    @Test
    void an_alias_is_looked_up_as_its_account_and_one_that_says_nothing_has_the_reason_of_an_unknown_one() {
        tell(alias + "," + nsid + ",,");
        JsonPath known = read("https://www.flickr.com/photos/" + alias.toUpperCase(java.util.Locale.ROOT));
        assertThat(known.getString("references[0].reason")).isNull();
        assertThat(known.getList("references[0].found.photos")).containsExactly(2, 2);

        Publisher.outcome(Publisher.request(null, Publisher.owner(1, nsid)));

        JsonPath gone =
                read("https://www.flickr.com/photos/" + alias, "https://www.flickr.com/photos/" + alias + "-no");
        assertThat(gone.getList("references.reason")).containsExactly("alias_unknown", "alias_unknown");
        assertThat(gone.getList("references.found")).containsOnly(List.of());
    }

    @Test
    void a_removed_a_hidden_and_an_unknown_photo_have_the_same_answer() {
        String never = Publisher.photos(1).get(0);
        assertThat(read(mine.get(0), stranger).getList("references.found")).doesNotContain(List.of());
        Publisher.outcome(Publisher.request(null, Publisher.photo(1, mine.get(0))));
        sql.update(
                "insert into hold (dataset, photo, request) values (?, ?, gen_random_uuid())",
                faces,
                "flickr:" + stranger);

        String removed = answerTo(mine.get(0));

        assertThat(removed).isEqualTo(answerTo(never)).isEqualTo(answerTo(stranger));
        assertThat(read(nsid).getList("references[0].found.photos")).containsExactly(1, 2);
    }

    private static String answerTo(String photo) {
        return lookUp(List.of(photo)).asString().replace(photo, "…");
    }

    @Test
    void a_screen_name_gives_the_accounts_that_may_be_meant_as_long_as_there_is_something_of_theirs_to_find() {
        tell(alias + "," + nsid + ",,");
        String name = alias.substring(0, 2).toUpperCase(java.util.Locale.ROOT) + " " + alias.substring(2);

        lookUp(List.of(name, "Nobody " + alias, "陳 大文"))
                .then()
                .statusCode(200)
                .body("references.kind", equalTo(List.of("ambiguous", "ambiguous", "ambiguous")))
                .body("references.reason", equalTo(List.of("screen_name", "screen_name", "screen_name")))
                .body("references[0].candidates", equalTo(List.of(Map.of("account", nsid, "alias", alias))))
                .body("references[1].candidates", empty())
                .body("references[2].candidates", empty())
                .body("references.found", equalTo(List.of(List.of(), List.of(), List.of())));

        Publisher.outcome(Publisher.request(null, Publisher.owner(1, nsid)));
        lookUp(List.of(name)).then().body("references[0].candidates", empty());
    }

    @Test
    void an_address_of_several_accounts_gives_at_most_five_of_them_to_choose_from_and_finds_nothing_by_itself() {
        List<String> owners = new ArrayList<>(List.of(nsid));
        tell(alias + "," + nsid + ",2006-01-31,2012-06-01");
        for (int i = 0; i < 6; i++) {
            String other = Publisher.nsid();
            String photo = Publisher.photos(1).get(0);
            owners.add(other);
            Publisher.importAll(base, "1", "yfcc100m", ManifestLines.yfcc2014(other, photo));
            importFaces("1.0", photo);
            tell(alias + "," + other + ",2013-01-01,");
        }

        JsonPath answer = read("https://www.flickr.com/photos/" + alias + "/", alias);

        assertThat(answer.getList("references.reason")).containsExactly("alias_shared", "screen_name");
        assertThat(answer.getList("references.found")).containsOnly(List.of());
        assertThat(answer.<String>getList("references[0].candidates.account"))
                .hasSize(5)
                .isSubsetOf(owners);
        assertThat(answer.getList("references[1].candidates")).hasSize(5);
    }

    @Test
    void an_alias_that_only_a_dataset_knows_is_a_candidate_without_an_account() {
        String photo = Publisher.photos(1).get(0);
        Publisher.release(faces, "3.0");
        Publisher.ops()
                .contentType("application/octet-stream")
                .body(("photo,alias\n" + photo + "," + alias + "\n").getBytes(StandardCharsets.UTF_8))
                .queryParams(Map.of("format", "csv", "photo", "photo", "alias", "alias"))
                .post("/api/v1/datasets/{d}/releases/3.0/imports", faces)
                .then()
                .statusCode(202);
        Awaitility.await()
                .until(() -> !read(photo).getList("references[0].found").isEmpty());

        lookUp(List.of(alias))
                .then()
                .statusCode(200)
                .body("references[0].candidates.size()", equalTo(1))
                .body("references[0].candidates[0].account", nullValue())
                .body("references[0].candidates[0].alias", equalTo(alias));
    }

    @Test
    void only_intake_may_ask_and_only_for_a_thousand() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/look-ups")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2("wrong")
                .contentType(ContentType.JSON)
                .body(Map.of("references", List.of("44")))
                .post("/api/v1/look-ups")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/unauthenticated"));
        Publisher.ops()
                .contentType(ContentType.JSON)
                .body(Map.of("references", List.of("44")))
                .post("/api/v1/look-ups")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        lookUp(List.of()).then().statusCode(422);
        lookUp(Collections.nCopies(1_001, "44")).then().statusCode(422);
        lookUp(Collections.nCopies(1_000, "44")).then().statusCode(200).body("references.size()", equalTo(1_000));
        lookUp(List.of("\u0000", "44\u0000", "\ud800")).then().statusCode(200);
    }

    @Test
    void a_look_up_that_takes_too_long_is_ended_by_the_database() {
        long begun = System.nanoTime();
        int status = sql.with(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table import in access exclusive mode");
                return lookUp(List.of(nsid)).statusCode();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
        assertThat(status).isEqualTo(503);
        assertThat((System.nanoTime() - begun) / 1_000_000_000L).isLessThan(6);
    }
}
