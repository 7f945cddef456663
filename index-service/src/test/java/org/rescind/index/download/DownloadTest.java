package org.rescind.index.download;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.rescind.index.Publisher.photo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rescind.events.CopyDownloaded;
import org.rescind.events.InstitutionChanged;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.index.Topics;
import org.rescind.stack.sample.ManifestLines;
import org.rescind.web.ApiKey;
import org.rescind.web.Ids;
import org.rescind.web.Secret;

@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class DownloadTest {

    private final String faces = Publisher.name("faces");
    private final List<String> photos = Publisher.photos(3);
    private final ApiKey key = ApiKey.of(new Ids().next(), Secret.random(new SecureRandom()));
    private final String windowsLine = ManifestLines.dif(2, photos.get(1)).replace("\n", "\r\n");

    private void release() {
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
        Publisher.importAll(faces, "1.0", "dif", ManifestLines.dif(1, photos.get(0)) + windowsLine);
        Publisher.importAll(
                faces, "1.0", "dif", ManifestLines.dif(3, photos.get(2)).stripTrailing());
    }

    private void institution(InstitutionChanged.Status status, long version) {
        Topics.send(new InstitutionChanged(key.institution(), "Institute", status, key.sha256(), version));
    }

    private Response download(String bearer) {
        return given().auth().oauth2(bearer).get("/api/v1/datasets/{d}/releases/1.0/manifest", faces);
    }

    private Response downloadWhenKnown() {
        return Awaitility.await().until(() -> download(key.value()), response -> response.statusCode() != 503);
    }

    @Test
    void a_download_is_the_import_byte_for_byte_less_the_removed_photos() {
        release();
        Publisher.seal(faces, "1.0");
        institution(InstitutionChanged.Status.ACTIVE, 1);

        Response before = downloadWhenKnown();
        Publisher.outcome(Publisher.request(null, photo(1, photos.get(0))));
        Response after = download(key.value());

        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.header("Rescind-Log-Position")).isEqualTo("0");
        assertThat(before.asString())
                .isEqualTo(ManifestLines.dif(1, photos.get(0))
                        + windowsLine
                        + ManifestLines.dif(3, photos.get(2)).stripTrailing());
        assertThat(after.header("Rescind-Log-Position")).isEqualTo("1");
        assertThat(after.asString())
                .isEqualTo(windowsLine + ManifestLines.dif(3, photos.get(2)).stripTrailing());
        List<CopyDownloaded> copies = copiesTold(1);
        assertThat(copies.get(0).position()).isZero();
        assertThat(copies.get(0).release()).isEqualTo("1.0");
    }

    /** The institution may have said meanwhile that it has destroyed the copy: then it holds one again. */
    @Test
    void a_download_again_is_told_again_from_the_lowest_position() {
        release();
        Publisher.seal(faces, "1.0");
        institution(InstitutionChanged.Status.ACTIVE, 1);
        downloadWhenKnown().then().statusCode(200);
        assertThat(copiesTold(1)).extracting(CopyDownloaded::position).containsExactly(0L);
        Publisher.outcome(Publisher.request(null, photo(1, photos.get(0))));

        download(key.value()).then().statusCode(200).header("Rescind-Log-Position", "1");

        assertThat(copiesTold(2)).extracting(CopyDownloaded::position).containsExactly(0L, 0L);
    }

    private List<CopyDownloaded> copiesTold(int count) {
        return Topics.await(
                CopyDownloaded.class,
                copy -> copy.institution().equals(key.institution()),
                found -> found.size() >= count);
    }

    @Test
    void a_release_that_is_not_sealed_is_not_handed_out() {
        release();
        institution(InstitutionChanged.Status.ACTIVE, 1);

        downloadWhenKnown().then().statusCode(409).body("type", equalTo("/problems/conflict"));
    }

    @Test
    void a_new_key_is_asked_to_wait_a_wrong_one_is_refused_and_a_suspended_one_is_told_why() {
        download(key.value())
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/key-not-yet-known"));
        download("rsk_" + UUID.randomUUID() + "_"
                        + Secret.random(new SecureRandom()).value())
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/unauthenticated"));
        institution(InstitutionChanged.Status.SUSPENDED, 1);
        downloadWhenKnown().then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        given().get("/api/v1/datasets/{d}/releases/1.0/manifest", faces).then().statusCode(401);
        Publisher.ops()
                .get("/api/v1/datasets/{d}/releases/1.0/manifest", faces)
                .then()
                .statusCode(403);
    }

    @Test
    void an_older_word_about_an_institution_does_not_undo_a_newer_one() {
        release();
        Publisher.seal(faces, "1.0");
        institution(InstitutionChanged.Status.ACTIVE, 2);
        downloadWhenKnown().then().statusCode(200);

        institution(InstitutionChanged.Status.SUSPENDED, 1);
        institution(InstitutionChanged.Status.SUSPENDED, 3);

        Awaitility.await().until(() -> download(key.value()).statusCode() == 403);
    }

    @Test
    void eight_slow_downloads_leave_threads_and_connections_for_others() throws Exception {
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
        String line = ManifestLines.dif(1, photos.get(0));
        Publisher.importAll(faces, "1.0", "dif", line.repeat(24 * 1024 * 1024 / line.length()));
        Publisher.seal(faces, "1.0");
        institution(InstitutionChanged.Status.ACTIVE, 1);
        Awaitility.await()
                .until(
                        () -> given().auth()
                                .oauth2(key.value())
                                .get("/api/v1/datasets/nothing-here/releases/1.0/manifest")
                                .statusCode(),
                        status -> status == 404);

        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                slow.add(begin());
            }
            Response ninth = download(key.value());
            assertThat(ninth.statusCode()).isEqualTo(503);
            assertThat(ninth.header("Retry-After")).isEqualTo("5");
            assertThat(ninth.jsonPath().getString("type")).isEqualTo("/problems/busy");
            given().get("/api/v1/datasets/{d}", faces).then().statusCode(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> begins());
    }

    /** Reads where the answer starts, and then no more. */
    private Socket begin() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream()
                .write(("GET /api/v1/datasets/" + faces + "/releases/1.0/manifest HTTP/1.1\r\nHost: localhost\r\n"
                                + "Authorization: Bearer " + key.value() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private boolean begins() throws IOException {
        try (Socket socket = begin()) {
            return socket.isConnected();
        } catch (AssertionError e) {
            return false;
        }
    }
}
