package org.rescind.index;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rescind.index.Publisher.ops;
import static org.rescind.index.Publisher.photo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rescind.events.InstitutionChanged;
import org.rescind.events.RequestResolved;
import org.rescind.stack.sample.ManifestLines;
import org.rescind.web.ApiKey;
import org.rescind.web.Ids;
import org.rescind.web.Secret;

/** A removal that commits while an import or a download is under way. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class MeanwhileTest {

    /** More bytes than the sockets and buffers between a download and its reader hold. */
    private static final int MANY = 30_000;

    /** More bytes than the client of the test keeps before it sends anything. */
    private static final int SENT_AT_ONCE = 50;

    @TestHTTPResource
    URI server;

    private final String faces = Publisher.name("faces");

    private static String rows(List<String> photos) {
        return IntStream.range(0, photos.size())
                .mapToObj(i -> ManifestLines.dif(i + 1, photos.get(i)))
                .collect(joining());
    }

    private List<String> found(String photo) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reference", photo))
                .post("/api/v1/search")
                .jsonPath()
                .getList("matches.photo");
    }

    @Test
    void a_removal_that_commits_while_its_photos_are_being_imported_is_in_the_log_and_nothing_is_served()
            throws Exception {
        List<String> photos = Publisher.photos(SENT_AT_ONCE + 3);
        String first = photos.get(0);
        String later = photos.get(SENT_AT_ONCE + 1);
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
        UUID id = new Ids().next();
        UUID request;
        try (PipedOutputStream sending = new PipedOutputStream();
                PipedInputStream body = new PipedInputStream(sending, 64 * 1024)) {
            CompletableFuture<Integer> answer =
                    CompletableFuture.supplyAsync(() -> ops().contentType("application/octet-stream")
                            .body(body)
                            .queryParam("format", "dif")
                            .queryParam("id", id)
                            .post("/api/v1/datasets/{d}/releases/1.0/imports", faces)
                            .statusCode());
            sending.write(rows(photos.subList(0, SENT_AT_ONCE)).getBytes(UTF_8));
            sending.flush();
            Awaitility.await()
                    .until(() -> ops().get("/api/v1/datasets/{d}/releases/1.0/imports/{i}", faces, id)
                                    .statusCode()
                            == 200);
            request = Publisher.request(null, photo(1, first), photo(2, later));
            assertThat(Publisher.outcome(request).totals()).isEqualTo(new RequestResolved.Totals(2, 0, 0, 2, 0));
            for (int i = SENT_AT_ONCE; i < photos.size(); i++) {
                sending.write(ManifestLines.dif(i + 1, photos.get(i)).getBytes(UTF_8));
                sending.flush();
            }
            sending.close();
            assertThat(answer.get()).isEqualTo(202);
        }

        assertThat(Publisher.awaitImport(faces, "1.0", id.toString()))
                .containsEntry("read", photos.size())
                .containsEntry("loaded", photos.size() - 2)
                .containsEntry("suppressed", 2);
        assertThat(Publisher.outcome(request, 2).totals()).isEqualTo(new RequestResolved.Totals(2, 2, 0, 0, 0));
        assertThat(List.of(first, photos.get(1), later, photos.get(SENT_AT_ONCE)).stream()
                        .map(this::found))
                .extracting(List::size)
                .containsExactly(0, 1, 0, 1);
    }

    /** Invariant 11, and why a holder who got the photo in its last moment still owes it: the header tells the position. */
    @Test
    void a_download_begun_before_a_removal_says_so_and_one_begun_after_it_never_has_the_photo() throws Exception {
        List<String> photos = Publisher.photos(MANY);
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
        Publisher.importAll(faces, "1.0", "dif", rows(photos));
        Publisher.seal(faces, "1.0");

        ApiKey early = institution();
        ApiKey late = institution();
        HttpResponse<InputStream> before = download(early);
        assertThat(before.body().read()).isEqualTo('1');
        Publisher.outcome(Publisher.request(null, photo(1, photos.get(MANY - 1))));
        HttpResponse<InputStream> after = download(late);

        assertThat(before.headers().firstValue("Rescind-Log-Position")).hasValue("0");
        assertThat(after.headers().firstValue("Rescind-Log-Position")).hasValue("1");
        assertThat(text(after)).isEqualTo(rows(photos.subList(0, MANY - 1)));
        assertThat("1" + text(before)).isEqualTo(rows(photos));
    }

    private static ApiKey institution() {
        ApiKey key = ApiKey.of(new Ids().next(), Secret.random(new SecureRandom()));
        Topics.send(new InstitutionChanged(
                key.institution(), "Institute", InstitutionChanged.Status.ACTIVE, key.sha256(), 1));
        return key;
    }

    private HttpResponse<InputStream> download(ApiKey key) {
        HttpRequest request = HttpRequest.newBuilder(
                        server.resolve("/api/v1/datasets/%s/releases/1.0/manifest".formatted(faces)))
                .header("Authorization", "Bearer " + key.value())
                .build();
        return Awaitility.await()
                .until(
                        () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream()),
                        response -> response.statusCode() == 200);
    }

    private static String text(HttpResponse<InputStream> response) throws IOException {
        return new String(response.body().readAllBytes(), UTF_8);
    }
}
