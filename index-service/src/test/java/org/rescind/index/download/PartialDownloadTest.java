package org.rescind.index.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rescind.index.Publisher.photo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rescind.events.CopyDownloaded;
import org.rescind.events.RemovalRequested;
import org.rescind.index.IndexStack;
import org.rescind.index.Publisher;
import org.rescind.index.Topics;
import org.rescind.messaging.Snapshot;
import org.rescind.messaging.Sql;
import org.rescind.stack.sample.ManifestLines;

/** A release in parts, compressed, or not at all because it is known: and never two states of it in one. */
@QuarkusTest
@QuarkusTestResource(IndexStack.class)
class PartialDownloadTest {

    /** What a file has around its records. */
    private record Surroundings(String head, String separator, String tail) {}

    private static final Surroundings LINES = new Surroundings("", "", "");
    private static final Surroundings CSV = new Surroundings("face,picture\n", "", "");
    private static final Surroundings JSON = new Surroundings("[\n", ",\n", "]\n");

    /** More than a block of lines, so that a part can begin in the second. */
    private static final int MANY = 33_000;

    private final String faces = Publisher.name("faces");
    private final List<List<String>> imports = new ArrayList<>();
    private final List<Surroundings> surroundings = new ArrayList<>();

    @Inject
    Sql sql;

    @Inject
    ManifestTable table;

    private void release() {
        Publisher.dataset(faces, true);
        Publisher.release(faces, "1.0");
    }

    private void importAll(List<String> photos, Surroundings around) {
        String nsid = Publisher.nsid();
        Publisher.importAll(
                faces,
                "1.0",
                "yfcc100m",
                photos.stream().map(id -> ManifestLines.yfcc2014(nsid, id)).collect(joining()));
        imports.add(photos.stream().map(id -> ManifestLines.yfcc2014(nsid, id)).toList());
        surroundings.add(around);
        sql.update(
                """
                update import set head = ?, separator = ?, tail = ?
                 where part = (select max(i.part) from import i join release r on r.id = i.release where r.dataset = ?)""",
                around.head().getBytes(UTF_8),
                around.separator().getBytes(UTF_8),
                around.tail().getBytes(UTF_8),
                faces);
    }

    /** Of each kind one import, and one of which nothing is left. */
    private List<List<String>> threeFiles(int lines) {
        List<List<String>> photos =
                List.of(Publisher.photos(lines), Publisher.photos(40), Publisher.photos(3), Publisher.photos(30));
        release();
        importAll(photos.get(0), LINES);
        importAll(photos.get(1), CSV);
        importAll(photos.get(2), JSON);
        importAll(photos.get(3), JSON);
        Publisher.seal(faces, "1.0");
        return photos;
    }

    private byte[] expected(Predicate<String> kept) {
        return IntStream.range(0, imports.size())
                .mapToObj(i -> surroundings.get(i).head()
                        + imports.get(i).stream()
                                .filter(kept)
                                .collect(joining(surroundings.get(i).separator()))
                        + surroundings.get(i).tail())
                .collect(joining())
                .getBytes(UTF_8);
    }

    private byte[] expectedWithout(List<String> removed) {
        return expected(line -> removed.stream().noneMatch(id -> line.startsWith(id + "\t")));
    }

    private static void remove(List<String> photos) {
        Publisher.outcome(Publisher.request(
                null,
                IntStream.range(0, photos.size())
                        .mapToObj(i -> photo(i + 1, photos.get(i)))
                        .toArray(RemovalRequested.Reference[]::new)));
    }

    private void hold(String photo) {
        sql.update(
                "insert into hold (dataset, photo, request) values (?, ?, gen_random_uuid())",
                faces,
                "flickr:" + photo);
    }

    @Test
    void a_download_that_was_cut_anywhere_and_taken_up_again_has_the_same_bytes() throws IOException {
        List<List<String>> photos = threeFiles(MANY);
        List<String> removed = Stream.of(
                        photos.get(0).subList(0, 2),
                        photos.get(0).subList(MANY - 1, MANY),
                        photos.get(1).subList(10, 12),
                        photos.get(2),
                        photos.get(3).subList(0, 1),
                        photos.get(3).subList(29, 30))
                .flatMap(List::stream)
                .toList();
        remove(removed);
        Institute institute = Institute.known();
        Institute.Whole whole = institute.get(faces);

        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(expectedWithout(removed));
        assertThat(whole.header("Content-Length")).isEqualTo("" + whole.body().length);
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(whole.header("Cache-Control")).isEqualTo("private, no-transform");
        assertThat(whole.header("Vary")).isEqualTo("Accept-Encoding, Authorization");
        int length = whole.body().length;
        for (int cut : cuts(length)) {
            byte[] first = begun(institute, cut);
            Institute.Whole rest = institute.get(faces, "Range", "bytes=" + cut + "-", "If-Range", whole.tag());
            assertThat(rest.status()).isEqualTo(206);
            assertThat(rest.header("Content-Range")).isEqualTo("bytes " + cut + "-" + (length - 1) + "/" + length);
            assertThat(rest.header("Rescind-Log-Position")).isEqualTo("" + removed.size());
            assertThat(joined(first, rest.body())).as("cut at " + cut).isEqualTo(whole.body());
        }
    }

