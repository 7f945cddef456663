package org.rescind.index.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.rescind.index.Publisher.ops;
import static org.rescind.index.Publisher.owner;
import static org.rescind.index.Publisher.photo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rescind.events.DatasetChanged;
import org.rescind.events.RequestResolved;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.index.Topics;
import org.rescind.stack.sample.ManifestLines;

@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class DatasetTest {

    private final String name = Publisher.name("faces");

    @Test
    void a_dataset_is_created_with_201_changed_with_200_and_told_to_the_others() {
        Map<String, Object> body = Map.of("title", "Faces", "derivedFrom", "yfcc100m", "published", true);
        ops().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/datasets/{d}", name)
                .then()
                .statusCode(201);
        ops().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/datasets/{d}", name)
                .then()
                .statusCode(200);
        ops().contentType(ContentType.JSON)
                .body(Map.of("publishedOn", "2019-01-29"))
                .put("/api/v1/datasets/{d}/releases/1.0", name)
                .then()
                .statusCode(201);
        ops().noContentType()
                .put("/api/v1/datasets/{d}/releases/1.0", name)
                .then()
                .statusCode(200);
        ops().contentType(ContentType.JSON)
                .body("{\"publishedOn\":\"soon\"}")
                .put("/api/v1/datasets/{d}/releases/1.0", name)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/publishedOn"));
        Publisher.seal(name, "1.0");

        given().get("/api/v1/datasets/{d}", name)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("derivedFrom", equalTo("yfcc100m"))
                .body("head", equalTo(0))
                .body("releases[0].release", equalTo("1.0"))
                .body("releases[0].sealed", equalTo(true));
        List<DatasetChanged> told = Topics.await(
                DatasetChanged.class,
                event -> event.dataset().equals(name),
                events -> events.stream()
                        .anyMatch(event -> event.releases().stream().anyMatch(DatasetChanged.Release::sealed)));
        assertThat(told).extracting(DatasetChanged::version).isSorted();
    }

    @Test
    void a_dataset_that_becomes_published_with_records_obeys_what_was_asked_before() {
        String photo = Publisher.photos(1).get(0);
        Publisher.dataset(name, false);
        Publisher.release(name, "1.0");
        Publisher.importAll(name, "1.0", "dif", ManifestLines.dif(1, photo));
        UUID request = Publisher.request(null, photo(1, photo));
        assertThat(Publisher.outcome(request).totals().notFound()).isEqualTo(1);

        Publisher.dataset(name, true);

        assertThat(Publisher.outcome(request, 2).totals().removed()).isEqualTo(1);
        given().get("/api/v1/datasets/{d}", name).then().body("head", equalTo(1));
    }

    @Test
    void a_dataset_that_becomes_published_obeys_what_accounts_asked_before_their_base_came() {
        String nsid = Publisher.nsid();
        String photo = Publisher.photos(1).get(0);
        Publisher.dataset(name, false);
        Publisher.release(name, "1.0");
        Publisher.importAll(name, "1.0", "dif", ManifestLines.dif(1, photo));
        UUID request = Publisher.request(null, owner(1, nsid));
        assertThat(Publisher.outcome(request).totals().photosClaimed()).isZero();
        String base = Publisher.name("base");
        Publisher.dataset(base, false);
        Publisher.release(base, "2014");
        Publisher.importAll(base, "2014", "yfcc100m", ManifestLines.yfcc2014(nsid, photo));
        assertThat(Publisher.outcome(request, 2).totals().photosClaimed()).isZero();

        Publisher.dataset(name, true);

        assertThat(Publisher.outcome(request, 3).totals()).isEqualTo(new RequestResolved.Totals(1, 1, 0, 0, 0));
        given().get("/api/v1/datasets/{d}", name).then().body("head", equalTo(1));
    }

    @Test
    void a_published_dataset_stays_published() {
        Publisher.dataset(name, true);

        ops().contentType(ContentType.JSON)
                .body(Map.of("title", "Faces", "published", false))
                .put("/api/v1/datasets/{d}", name)
                .then()
                .statusCode(409);
    }

    @Test
    void names_titles_and_keys_are_checked() {
        ops().contentType(ContentType.JSON)
                .body(Map.of("title", "Faces", "published", true))
                .put("/api/v1/datasets/Faces!")
                .then()
                .statusCode(422);
        ops().contentType(ContentType.JSON)
                .body(Map.of("title", " ", "published", true))
                .put("/api/v1/datasets/{d}", name)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/title"));
        given().contentType(ContentType.JSON)
                .body(Map.of("title", "Faces", "published", true))
                .put("/api/v1/datasets/{d}", name)
                .then()
                .statusCode(401);
        given().get("/api/v1/datasets/{d}", name).then().statusCode(404).contentType("application/problem+json");
    }
}
