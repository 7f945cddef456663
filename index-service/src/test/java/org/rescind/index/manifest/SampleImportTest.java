package org.rescind.index.manifest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.rescind.index.Publisher.ops;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.messaging.Sql;
import org.rescind.web.Ids;

/** Files of every format, sent to the API and looked for there. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class SampleImportTest {

    private static final String OWNER = "777090508@N04";

    @Inject
    Sql sql;

    private final String faces = Publisher.name("faces");
    private final UUID id = new Ids().next();

    @BeforeEach
    void an_empty_release() {
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
    }

    private Response post(byte[] body, Map<String, ?> parameters) {
        return ops().contentType("application/octet-stream")
                .queryParam("id", id)
                .queryParams(parameters)
                .body(body)
                .post("/api/v1/datasets/{d}/releases/1.0/imports", faces);
    }

    private Map<String, Object> imported(String body, Map<String, ?> parameters) {
        post(body.getBytes(UTF_8), parameters).then().statusCode(202);
        return Publisher.awaitImport(faces, "1.0", id.toString());
    }

    private Map<String, Integer> found(String reference) {
        List<Map<String, Object>> matches = RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("reference", reference, "dataset", faces))
                .post("/api/v1/search")
                .then()
                .statusCode(200)
                .extract()
                .path("matches");
        return matches.stream().collect(Collectors.toMap(match -> (String) match.get("photo"), match ->
                (Integer) match.get("records")));
    }

    private List<String> reasons() {
        return ops().get("/api/v1/datasets/{d}/releases/1.0/imports/{i}/quarantine", faces, id)
                .jsonPath()
                .getList("items.reason");
    }

    /** Head, records with separators between them, tail; as they stand in the database. */
    private byte[] stored() {
        int part = sql.one("select part from import where id = ?", row -> row.getInt(1), id)
                .orElseThrow();
        Frame frame = sql.one(
                        "select head, separator, tail from import where id = ?",
                        row -> new Frame(row.getBytes(1), row.getBytes(2), row.getBytes(3)),
                        id)
                .orElseThrow();
        List<byte[]> rows = sql.list("""
                select raw from (select line, raw from record where import = ?
                                 union all select line, raw from quarantined_row where import = ?) x order by line""", row -> row.getBytes(1), -part, part);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(frame.head());
        for (int i = 0; i < rows.size(); i++) {
            file.writeBytes(i == 0 ? new byte[0] : frame.separator());
            file.writeBytes(rows.get(i));
        }
        file.writeBytes(frame.tail());
        return file.toByteArray();
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = SampleImportTest.class.getResourceAsStream("/manifests/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /** A photo that has several rows, how many photos an account has that a page of matches holds, and every byte. */
    @ParameterizedTest
    @CsvSource({
        "yfcc100m, yfcc_v1.tsv.gz,     3000, 86448193725, 1, 979496469@N00, 90",
        "yfcc100m, yfcc_v2.tsv.gz,     3000, 86448193725, 1, 979496469@N00, 90",
        "dif,      dif.csv.gz,          600, 88389537582, 4, 979496469@N00, -1",
        "megaface, megaface_paths.txt,  300, 88389537582, 4, 979496469@N00, 8",
        "ffhq,     ffhq.json,           300, 86448193725, 1, 979496469@N00, 10",
        "pipa,     pipa_index.txt,      300, 88389537582, 4, 979496469@N00, -1"
    })
    void a_published_dataset_is_loaded_found_and_kept_byte_for_byte(
            String format, String file, int rows, String photo, int records, String owner, int photos)
            throws IOException {
        byte[] sent = sample(file);
        post(sent, Map.of("format", format)).then().statusCode(202);

        Map<String, Object> progress = Publisher.awaitImport(faces, "1.0", id.toString());
        assertThat(progress)
                .as("%s", reasons())
                .containsEntry("read", rows)
                .containsEntry("loaded", rows)
                .containsEntry("quarantined", 0);
        assertThat(found(photo)).isEqualTo(Map.of("flickr:" + photo, records));
        if (photos >= 0) {
            assertThat(found(owner)).hasSize(photos);
        }
        assertThat(stored()).isEqualTo(file.endsWith(".gz") ? gunzip(sent) : sent);
    }

    private static byte[] gunzip(byte[] file) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @Test
    void divefaces_are_found_by_photo_and_account() {
        String paths = OWNER + "_identity_0/86448193725_0.jpg\n" + OWNER + "_identity_4/86448193725_1.jpg\nx\n" + OWNER
                + "_identity_4/87377471321_1.jpg";

        assertThat(imported(paths, Map.of("format", "divefaces")))
                .containsEntry("read", 4)
                .containsEntry("loaded", 3)
                .containsEntry("quarantined", 1);
        assertThat(reasons()).containsExactly("path");
        assertThat(found("86448193725")).containsOnly(Map.entry("flickr:86448193725", 2));
        assertThat(found(OWNER)).hasSize(2);
    }

    @Test
    void an_ffhq_page_that_names_an_alias_keeps_it() throws IOException {
        post(sample("ffhq.json"), Map.of("format", "ffhq")).then().statusCode(202);
        Publisher.awaitImport(faces, "1.0", id.toString());

        assertThat(sql.list(
                        "select r.line, r.nsid from record r join import i on i.shelf = r.import where i.id = ? and r.alias = ?",
                        row -> row.getString(1) + " " + row.getString(2),
                        id,
                        "dovgru-zq1"))
                .hasSize(19)
                .contains("2 null");
    }

    @Test
    void columns_are_what_the_request_says() {
        String link = "https://www.flickr.com/photos/" + OWNER + "/86448193725/";
        String file =
                "\ufeffname,\"owner \"\"id\"\"\",link\r\n\"Some\nOne\",%1$s,%2$s\r\n\"two, lines\r\n\",,%2$s\r\n\r\nx,7@N00,%2$s\n,937571691@N07,%2$s"
                        .formatted(OWNER, link);

        Map<String, Object> progress = imported(file, Map.of("format", "csv", "url", "link", "nsid", "owner \"id\""));

        assertThat(progress).containsEntry("read", 5).containsEntry("loaded", 2).containsEntry("quarantined", 3);
        ops().get("/api/v1/datasets/{d}/releases/1.0/imports/{i}/quarantine", faces, id)
                .then()
                .body("items.reason", equalTo(List.of("empty", "nsid", "ids_differ")))
                .body("items.line", equalTo(List.of(6, 7, 8)));
        assertThat(found(OWNER)).containsOnly(Map.entry("flickr:86448193725", 2));
        assertThat(stored()).isEqualTo(file.getBytes(UTF_8));
        assertThat(sql.list("select last_line from import where id = ?", row -> row.getLong(1), id))
                .containsExactly(8L);
    }

    @Test
    void tsv_and_jsonl_too() {
        assertThat(imported("1\t86448193725\t\"\n2\t0\t\n", Map.of("format", "tsv", "photo", "2", "header", "false")))
                .containsEntry("loaded", 1)
                .containsEntry("quarantined", 1);
        assertThat(found("86448193725")).hasSize(1);

        UUID other = new Ids().next();
        ops().contentType("application/octet-stream")
                .queryParams(Map.of("id", other, "format", "jsonl", "photo", "photo.id", "alias", "by"))
                .body("{\"photo\":{\"id\":86448193725},\"by\":\"Me\"}\n[]\n".getBytes(UTF_8))
                .post("/api/v1/datasets/{d}/releases/1.0/imports", faces)
                .then()
                .statusCode(202);
        assertThat(Publisher.awaitImport(faces, "1.0", other.toString()))
                .containsEntry("loaded", 1)
                .containsEntry("quarantined", 1);
        assertThat(found("86448193725")).containsOnly(Map.entry("flickr:86448193725", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "csv,,,,            Say where the photo is",
        "jsonl,,,,          Say where the photo is",
        "csv,id,,false,     numbers of columns",
        "tsv,1025,,false,   numbers of columns",
        "jsonl,id,,true,    JSON has no header",
        "dif,id,,,          'are for csv, tsv and jsonl'",
        "ffhq,,,true,       'are for csv, tsv and jsonl'",
    })
    void a_mapping_that_cannot_be_is_refused_and_says_what_to_give(
            String format, String photo, String url, String header, String why) {
        var request = ops().contentType("application/octet-stream").queryParam("format", format);
        Map<String, String> parameters = new HashMap<>();
        parameters.put("photo", photo);
        parameters.put("url", url);
        parameters.put("header", header);
        parameters.values().removeIf(Objects::isNull);
        request.queryParams(parameters)
                .body(new byte[] {'7'})
                .post("/api/v1/datasets/{d}/releases/1.0/imports", faces)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-request"))
                .body("detail", containsString(why));
    }

    @Test
    void a_file_in_utf_16_is_refused_and_its_header_is_shown_as_far_as_it_can_be() {
        post("\ufeffid,n\n7,1\n".getBytes(UTF_16LE), Map.of("format", "csv", "photo", "id"))
                .then()
                .statusCode(422)
                .body("detail", containsString("Line 1 does not name the column id"));

        ops().get("/api/v1/datasets/{d}/releases/1.0/imports/{i}", faces, id)
                .then()
                .body("state", equalTo("failed"))
                .body("error", containsString("i\ufffdd\ufffd, \ufffdn"));
    }

    @Test
    void a_header_that_is_neither_true_nor_false_is_refused() {
        post(new byte[] {'7'}, Map.of("format", "csv", "photo", "1", "header", "no"))
                .then()
                .statusCode(422)
                .body("errors.parameter", hasItems("header"));
    }

    @Test
    void a_file_sent_again_under_its_id_must_be_read_in_the_same_way() {
        byte[] file = "id,copy\n86448193725,86448193725\n".getBytes(UTF_8);
        post(file, Map.of("format", "csv", "photo", "id")).then().statusCode(202);
        Publisher.awaitImport(faces, "1.0", id.toString());

        post(file, Map.of("format", "csv", "photo", "copy"))
                .then()
                .statusCode(409)
                .body("detail", containsString("csv?photo=id"));
        post(file, Map.of("format", "csv", "photo", "id", "header", "true"))
                .then()
                .statusCode(202);
    }

    /** A header counts as a line and not as a row; of members the numbers count. */
    @ParameterizedTest
    @CsvSource({"csv", "ffhq"})
    void a_file_of_some_megabytes_that_was_cut_goes_on_where_it_stopped(String format) throws IOException {
        List<String> photos = Publisher.photos(3_000);
        boolean csv = format.equals("csv");
        String long_ = "x".repeat(3_000);
        String file = csv
                ? photos.stream()
                        .map(each -> each + ",\"" + long_ + "\n\"\n")
                        .collect(Collectors.joining("", "id,text\n", ""))
                : photos.stream()
                        .map(each -> "\"1\": {\"metadata\": {\"photo_url\": \"https://flickr.com/photos/me-too/" + each
                                + "\"}, \"x\": \"" + long_ + "\"}")
                        .collect(Collectors.joining(",\n", "{", "}\n"));
        Map<String, String> parameters = csv ? Map.of("format", format, "photo", "id") : Map.of("format", format);
        byte[] whole = file.getBytes(UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length * 3 / 4);
        byte[] bytes = gzip(cut);

        post(Arrays.copyOf(bytes, bytes.length - 12), parameters).then().statusCode(422);
        int stored = ops().get("/api/v1/datasets/{d}/releases/1.0/imports/{i}", faces, id)
                .path("read");
        assertThat(stored).isBetween(500, 2_300);
        assertThat(found(photos.get(0))).isEmpty();
        post(whole, parameters).then().statusCode(202);

        assertThat(Publisher.awaitImport(faces, "1.0", id.toString()))
                .containsEntry("read", 3_000)
                .containsEntry("loaded", 3_000);
        assertThat(stored()).isEqualTo(whole);
        List<Integer> records = new ArrayList<>();
        IntStream.range(0, 30)
                .forEach(i -> records.addAll(found(photos.get(i * 100)).values()));
        assertThat(records).hasSize(30).containsOnly(1);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void an_ffhq_file_that_ends_in_the_middle_leaves_nothing_visible() throws IOException {
        byte[] whole = sample("ffhq.json");
        post(Arrays.copyOf(whole, whole.length - 1), Map.of("format", "ffhq"))
                .then()
                .statusCode(422)
                .body("detail", containsString("ends too early"));

        assertThat(found("86448193725")).isEmpty();
        post(whole, Map.of("format", "ffhq")).then().statusCode(202);
        assertThat(Publisher.awaitImport(faces, "1.0", id.toString())).containsEntry("loaded", 300);
    }

    @Test
    void the_formats_and_the_mapping_are_in_the_description_of_the_api() {
        List<Map<String, Object>> parameters = RestAssured.get("/q/openapi?format=json")
                .path("paths.'/api/v1/datasets/{dataset}/releases/{release}/imports'.post.parameters");
        Map<Object, Map<String, Object>> queries = parameters.stream()
                .filter(each -> each.get("in").equals("query"))
                .collect(Collectors.toMap(each -> each.get("name"), each -> each));

        assertThat(queries.keySet())
                .containsExactlyInAnyOrder("format", "id", "photo", "url", "nsid", "alias", "header");
        assertThat(queries.values())
                .allSatisfy(each -> assertThat(each.get("description")).isNotNull());
        assertThat(queries.get("format"))
                .extractingByKey("schema")
                .extracting("enum")
                .isEqualTo(Arrays.stream(ManifestFormat.values())
                        .map(ManifestFormat::wireName)
                        .toList());
    }
}
