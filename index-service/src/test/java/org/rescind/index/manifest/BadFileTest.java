package org.rescind.index.manifest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.rescind.index.Publisher.ops;
import static org.rescind.index.Publisher.photo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.messaging.Sql;
import org.rescind.stack.sample.ManifestLines;
import org.rescind.web.Ids;

/** Invariant 12: what cannot be read harms nothing, and what was cut can be sent again without a row lost or doubled. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class BadFileTest {

    @Inject
    Sql sql;

    @TestHTTPResource
    URI server;

    private final String faces = Publisher.name("faces");
    private final List<String> photos = Publisher.photos(20);
    private final byte[] good = rows(photos).getBytes(UTF_8);
    private final UUID id = new Ids().next();

    @BeforeEach
    void an_empty_release() {
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
    }

    private static String rows(List<String> photos) {
        return IntStream.range(0, photos.size())
                .mapToObj(i -> ManifestLines.dif(i + 1, photos.get(i)))
                .collect(joining());
    }

    private Response post(byte[] body) {
        return post(body, "dif", "1.0");
    }

    private Response post(byte[] body, String format, String release) {
        return sending(format).body(body).post("/api/v1/datasets/{d}/releases/{r}/imports", faces, release);
    }

    private RequestSpecification sending(String format) {
        return ops().contentType("application/octet-stream")
                .queryParam("format", format)
                .queryParam("id", id);
    }

    private Map<String, Object> progress() {
        return ops().get("/api/v1/datasets/{d}/releases/1.0/imports/{i}", faces, id)
                .jsonPath()
                .getMap("");
    }

    private List<Integer> found(String photo) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("reference", photo, "dataset", faces))
                .post("/api/v1/search")
                .jsonPath()
                .getList("matches.records");
    }

    /** Refused with a reason, nothing kept, and a good file may come under the same id. */
    private void assertRefused(byte[] body, String why) {
        post(body)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unreadable-import"))
                .body("detail", containsString(why));
        assertThat(progress())
                .containsEntry("state", "failed")
                .containsEntry("read", 0)
                .containsEntry("quarantined", 0);
        assertThat((String) progress().get("error")).contains(why);
        assertThat(kept()).isZero();
        assertThat(found(photos.get(0))).isEmpty();
        post(good).then().statusCode(202);
        assertThat(Publisher.awaitImport(faces, "1.0", id.toString())).containsEntry("loaded", 20);
    }

    private long kept() {
        int part = sql.one("select part from import where id = ?", row -> row.getInt(1), id)
                .orElseThrow();
        return sql.one(
                        "select (select count(*) from quarantined_row where import = ?) + (select count(*) from record_%d)"
                                .formatted(part),
                        row -> row.getLong(1),
                        part)
                .orElseThrow();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] bzip2(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new BZip2CompressorOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void an_empty_file_is_refused() {
        assertRefused(new byte[0], "The file is empty.");
    }

    @Test
    void an_empty_compressed_file_is_refused() throws IOException {
        assertRefused(gzip(new byte[0]), "The file is empty.");
    }

    @Test
    void binary_garbage_is_refused() {
        byte[] garbage = new byte[3 * Line.LONGEST];
        new Random(1).nextBytes(garbage);
        assertRefused(garbage, "Line 1 has ");
    }

    @Test
    void a_file_without_lines_is_refused() {
        byte[] one = new byte[3 * Line.LONGEST];
        Arrays.fill(one, (byte) 7);
        assertRefused(one, "Line 1 is longer than");
    }

    @Test
    void a_file_whose_checksum_is_wrong_is_refused_as_a_whole() throws IOException {
        byte[] file = gzip(good);
        file[file.length - 6] ^= 1;
        assertRefused(file, "damaged");
    }

    @Test
    void a_bzip2_file_that_is_cut_leaves_nothing_visible_and_can_be_sent_again() throws IOException {
        byte[] whole = bzip2(good);
        post(Arrays.copyOf(whole, whole.length / 2)).then().statusCode(422);
        assertThat(progress()).containsEntry("state", "failed");
        assertThat(found(photos.get(0))).isEmpty();
        post(whole).then().statusCode(202);
        assertThat(Publisher.awaitImport(faces, "1.0", id.toString())).containsEntry("loaded", 20);
    }

    @Test
    void a_file_of_another_kind_whose_first_line_fits_does_not_fill_the_quarantine() throws IOException {
        String file = ManifestLines.dif(1, photos.get(0)) + "x\n".repeat(150_000);
        assertRefused(gzip(file.getBytes(UTF_8)), "100,001 of the first 100,002 lines cannot be read");
    }

    @Test
    void a_gzip_bomb_is_refused_before_it_expands() throws IOException {
        byte[] part = gzip(new byte[64 * 1024 * 1024]);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i < 170; i++) {
            bomb.write(part);
        }
        try {
            post(bomb.toByteArray()).then().statusCode(422).body("detail", containsString("expands to more than"));
        } catch (Exception cutOff) {
            assertThat(cutOff).as("the server does not listen to the end").isInstanceOf(IOException.class);
        }
        Awaitility.await().until(() -> progress().get("state").equals("failed"));
        assertThat((String) progress().get("error")).contains("expands to more than");
    }

    @Test
    void an_id_that_is_used_for_another_release_or_format_is_refused_and_changes_nothing() {
        Publisher.release(faces, "2.0");
        byte[] cut = Arrays.copyOf(good, good.length - 3);
        post("no such columns\n".getBytes(UTF_8)).then().statusCode(422);

        post(good, "yfcc100m", "1.0").then().statusCode(409).body("detail", containsString("format dif"));
        post(good, "dif", "2.0").then().statusCode(409).body("type", equalTo("/problems/conflict"));

        assertThat(progress()).containsEntry("state", "failed");
        post(cut).then().statusCode(202);
        assertThat(Publisher.awaitImport(faces, "1.0", id.toString())).containsEntry("read", 20);
    }

    @Test
    void a_file_whose_answer_was_lost_is_accepted_again_and_another_under_its_id_is_not() {
        post(good).then().statusCode(202);
        Publisher.awaitImport(faces, "1.0", id.toString());

        post(good).then().statusCode(202).body("id", equalTo(id.toString()));
        post((rows(photos) + ManifestLines.dif(21, photos.get(0))).getBytes(UTF_8))
                .then()
                .statusCode(409);
        post(rows(photos.subList(0, 19)).getBytes(UTF_8)).then().statusCode(409);
        post("garbage".getBytes(UTF_8)).then().statusCode(422);

        assertThat(progress()).containsEntry("state", "completed").containsEntry("loaded", 20);
        assertThat(photos.stream().flatMap(each -> found(each).stream()))
                .hasSize(20)
                .containsOnly(1);
    }

    @Test
    void the_same_file_sent_by_many_at_once_is_loaded_once() {
        List<CompletableFuture<Integer>> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> post(good).statusCode()))
                // As many as are let in at once.
                .limit(4)
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).contains(202).isSubsetOf(202, 409);
        assertThat(Publisher.awaitImport(faces, "1.0", id.toString()))
                .containsEntry("read", 20)
                .containsEntry("loaded", 20);
        assertThat(photos.stream().flatMap(each -> found(each).stream()))
                .hasSize(20)
                .containsOnly(1);
    }

    @Test
    void a_sender_gives_way_to_the_same_file_sent_again_and_adds_nothing() throws Exception {
        try (PipedOutputStream slow = new PipedOutputStream();
                PipedInputStream body = new PipedInputStream(slow, 64 * 1024)) {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> sending("dif")
                    .body(body)
                    .post("/api/v1/datasets/{d}/releases/1.0/imports", faces)
                    .statusCode());
            slow.write(good);
            slow.flush();
            Awaitility.await().until(() -> "receiving".equals(progress().get("state")));
            post(good).then().statusCode(202);
            slow.close();

            assertThat(answer.get()).isEqualTo(409);
        }
        assertThat(Publisher.awaitImport(faces, "1.0", id.toString()))
                .containsEntry("read", 20)
                .containsEntry("loaded", 20);
        assertThat(photos.stream().flatMap(each -> found(each).stream()))
                .hasSize(20)
                .containsOnly(1);
    }

    /** A real connection that breaks, after some megabytes are stored. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_connection_that_is_cut_loses_and_doubles_no_row_when_the_file_is_sent_again(boolean chunked)
            throws Exception {
        List<String> many = Publisher.photos(12_000);
        List<String> lines = new ArrayList<>();
        many.forEach(photo ->
                lines.add(lines.size() % 1_000 == 500 ? "a bad line\n" : ManifestLines.dif(lines.size() + 1, photo)));
        Publisher.outcome(Publisher.request(null, photo(1, many.get(3)), photo(2, many.get(11_000))));
        byte[] file = String.join("", lines).getBytes(UTF_8);

        cutAfter(file, file.length * 3 / 4, chunked);
        Awaitility.await().until(() -> "failed".equals(progress().get("state")));

        Map<String, Object> cut = progress();
        assertThat((Integer) cut.get("read")).isBetween(1_000, 11_000);
        assertThat((String) cut.get("error")).contains("connection was lost");
        assertThat(found(many.get(0))).isEmpty();
        post(file).then().statusCode(202);
        assertThat(Publisher.awaitImport(faces, "1.0", id.toString()))
                .containsEntry("read", 12_000)
                .containsEntry("quarantined", 12)
                .containsEntry("suppressed", 2)
                .containsEntry("loaded", 12_000 - 12 - 2);
        assertThat(rowsByLine()).hasSize(12_000 - 2).doesNotHaveDuplicates();
        assertThat(Stream.of(0, 3, 500, 6_000, 11_000, 11_999).map(i -> found(many.get(i))))
                .containsExactly(List.of(1), List.of(), List.of(), List.of(1), List.of(), List.of(1));
    }

    private List<Long> rowsByLine() {
        return sql.list("""
                select r.line from record r join import i on i.shelf = r.import where i.id = ?
                union all select q.line from quarantined_row q join import i on i.part = q.import where i.id = ?""", row -> row.getLong(1), id, id);
    }

    private void cutAfter(byte[] file, int bytes, boolean chunked) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + file.length;
            out.write(("POST /api/v1/datasets/%s/releases/1.0/imports?format=dif&id=%s HTTP/1.1\r\nHost: %s\r\n"
                            + "Authorization: Bearer ops-token-of-the-tests\r\n%s\r\n\r\n")
                    .formatted(faces, id, server.getAuthority(), length)
                    .getBytes(US_ASCII));
            if (chunked) {
                out.write("%x\r\n".formatted(bytes).getBytes(US_ASCII));
            }
            out.write(file, 0, bytes);
            out.flush();
            Awaitility.await("some of it is stored")
                    .until(() -> progress().get("read") instanceof Integer read && read > 0);
        }
    }
}
