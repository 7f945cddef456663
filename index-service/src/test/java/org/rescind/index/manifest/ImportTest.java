package org.rescind.index.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.rescind.index.Publisher.ops;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.stack.sample.ManifestLines;
import org.rescind.web.Ids;

@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class ImportTest {

    @Inject
    DataSource database;

    private final String faces = Publisher.name("faces");
    private final List<String> photos = Publisher.photos(20);
    private final String lines = IntStream.range(0, 20)
            .mapToObj(i -> ManifestLines.dif(i + 1, photos.get(i)))
            .collect(Collectors.joining());

    @BeforeEach
    void anEmptyRelease() {
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
    }

    private Response post(String format, UUID id, byte[] body) {
        return ops().contentType("application/octet-stream")
                .body(body)
                .queryParam("format", format)
                .queryParam("id", id)
                .post("/api/v1/datasets/{d}/releases/1.0/imports", faces);
    }

    private Map<String, Object> progress(UUID id) {
        return ops().get("/api/v1/datasets/{d}/releases/1.0/imports/{i}", faces, id)
                .jsonPath()
                .getMap("");
    }

    private List<String> found(String photo) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("reference", photo, "dataset", faces))
                .post("/api/v1/search")
                .jsonPath()
                .getList("matches.photo");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_row_is_loaded_or_listed_with_its_line_offset_and_reason() {
        String good = ManifestLines.dif(1, photos.get(0));
        String noPhoto = ManifestLines.dif(2, photos.get(1)).replace("farm8.staticflickr.com", "example.org");
        String short_ = "3,too,few\n";
        String noEnd = ManifestLines.dif(4, photos.get(2)).stripTrailing();

        Map<String, Object> progress = Publisher.importAll(faces, "1.0", "dif", good + noPhoto + short_ + noEnd);

        assertThat(progress).containsEntry("read", 4).containsEntry("loaded", 2).containsEntry("quarantined", 2);
        ops().get("/api/v1/datasets/{d}/releases/1.0/imports/{i}/quarantine", faces, progress.get("id"))
                .then()
                .statusCode(200)
                .body("items.line", equalTo(List.of(2, 3)))
                .body("items.byteOffset", equalTo(List.of(good.length(), good.length() + noPhoto.length())))
                .body("items.reason", equalTo(List.of("link", "columns")))
                .body("items[1].start", equalTo(short_));
    }

    @Test
    void rows_whose_id_columns_disagree_are_quarantined() {
        String nsid = Publisher.nsid();
        String good = ManifestLines.yfcc2016(0, nsid, photos.get(0));
        String differing = ManifestLines.yfcc2016(1, nsid, photos.get(1))
                .replace("/" + photos.get(1) + "_", "/" + photos.get(2) + "_");
        String wrapped = ManifestLines.yfcc2016(2, nsid, photos.get(3)).replace(photos.get(3), "18446744155551487708");
        String nobody = ManifestLines.yfcc2016(3, "nobody", photos.get(4));

        Map<String, Object> progress =
                Publisher.importAll(faces, "1.0", "yfcc100m", good + differing + wrapped + nobody);

        assertThat(progress).containsEntry("loaded", 1).containsEntry("quarantined", 3);
        ops().get("/api/v1/datasets/{d}/releases/1.0/imports/{i}/quarantine", faces, progress.get("id"))
                .then()
                .body("items.reason", equalTo(List.of("ids_differ", "photo_id", "nsid")));
        assertThat(found(photos.get(2))).isEmpty();
    }

    @Test
    void gzip_and_bzip2_are_read_like_plain_files() throws IOException {
        ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
        try (var out = new BZip2CompressorOutputStream(bzip2)) {
            out.write(lines.getBytes(UTF_8));
        }
        for (byte[] body : List.of(gzip(lines.getBytes(UTF_8)), bzip2.toByteArray())) {
            UUID id = new Ids().next();
            post("dif", id, body).then().statusCode(202).body("id", equalTo(id.toString()));
            assertThat(Publisher.awaitImport(faces, "1.0", id.toString())).containsEntry("loaded", 20);
        }
        ops().get("/api/v1/datasets/{d}", faces).then().body("releases[0].records", equalTo(40));
    }

    @Test
    void a_file_that_is_cut_leaves_nothing_visible_and_can_be_sent_again() throws IOException {
        byte[] whole = gzip(lines.getBytes(UTF_8));
        UUID id = new Ids().next();

        post("dif", id, Arrays.copyOf(whole, whole.length / 2))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unreadable-import"));

        assertThat(progress(id)).containsEntry("state", "failed");
        assertThat(found(photos.get(0))).isEmpty();
        post("dif", id, whole).then().statusCode(202);
        assertThat(Publisher.awaitImport(faces, "1.0", id.toString()))
                .containsEntry("read", 20)
                .containsEntry("loaded", 20);
    }

    @Test
    void a_first_line_with_the_wrong_columns_says_how_many_there_should_be() {
        UUID id = new Ids().next();

        post("yfcc100m", id, lines.getBytes(UTF_8)).then().statusCode(422).body("detail", containsString("23 or 25"));

        assertThat(progress(id)).containsEntry("state", "failed").containsEntry("read", 0);
    }

    @Test
    void an_unknown_format_or_release_changes_nothing() {
        post("parquet", null, lines.getBytes(UTF_8))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-format"))
                .body("detail", containsString("yfcc100m"));
        ops().contentType("application/octet-stream")
                .body(new byte[] {1})
                .post("/api/v1/datasets/{d}/releases/9.9/imports?format=dif", faces)
                .then()
                .statusCode(404);
    }

    @Test
    void records_are_invisible_until_the_import_completes_and_one_import_runs_at_a_time() throws Exception {
        UUID id = new Ids().next();
        try (PipedOutputStream sending = new PipedOutputStream();
                PipedInputStream body = new PipedInputStream(sending, 64 * 1024)) {
            CompletableFuture<Integer> answer =
                    CompletableFuture.supplyAsync(() -> ops().contentType("application/octet-stream")
                            .body(body)
                            .queryParam("format", "dif")
                            .queryParam("id", id)
                            .post("/api/v1/datasets/{d}/releases/1.0/imports", faces)
                            .statusCode());
            sending.write(lines.getBytes(UTF_8));
            sending.flush();
            Awaitility.await().until(() -> "receiving".equals(progress(id).get("state")));

            post("dif", new Ids().next(), lines.getBytes(UTF_8)).then().statusCode(409);
            ops().post("/api/v1/datasets/{d}/releases/1.0/seal", faces).then().statusCode(409);
            assertThat(found(photos.get(0))).isEmpty();
            sending.close();
            assertThat(answer.get()).isEqualTo(202);
        }
        Publisher.awaitImport(faces, "1.0", id.toString());
        assertThat(found(photos.get(0))).hasSize(1);
    }

    @Test
    void a_sealed_release_takes_no_more_imports() {
        Publisher.seal(faces, "1.0");
        Publisher.seal(faces, "1.0");

        post("dif", null, lines.getBytes(UTF_8)).then().statusCode(409);
    }

    @Test
    void an_overlong_line_and_bytes_that_are_no_text_do_not_stop_an_import() {
        String overlong = "x".repeat(3 * Line.LONGEST) + "\n";
        byte[] body = (ManifestLines.dif(1, photos.get(0)) + overlong + "\u0000\u00ff\n"
                        + ManifestLines.dif(2, photos.get(1)))
                .getBytes(ISO_8859_1);
        UUID id = new Ids().next();

        post("dif", id, body).then().statusCode(202);

        assertThat(Publisher.awaitImport(faces, "1.0", id.toString()))
                .containsEntry("read", 4)
                .containsEntry("loaded", 2)
                .containsEntry("quarantined", 2);
    }

    @Test
    void an_import_leaves_the_planner_with_statistics_of_the_small_tables_that_every_search_joins() throws Exception {
        Publisher.importAll(faces, "1.0", "dif", lines);

        try (var connection = database.getConnection();
                var tables = connection
                        .createStatement()
                        .executeQuery("select distinct tablename::text from pg_stats"
                                + " where tablename in ('import', 'release', 'record_small') order by 1")) {
            List<String> analysed = new ArrayList<>();
            while (tables.next()) {
                analysed.add(tables.getString(1));
            }
            assertThat(analysed).containsExactly("import", "record_small", "release");
        }
    }
}
