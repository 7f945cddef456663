package org.rescind.index.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescind.stack.sample.ManifestLines;

/** What each format reads of a record, and why it refuses one. */
class ManifestFormatTest {

    private static final String NSID = "777090508@N04";
    private static final String OTHER = "937571691@N07";

    private static List<String> rows(String format, String... lines) throws IOException {
        return FileRead.of(format, String.join("", lines)).rows();
    }

    private static List<String> mapped(String format, Mapping mapping, String... lines) throws IOException {
        return FileRead.of(format, mapping, String.join("\n", lines)).rows();
    }

    private static Mapping mapping(String photo, String url, String nsid, String alias) {
        return new Mapping(photo, url, nsid, alias, null);
    }

    private static String yfcc(String photo) {
        return ManifestLines.yfcc2016(0, NSID, photo);
    }

    @Test
    void yfcc_takes_hashes_that_are_not_padded_and_fields_as_they_are_encoded() throws IOException {
        String line = yfcc("86448193725");
        String hash = line.split("\t")[2];

        assertThat(rows(
                        "yfcc100m",
                        line,
                        line.replace(hash, "4e2f7a26a1dfbf165a7e30bd"),
                        line.replace("a+title", "\"a+%22title"),
                        line.replace(
                                "a+%22description%22", "%3Ca+href%3D%22http://www.flickr.com/photos/" + OTHER + "/1/")))
                .containsOnly("86448193725 " + NSID)
                .hasSize(4);
    }

    @Test
    void yfcc_reads_videos() throws IOException {
        String picture = ManifestLines.yfcc2014(NSID, "86448193725");
        String download = picture.split("\t")[14];
        String video = "http://www.flickr.com/videos/" + NSID + "/86448193725/play/orig/ed47c69576";

        assertThat(rows("yfcc100m", picture.replace(download, video))).containsExactly("86448193725 " + NSID);
        assertThat(rows("yfcc100m", picture.replace(download, video.replace(NSID, OTHER))))
                .containsExactly("ids_differ");
    }