    /** The ends, the last kilobytes where the small imports are, and anywhere. */
    private static int[] cuts(int length) {
        Random random = new Random(20_261_123);
        return IntStream.concat(
                        IntStream.of(0, 1, length - 1, length - 2),
                        IntStream.concat(random.ints(20, length - 30_000, length), random.ints(10, 0, length)))
                .toArray();
    }

    private byte[] begun(Institute institute, int length) throws IOException {
        try (InputStream body = institute.begin(faces).body()) {
            return body.readNBytes(length);
        }
    }

    private static byte[] joined(byte[] first, byte[] rest) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(first);
        all.write(rest);
        return all.toByteArray();
    }

    @Test
    void a_part_in_the_middle_the_last_bytes_and_what_is_no_part() {
        threeFiles(20);
        Institute institute = Institute.known();
        byte[] whole = institute.get(faces).body();

        assertThat(institute.get(faces, "Range", "bytes=100-10000").body())
                .isEqualTo(Arrays.copyOfRange(whole, 100, 10_001));
        assertThat(institute.get(faces, "Range", "bytes=-7").body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 7, whole.length));
        for (String all : List.of("bytes=0-1,5-6", "bytes=9-2", "bytes=-", "lines=1-2", "bytes=a-")) {
            Institute.Whole answer = institute.get(faces, "Range", all);
            assertThat(answer.status()).as(all).isEqualTo(200);
            assertThat(answer.body()).as(all).isEqualTo(whole);
        }
        for (String none : List.of("bytes=" + whole.length + "-", "bytes=-0")) {
            Institute.Whole answer = institute.get(faces, "Range", none);
            assertThat(answer.status()).as(none).isEqualTo(416);
            assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + whole.length);
            assertThat(new String(answer.body(), UTF_8)).contains("/problems/no-such-range");
        }
    }

    @Test
    void after_a_removal_between_the_parts_everything_comes_anew_and_without_the_removed() {
        List<List<String>> photos = threeFiles(50);
        Institute institute = Institute.known();
        Institute.Whole before = institute.get(faces);
        remove(List.of(photos.get(0).get(3)));

        Institute.Whole after = institute.get(faces, "Range", "bytes=1000-", "If-Range", before.tag());

        assertThat(after.status()).isEqualTo(200);
        assertThat(after.tag()).isNotEqualTo(before.tag());
        assertThat(after.body()).isEqualTo(expectedWithout(List.of(photos.get(0).get(3))));
        assertThat(after.header("Rescind-Log-Position")).isEqualTo("1");
        assertThat(institute
                        .get(faces, "If-Match", before.tag(), "Range", "bytes=1000-")
                        .status())
                .isEqualTo(412);
        assertThat(institute
                        .get(faces, "If-Match", after.tag(), "Range", "bytes=1000-")
                        .status())
                .isEqualTo(206);
        assertThat(institute
                        .get(faces, "Range", "bytes=1000-", "If-Range", "Wed, 21 Oct 2026 07:28:00 GMT")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void that_removed_records_are_erased_changes_neither_bytes_nor_tag() {
        List<List<String>> photos = threeFiles(50);
        Institute institute = Institute.known();
        List<String> removed = List.of(
                photos.get(0).get(3), photos.get(1).get(0), photos.get(2).get(2));
        assertThat(institute.get(faces).body()).isEqualTo(expected(line -> true));
        remove(removed);
        Institute.Whole before = institute.get(faces);
        Awaitility.await("erased")
                .until(() -> sql.one("select erased from dataset where name = ? and erased = 3", row -> true, faces)
                        .isPresent());

        Institute.Whole after = institute.get(faces);

        assertThat(after.body()).isEqualTo(before.body()).isEqualTo(expectedWithout(removed));
        assertThat(after.tag()).isEqualTo(before.tag());
        assertThat(institute
                        .get(faces, "Range", "bytes=1000-", "If-Range", before.tag())
                        .status())
                .isEqualTo(206);
    }

    @Test
    void a_release_that_was_handed_out_is_measured_again_when_records_were_erased() {
        List<List<String>> photos = threeFiles(50);
        Institute institute = Institute.known();
        assertThat(institute.get(faces).body()).isEqualTo(expected(line -> true));
        List<String> removed = List.of(photos.get(0).get(3));
        remove(removed);
        Awaitility.await("erased")
                .until(() -> sql.one("select erased from dataset where name = ? and erased = 1", row -> true, faces)
                        .isPresent());

        // The client would get a download that was cut a second time, when it is right.
        assertThat(institute.head(faces).response().headers().firstValueAsLong("Content-Length"))
                .hasValue(expectedWithout(removed).length);
        assertThat(institute.get(faces).body()).isEqualTo(expectedWithout(removed));
    }

    @Test
    void a_hold_changes_the_tag_and_its_end_brings_the_same_bytes_and_tag_back() {
        List<List<String>> photos = threeFiles(20);
        Institute institute = Institute.known();
        Institute.Whole before = institute.get(faces);
        hold(photos.get(0).get(0));
        Institute.Whole held = institute.get(faces);
        sql.update("delete from hold where dataset = ?", faces);
        Institute.Whole again = institute.get(faces);

        assertThat(held.tag()).isNotEqualTo(before.tag());
        assertThat(held.body()).isEqualTo(expectedWithout(List.of(photos.get(0).get(0))));
        assertThat(again.tag()).isEqualTo(before.tag());
        assertThat(again.body()).isEqualTo(before.body());
    }

    @Test
    void who_has_it_is_told_so_and_neither_that_nor_its_length_is_a_copy() {
        threeFiles(20);
        Institute first = Institute.known();
        Institute second = Institute.known();
        Institute.Whole whole = first.get(faces);

        Institute.Whole known = second.get(faces, "If-None-Match", "\"another\", W/" + whole.tag());
        Institute.Whole length = second.head(faces);

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.tag()).isEqualTo(whole.tag());
        assertThat(length.status()).isEqualTo(200);
        assertThat(length.header("Content-Length")).isEqualTo("" + whole.body().length);
        assertThat(length.tag()).isEqualTo(whole.tag());
        assertThat(copiesOf(second)).isEmpty();
        assertThat(second.get(faces, "If-None-Match", "\"another\"").status()).isEqualTo(200);
        assertThat(copiesOf(second)).containsExactly(0L);
    }

    private List<Long> copiesOf(Institute institute) {
        return sql.list(
                "select position from download where institution = ?",
                row -> row.getLong(1),
                institute.key().institution());
    }

    @Test
    void compressed_it_is_the_same_has_a_tag_of_its_own_and_no_parts() throws IOException {
        threeFiles(500);
        Institute institute = Institute.known();
        Institute.Whole plain = institute.get(faces, "Accept-Encoding", "identity, gzip;q=0");
        Institute.Whole packed = institute.get(faces, "Accept-Encoding", "deflate, gzip;q=0.5");
        Institute.Whole part =
                institute.get(faces, "Accept-Encoding", "gzip", "Range", "bytes=100-", "If-Range", packed.tag());
        Institute.Whole rest =
                institute.get(faces, "Accept-Encoding", "gzip", "Range", "bytes=100-", "If-Range", plain.tag());

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Content-Length")).isEmpty();
        assertThat(packed.tag()).isEqualTo(plain.tag().replaceAll("\"$", "-gzip\""));
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        assertThat(unpacked(packed.body())).isEqualTo(plain.body()).isEqualTo(expected(line -> true));
        assertThat(part.status()).isEqualTo(200);
        assertThat(unpacked(part.body())).isEqualTo(plain.body());
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(plain.body(), 100, plain.body().length));
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }

    @Test
    void twelve_downloads_at_once_are_one_copy_at_one_position() {
        List<List<String>> photos = threeFiles(200);
        remove(List.of(photos.get(0).get(0)));
        Institute institute = Institute.known();

        List<CompletableFuture<byte[]>> downloads = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> whenThereIsAPlace(institute)))
                .toList();

        byte[] expected = expectedWithout(List.of(photos.get(0).get(0)));
        assertThat(downloads).allSatisfy(download -> assertThat(download.join()).isEqualTo(expected));
        assertThat(copiesOf(institute)).containsExactly(1L);
        List<CopyDownloaded> told = Topics.await(
                CopyDownloaded.class,
                copy -> copy.institution().equals(institute.key().institution()),
                copies -> !copies.isEmpty());
        assertThat(told).extracting(CopyDownloaded::position).containsOnly(1L);
    }

    private byte[] whenThereIsAPlace(Institute institute) {
        return Awaitility.await()
                .until(() -> institute.get(faces), answer -> answer.status() != 503)
                .body();
    }

    /** Of two that begin at once the later one may be recorded first. */
    @Test
    void a_copy_that_is_recorded_late_with_a_lower_position_lowers_it() {
        List<List<String>> photos = threeFiles(20);
        remove(List.of(photos.get(0).get(0)));
        Institute institute = Institute.known();
        assertThat(institute.get(faces).status()).isEqualTo(200);
        sql.update(
                "update download set position = 7 where institution = ?",
                institute.key().institution());

        assertThat(institute.get(faces, "Range", "bytes=0-0").status()).isEqualTo(206);

        assertThat(copiesOf(institute)).containsExactly(1L);
    }

    @Test
    void a_download_that_fails_on_our_side_looks_cut_to_its_reader() throws IOException {
        List<String> photos = Publisher.photos(MANY);
        release();
        Publisher.importAll(
                faces,
                "1.0",
                "dif",
                photos.stream().map(id -> ManifestLines.dif(1, id)).collect(joining()));
        Publisher.seal(faces, "1.0");
        Institute institute = Institute.known();

        try (InputStream body = institute.begin(faces).body()) {
            assertThat(body.read()).isEqualTo('1');
            Awaitility.await().until(() -> !terminateCopies().isEmpty());
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    /** Nothing of ours takes records away after they were measured; if something did, nobody may take a part for the whole. */
    @Test
    void a_release_that_is_not_as_long_as_promised_looks_cut_once_and_is_measured_again() throws IOException {
        List<List<String>> photos = threeFiles(500);
        Institute institute = Institute.known();
        int length = institute.get(faces).body().length;
        sql.update(
                "delete from record where photo = ?", "flickr:" + photos.get(0).get(0));
        assertThat(institute.raw(faces, "identity").length).isLessThan(length);

        assertThat(institute.get(faces).body())
                .isEqualTo(expectedWithout(photos.get(0).subList(0, 1)));
        sql.update(
                "delete from record where photo = ?", "flickr:" + photos.get(0).get(1));
        assertThat(new String(institute.raw(faces, "gzip"), ISO_8859_1)).doesNotEndWith("\r\n0\r\n\r\n");

        assertThat(new String(institute.raw(faces, "gzip"), ISO_8859_1))
                .startsWith("HTTP/1.1 200")
                .endsWith("\r\n0\r\n\r\n");
        assertThat(institute.get(faces).body())
                .isEqualTo(expectedWithout(photos.get(0).subList(0, 2)));
    }

    private List<Boolean> terminateCopies() {
        return sql.list(
                "select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy (select line%' and state = 'active'",
                row -> row.getBoolean(1));
    }

    /** A sort of a release of a hundred million records would fill the disk before the first byte. */
    @Test
    void records_are_read_along_the_primary_key_and_never_sorted() {
        threeFiles(2_000);
        long shelf = sql.one("""
                        select min(i.shelf) from import i join release r on r.id = i.release where r.dataset = ?""", row -> row.getLong(1), faces).orElseThrow();
        try (Snapshot snapshot = table.snapshot()) {
            ManifestTable.readInOrder(snapshot);
            String plan = snapshot
                    .list("explain " + ManifestTable.rows((int) shelf, 0, Long.MAX_VALUE), row -> row.getString(1))
                    .stream()
                    .collect(joining("\n"));
            assertThat(plan).contains("Index Scan").doesNotContain("Sort", "Gather");
        }
    }

    @Test
    void no_connection_is_kept_by_downloads_that_were_answered_refused_or_left() throws IOException {
        threeFiles(5_000);
        Institute institute = Institute.known();
        String tag = institute.get(faces).tag();
        for (int i = 0; i < 30; i++) {
            institute.head(faces);
            institute.get(faces, "If-None-Match", tag);
            institute.get(faces, "If-Match", "\"another\"");
            institute.get(faces, "Range", "bytes=99999999999-");
            institute.begin(faces).body().close();
        }
        assertThat(whenThereIsAPlace(institute)).isNotEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(sql.list(
                                "select query from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()",
                                row -> row.getString(1)))
                        .isEmpty());
        assertThat(institute.get(faces).status()).isEqualTo(200);
    }
}