    @Test
    void yfcc_refuses_a_page_of_somebody_else_or_of_another_photo() throws IOException {
        String line = yfcc("86448193725");
        String page = "/photos/" + NSID + "/86448193725/";

        assertThat(rows(
                        "yfcc100m",
                        line,
                        line.replace(page, "/photos/" + OTHER + "/86448193725/"),
                        line.replace(page, "/photos/" + OTHER.replace("@", "%40") + "/86448193725"),
                        line.replace(page, "/photos/" + NSID + "/864481937251/"),
                        line.replace(page, "/photos/" + NSID.replace("@", "%40") + "/86448193725/"),
                        line.replace(page, "/photos/an-alias/86448193725/"),
                        line.replace("http://www.flickr.com" + page, "")))
                .containsExactly(
                        "86448193725 " + NSID,
                        "ids_differ",
                        "ids_differ",
                        "ids_differ",
                        "86448193725 " + NSID,
                        "86448193725 " + NSID,
                        "86448193725 " + NSID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "007", "+7", "-7", "9223372036854775808", "８６４４", "7a", "", " 7", "72157600000000001"})
    void a_number_that_is_no_photo_id_is_refused_wherever_it_stands(String id) throws IOException {
        assertThat(rows("yfcc100m", yfcc("7"), yfcc("7").replace("\t7\t", "\t" + id + "\t")))
                .containsExactly("7 " + NSID, "photo_id");
        assertThat(rows("pipa", "1 7 0 0 0 0 0 0\n", "1 " + (id.equals(" 7") ? "x" : id) + " 0 0 0 0 0 0\n"))
                .containsExactly("7", id.isEmpty() ? "no_photo" : "photo_id");
        assertThat(rows("divefaces", NSID + "_identity_1/7_0.jpg\n", NSID + "_identity_1/" + id + "_0.jpg\n")
                        .get(1))
                .isIn("photo_id", "path");
        assertThat(mapped("csv", mapping("id", null, null, null), "id,n", "7,1", id + ",1"))
                .doesNotContain("0");
        assertThat(mapped("csv", mapping("id", null, null, null), "id,n", "7,1", id + ",1")
                        .get(1))
                .isEqualTo(id.isEmpty() ? "no_photo" : "photo_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "007", "%2B7", "-7", "9223372036854775808", "８６４４", "7a", ""})
    void a_link_with_a_number_that_is_no_photo_id_is_refused(String id) throws IOException {
        String link = "https://www.flickr.com/photos/" + NSID + "/" + id + "/";

        assertThat(mapped("tsv", mapping(null, "url", null, null), "url", link)).containsExactly("link");
        assertThat(rows("ffhq", "{\"0\":{\"metadata\":{\"photo_url\":\"" + link + "\"}}}"))
                .containsExactly("link");
    }

    @Test
    void the_largest_photo_id_is_one() throws IOException {
        assertThat(rows("pipa", "1 9223372036854775807 0 0 0 0 0 0")).containsExactly("9223372036854775807");
    }

    @Test
    void megaface_names_account_and_photo_in_its_paths() throws IOException {
        assertThat(rows(
                        "megaface",
                        "FlickrFinal2/777/" + NSID + "/86448193725_0.jpg\n",
                        "777/" + NSID + "/86448193725_12.jpg.json\r\n",
                        "identities_0/" + NSID + "_identity_3/86448193725_1.jpg\n",
                        NSID.toLowerCase(java.util.Locale.ROOT) + "/86448193725_1.jpg\n",
                        "777/nobody/86448193725_0.jpg\n",
                        NSID + "_identity_x/86448193725_0.jpg\n",
                        NSID + "/86448193725.jpg\n",
                        "86448193725_0.jpg\n",
                        "\n",
                        NSID + "/86448193725_0.jpg"))
                .containsExactly(
                        "86448193725 " + NSID,
                        "86448193725 " + NSID,
                        "86448193725 " + NSID,
                        "86448193725 " + NSID,
                        "nsid",
                        "nsid",
                        "path",
                        "path",
                        "empty",
                        "86448193725 " + NSID);
    }

    @Test
    void megaface_also_has_its_paths_in_a_json_object() throws IOException {
        FileRead list = FileRead.of(
                "megaface",
                " {\"path\": [\n\"777/" + NSID + "/864_0.jpg\", \"777/" + NSID + "\\/865_0.jpg\" , 7,\"x\"\n] }\n");

        assertThat(list.rows()).containsExactly("864 " + NSID, "865 " + NSID, "path", "path");
        assertThat(new String(list.less(List.of(0, 2)), UTF_8))
                .isEqualTo(" {\"path\": [ \"777/" + NSID + "\\/865_0.jpg\" ,\"x\"\n] }\n");
    }

    @Test
    void pipa_has_the_photo_in_its_second_column_and_the_album_in_its_first() throws IOException {
        assertThat(rows("pipa", "72157600000000001 86448193725 55 12 76 76 760 2\n", "1 2 3\n", "1  2 3 4 5 6 7 8\n"))
                .containsExactly("86448193725", "columns", "columns");
    }

    @Test
    void ffhq_names_photo_and_account_in_the_link_to_the_page() throws IOException {
        FileRead file = FileRead.of("ffhq", """
                {"0": {"metadata": {"photo_url": "https://www.flickr.com/photos/%s/7/", "author": "x, {\\"y\\": \\\\"}},
                 "1": {"metadata": {"photo_url": "https://www.flickr.com/photos/Some-One/8/"}, "a": [1, {"b": "]"}]},
                 "1": {"metadata": {"photo_url": "http://farm1.staticflickr.com/1/9_0123456789.jpg"}},
                 "3": {"metadata": {"photo_url": "https://www.flickr.com/photos/Some-One/"}},
                 "4": {"metadata": {}}, "5": 5, "6": {"metadata" 3}, "7": {"metadata": {"photo_url": null}}
                }
                """.formatted(NSID));

        assertThat(file.rows())
                .containsExactly("7 " + NSID, "8 some-one", "9", "link", "no_photo", "not_object", "json", "no_photo");
        assertThat(file.lines()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(file.offsets().get(0)).isEqualTo(1);
    }

    @Test
    void csv_and_tsv_read_the_columns_that_are_named() throws IOException {
        Mapping all = mapping("id", "link", "owner", "name");
        String link = "https://www.flickr.com/photos/" + NSID + "/7/";

        assertThat(mapped(
                        "csv",
                        all,
                        "owner,\"id\",name,\"li\"\"nk\",link",
                        NSID + ",7,An_Alias,,",
                        NSID + ",7,,x," + link,
                        ",,,x,\"" + link + "\"",
                        OTHER + ",7,,," + link,
                        NSID + ",8,,," + link,
                        "x,7,,,",
                        ",7,a b,,",
                        ",,,,",
                        ",7,,,http://example.org/7",
                        ",7,,\"x\"y,",
                        ",7,,",
                        "",
                        ",7,,,\"x"))
                .containsExactly(
                        "7 " + NSID + " an_alias",
                        "7 " + NSID,
                        "7 " + NSID,
                        "ids_differ",
                        "ids_differ",
                        "nsid",
                        "alias",
                        "no_photo",
                        "link",
                        "quotes",
                        "columns",
                        "empty",
                        "quotes");
        assertThat(mapped("tsv", all, "owner\tid\tname\tlink", "\t7\t\"quoted\t", "\t7\tbob\t", "\t7\t\t\t"))
                .containsExactly("alias", "7 bob", "columns");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_columns_name_or_of_the_first_record() throws IOException {
        FileRead named = FileRead.of("csv", mapping("id", null, null, null), "\ufeffid,n\r\n7,1\n8,2");
        FileRead numbered = FileRead.of("csv", new Mapping("1", null, null, null, false), "\ufeff7,1\r\n8,2\n");

        assertThat(named.rows()).containsExactly("7", "8");
        assertThat(named.lines()).containsExactly(2L, 3L);
        assertThat(new String(named.less(List.of(0)), UTF_8)).isEqualTo("\ufeffid,n\r\n8,2");
        assertThat(numbered.rows()).containsExactly("7", "8");
        assertThat(numbered.lines()).containsExactly(1L, 2L);
        assertThat(new String(numbered.less(List.of(0)), UTF_8)).isEqualTo("\ufeff8,2\n");
    }

    @Test
    void jsonl_reads_members_by_their_path() throws IOException {
        Mapping nested = mapping("photo.id", "photo.url", "owner.nsid", null);

        assertThat(mapped(
                        "jsonl",
                        nested,
                        "{\"photo\":{\"id\":7,\"url\":null},\"owner\":{\"nsid\":\"" + NSID + "\"},\"photo.x\":[{}]}",
                        "{\"photo\":{\"url\":\"https:\\/\\/flickr.com\\/photos\\/" + NSID + "\\/7\"}}",
                        "{\"photo\":{\"id\":\"8\",\"url\":\"https://flickr.com/photos/" + NSID + "/7\"}}",
                        "{\"photo\":{\"id\":7.0}}",
                        "{\"photo\":{\"id\":1e3}}",
                        "{\"photo\":{\"id\":true}}",
                        "{\"photo\":{\"id\":[7]}}",
                        "{\"photo\":7}",
                        "{\"photo\":{\"id\":7,\"id\":8}}",
                        "{\"photo\":{\"id\":7,\"id\":7}}",
                        "[7]",
                        "7",
                        "",
                        " ",
                        "{\"photo\":{\"id\":7}",
                        "{\"photo\":{\"id\":7}} {}",
                        "{\"photo\":{\"id\":7},}",
                        "{\"photo\":{\"id\":7}}\u0000"))
                .containsExactly(
                        "7 " + NSID,
                        "7 " + NSID,
                        "ids_differ",
                        "photo_id",
                        "photo_id",
                        "photo_id",
                        "no_photo",
                        "no_photo",
                        "ids_differ",
                        "7",
                        "not_object",
                        "not_object",
                        "empty",
                        "not_object",
                        "json",
                        "json",
                        "json",
                        "json");
    }

    @Test
    void hostile_nesting_is_refused_and_harms_no_other_record() throws IOException {
        String deep = "[".repeat(400_000) + "]".repeat(400_000);
        Mapping id = mapping("id", null, null, null);

        assertThat(mapped("jsonl", id, "{\"id\":7}", "{\"x\":" + deep + ",\"id\":7}", "{\"id\":8}"))
                .containsExactly("7", "json", "8");
        assertThat(rows("ffhq", "{\"0\":{},\"1\":{\"x\":" + deep + "},\"2\":{}}"))
                .containsExactly("no_photo", "json", "no_photo");
    }

    @Test
    void what_is_no_text_is_kept_as_it_is() throws IOException {
        byte[] file = "id,n\n7,\u00ff\u0000\u00c3(\r\n8,\u00ed\u00a0\u0080\n\u0000,\n".getBytes(ISO_8859_1);
        FileRead read = FileRead.of("csv", mapping("id", null, null, null), new ByteArrayInputStream(file));

        assertThat(read.rows()).containsExactly("7", "8", "photo_id");
        assertThat(read.less(List.of())).isEqualTo(file);
    }

    @Test
    void a_json_record_with_bytes_that_are_no_text_is_kept_as_it_is() throws IOException {
        String bytes = "\u00ff\u00c3(\u00ed\u00a0\u0080";
        byte[] lines =
                "{\"id\":7,\"n\":\"%s\"}\r\n{\"id\":8}\n".formatted(bytes).getBytes(ISO_8859_1);
        byte[] members = "{\"%1$s\":{\"n\":\"%1$s\"}}".formatted(bytes).getBytes(ISO_8859_1);

        FileRead jsonl = FileRead.of("jsonl", mapping("id", null, null, null), new ByteArrayInputStream(lines));
        FileRead ffhq = FileRead.of("ffhq", Mapping.NONE, new ByteArrayInputStream(members));

        assertThat(jsonl.rows()).containsExactly("7", "8");
        assertThat(jsonl.less(List.of())).isEqualTo(lines);
        assertThat(ffhq.rows()).containsExactly("no_photo");
        assertThat(ffhq.less(List.of())).isEqualTo(members);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void a_record_may_be_a_mebibyte_long_and_no_longer(int more) throws IOException {
        String second = more > 0 ? "too_long" : "7";
        Mapping id = mapping("id", null, null, null);
        String line = "7," + "x".repeat(Line.LONGEST + more - 3);
        String row = "7,\"" + "\n".repeat(Line.LONGEST + more - 5) + "\"";
        String object = "{\"id\":7,\"x\":\"" + "x".repeat(Line.LONGEST + more - 16) + "\"}";
        String member = "\"1\":{\"x\":\"" + "x".repeat(Line.LONGEST + more - 12) + "\"}";

        assertThat(mapped("csv", id, "id,n", "7,1", line, "7,1")).containsExactly("7", second, "7");
        assertThat(mapped("csv", id, "id,n", "7,1", row, "7,1").get(1)).isEqualTo(more > 0 ? "quotes" : "7");
        assertThat(mapped("jsonl", id, "{\"id\":7}", object, "{\"id\":7}")).containsExactly("7", second, "7");
        assertThat(rows("ffhq", "{\"0\":{}," + member + ",\"2\":{}}"))
                .containsExactly("no_photo", more > 0 ? "too_long" : "no_photo", "no_photo");
    }

    @Test
    void a_json_object_that_ends_in_the_middle_is_said_to_be_cut() {
        String whole = "{\"0\": {\"a\": \"x\"}, \"1\": {}}";
        for (int length = 1; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> rows("ffhq", cut)).as(cut).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{}]", "{\"0\": {}} {}", "{\"0\": {}}x", "{\"0\": {}]", "x", "{\"path\": 7}", "{\"other\": [7]}"
            })
    void a_file_that_is_not_one_json_object_is_refused(String file) {
        assertThatThrownBy(() -> rows(file.contains("path") || file.contains("other") ? "megaface" : "ffhq", file))
                .isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void an_object_without_members_has_no_records() throws IOException {
        for (String empty : List.of("{}", " {\n} ", "")) {
            FileRead read = FileRead.of("ffhq", empty);
            assertThat(read.rows()).isEmpty();
            assertThat(new String(read.less(List.of()), UTF_8)).isEqualTo(empty);
        }
    }

    @Test
    void a_first_line_that_does_not_fit_says_what_is_expected() {
        assertRefused("pipa", Mapping.NONE, "1 2 3", "Line 1 has 3 columns; a file of the format pipa has 8.");
        assertRefused("dif", Mapping.NONE, "1,2", "has 191");
        assertRefused("megaface", Mapping.NONE, "1,2", "Line 1 is not a path such as");
        assertRefused("divefaces", Mapping.NONE, "\n", "Line 1 is not a path such as");
        assertRefused("ffhq", Mapping.NONE, "{\"0\": 1}", "Record 1 is not a JSON object");
        Mapping id = mapping("id", null, null, null);
        assertRefused("jsonl", id, "id\n7", "Record 1 is not a JSON object");
        assertRefused("csv", id, "a,b,id2\n7,7,7", "Line 1 does not name the column id; it has: a, b, id2.");
        assertRefused("csv", id, "id,b,id\n7,7,7", "Line 1 names more than once the column id");
        assertRefused("tsv", id, "id,b\n7,7", "does not name the column id");
        assertRefused("csv", id, "", "The file is empty.");
        assertRefused(
                "csv",
                new Mapping("2", "9", null, null, false),
                "7,8\n",
                "Line 1 has 2 columns; column 9 is asked for.");
    }

    private static void assertRefused(String format, Mapping mapping, String file, String why) {
        assertThatThrownBy(() -> FileRead.of(format, mapping, file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(why);
    }

    @Test
    void an_overlong_record_is_refused_alone_unless_it_is_the_first() throws IOException {
        String overlong = "x".repeat(3 * Line.LONGEST);
        Mapping id = mapping("id", null, null, null);

        assertThat(mapped("csv", id, "id,n", "7,1", "8," + overlong, "9,1")).containsExactly("7", "too_long", "9");
        assertThat(mapped("csv", id, "id,n", "7,1", "8,\"" + overlong + "\"", "9,\"\n\"", "9,\"1\""))
                .startsWith("7", "too_long")
                .endsWith("9");
        assertThat(rows(
                        "ffhq",
                        "{\"0\":{},\"1\":{\"x\":\"" + overlong + "\"},\"2\":{}, \"3\":{\"x\":\"" + overlong + "\"}}"))
                .containsExactly("no_photo", "too_long", "no_photo", "too_long");
        assertRefused("ffhq", Mapping.NONE, "{\"1\":\"" + overlong + "\",\"2\":{}}", "longer than");
        assertRefused("csv", id, overlong, "Line 1 is longer than");
        assertRefused("jsonl", id, overlong, "Line 1 is longer than");
    }

    @Test
    void a_quote_that_is_never_closed_costs_one_row() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,n", "1,\"two\nlines\"", "2,\"open"));
        IntStream.range(3, 200_000).forEach(i -> lines.add(i + ",x"));
        List<String> rows = mapped("csv", mapping("id", null, null, null), lines.toArray(String[]::new));

        assertThat(rows).hasSize(199_999).startsWith("1", "quotes", "3").endsWith("199999");
        assertThat(rows.stream().filter("quotes"::equals)).hasSize(1);
    }

    /** Looking for the end again and again would take hours. */
    @Test
    @Timeout(60)
    void quotes_that_never_end_a_row_take_no_longer_than_others() throws IOException {
        String file = "id,n\n7,1\n" + "\"a\na\",".repeat(500_000);
        FileRead read = FileRead.of("csv", mapping("id", null, null, null), file);

        assertThat(read.rows().get(0)).isEqualTo("7");
        assertThat(read.rows().subList(1, read.rows().size())).containsOnly("quotes", "columns");
    }

    /** Fifty megabytes without a line end are read in the memory of one megabyte. */
    @Test
    void a_line_of_fifty_megabytes_is_refused_and_the_next_is_read() throws IOException {
        InputStream file = new SequenceInputStream(
                new ByteArrayInputStream((NSID + "/7_0.jpg\n").getBytes(UTF_8)),
                new SequenceInputStream(
                        new InputStream() {
                            private int left = 50_000_000;

                            @Override
                            public int read() {
                                return left-- > 0 ? 'x' : -1;
                            }
                        },
                        new ByteArrayInputStream(("\n" + NSID + "/8_0.jpg").getBytes(UTF_8))));

        FileRead read = FileRead.of("divefaces", Mapping.NONE, file);

        assertThat(read.rows()).containsExactly("7 " + NSID, "too_long", "8 " + NSID);
        assertThat(read.raw().get(1)).hasSize(Batch.KEPT_BYTES);
        assertThat(read.offsets().get(2)).isEqualTo(50_000_001L + read.raw().get(0).length);
    }

    /** Whatever comes in whatever pieces: together it is the file, and less any records it is still JSON. */
    @Test
    void records_and_what_is_around_them_are_the_file_and_stay_json_without_any_of_them() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ObjectMapper json = new ObjectMapper();
        for (int round = 0; round < 200; round++) {
            int members = 1 + random.nextInt(8);
            String file = blank(random) + "{"
                    + IntStream.range(0, members)
                            .mapToObj(i -> blank(random) + "\"" + i + "\"" + blank(random) + ":" + value(random, 0)
                                    + blank(random))
                            .collect(Collectors.joining(","))
                    + "}" + blank(random);
            assertThat(json.readTree(file).size()).isEqualTo(members);
            FileRead read =
                    FileRead.of("ffhq", Mapping.NONE, inPieces(file.replaceFirst("\\{", "{\"first\":{},"), random));
            List<Integer> removed = IntStream.range(0, members + 1)
                    .filter(i -> random.nextBoolean())
                    .boxed()
                    .toList();

            assertThat(read.rows()).as("seed %d: %s", seed, file).hasSize(members + 1);
            assertThat(new String(read.less(List.of(0)), UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(file);
            assertThat(json.readTree(read.less(removed)).size())
                    .as("seed %d: %s", seed, file)
                    .isEqualTo(members + 1 - removed.size());
        }
    }

    private static InputStream inPieces(String file, Random random) {
        return new ByteArrayInputStream(file.getBytes(UTF_8)) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    private static String blank(Random random) {
        return Arrays.asList("", "", " ", "\n", "\r\n\t").get(random.nextInt(5));
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth > 3 ? 3 : 5);
        return blank(random)
                + switch (kind) {
                    case 0 -> "\"" + "a,}{]\\\"[\\\\é\\u0041".substring(0, random.nextBoolean() ? 5 : 17) + "\"";
                    case 1 -> "-1.5e3";
                    case 2 -> "null";
                    case 3 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
                    default -> "{\"k,}\":" + value(random, depth + 1) + "}";
                }
                + blank(random);
    }
}
