package org.rescind.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any input. Each run has a seed of its own, told when it fails. */
class PropertiesTest {

    private static final String BASE58 = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final List<String> PHOTO_FORMS = List.of(
            "https://www.flickr.com/photos/qz-velmor/ID/",
            "flickr.com/photos/639443614@N00/ID/in/photostream",
            "https://www.flickr.com/photos/639443614%40N00/ID/sizes/o/",
            "http://m.flickr.com/#/photos/qz-velmor/ID/",
            "https://www.flickr.com/photo.gne?id=ID",
            "https://embedr.flickr.com/photos/ID",
            "http://www.flickr.com/videos/639443614@N00/ID/play/orig/c587b50493",
            "https://live.staticflickr.com/65535/ID_3a1f390b7c_b.jpg",
            "http://farm3.static.flickr.com/2060/ID_4d6aa78b5c_o.png",
            "https://c1.staticflickr.com/9/8873/ID_ffd36479e3_c.jpg",
            "http://photos3.flickr.com/ID_97a7b828f5_m.jpg",
            "https://live.staticflickr.com/video/ID/346a41e5a9/1080p.mp4",
            "https://flic.kr/p/CODE",
            "https://www.flickr.com/photo.gne?short=CODE");
    private static final List<String> ACCOUNT_FORMS = List.of(
            "https://www.flickr.com/people/ACCOUNT/",
            "www.flickr.com/photos/ACCOUNT",
            "https://www.flickr.com/photos/ACCOUNT/page7/",
            "https://commons.flickr.org/members/ACCOUNT/");
    private static final List<String> WRAPPINGS = List.of(
            "please remove this: HERE",
            "HERE",
            "  HERE\n",
            "(HERE)",
            "\"HERE\"",
            "'HERE'",
            "<HERE>",
            "[x](HERE)",
            "[url=HERE]x[/url]",
            "[img]HERE[/img]",
            "<a href=\"HERE\">x</a>",
            "<img src='HERE'/>",
            "{\"a\":\"HERE\"}",
            "`HERE`",
            "**HERE**",
            "\u8bf7\u5220\u9664HERE\u8c22\u8c22",
            "\u300cHERE\u300d\u3092\u524a\u9664",
            "\uff08HERE\uff09",
            "\u201cHERE\u201d\uff0c",
            "\ufeffHERE\u200b",
            "\u2066HERE\u2069",
            "HERE.",
            "HERE, thank you",
            "is it HERE?!",
            "link:HERE",
            "1. HERE",
            "<HERE|x>",
            "my site is https://example.org/photos/1/2 and HERE");
    private static final String SIGNS =
            "0123456789abcXYZ@N%-_./:?#&=;,+ \\\"'<>()[]{}|^*`~!$\u200b\u202e\u2026\u3002\uff0f\uff11\u6444\u00e9\u00a0\u0000\ud83d\ude00\n\t";

    private static final List<String> PIECES = List.of(
            "https://",
            "http://",
            "//",
            "www.flickr.com",
            "flic.kr/p/",
            "/photos/",
            "/people/",
            "qz-velmor",
            "@N00",
            "%40",
            "live.staticflickr.com/",
            "_3a1f390b7c_b.jpg",
            "81636471393",
            "photo.gne?id=",
            "javascript:",
            "data:",
            "&amp;",
            "&quot;",
            "\\/",
            "%2F",
            "..",
            " ",
            "\n",
            "\u200b",
            "\u202e",
            "m.flickr.com/#",
            "web.archive.org/web/2015/");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void every_form_of_an_id_is_read_as_that_id_whatever_is_around_it() {
        rounds(300, () -> {
            String id = anyId();
            String link = ofPhoto(any(PHOTO_FORMS), id);
            String pasted = any(WRAPPINGS).replace("HERE", link);

            assertThat(References.read(pasted)).as("%s, seed %d", pasted, seed).isEqualTo(Reading.photo(id));
        });
    }

    @Test
    void every_form_of_an_account_is_read_as_that_account_whatever_is_around_it() {
        rounds(100, () -> {
            boolean byNsid = random.nextBoolean();
            String account = byNsid ? anyNsid() : "qz-" + Integer.toString(random.nextInt(100_000), 36);
            String link = any(ACCOUNT_FORMS).replace("ACCOUNT", account);
            String pasted = any(WRAPPINGS).replace("HERE", link);

            assertThat(References.read(pasted))
                    .as("%s, seed %d", pasted, seed)
                    .isEqualTo(byNsid ? Reading.owner(account) : Reading.alias(account));
        });
    }

    @Test
    void what_was_read_is_read_as_the_same_again() {
        rounds(50, () -> {
            String id = Long.toString(1_000_000_000L + random.nextInt(Integer.MAX_VALUE));
            assertThat(References.read(id)).as("seed %d", seed).isEqualTo(Reading.photo(id));

            String nsid = anyNsid();
            assertThat(References.read(nsid)).as("seed %d", seed).isEqualTo(Reading.owner(nsid));
            assertThat(References.read(nsid.toLowerCase(Locale.ROOT))).isEqualTo(Reading.owner(nsid));
        });
    }

    @Test
    void percent_encoding_any_letters_of_the_path_does_not_change_what_is_read() {
        rounds(100, () -> {
            String id = anyId();
            String encoded = percentEncoded("/photos/qz-velmor/" + id, 0.5);
            String twice = encoded.replace("%", "%25");

            assertThat(References.read("https://www.flickr.com" + encoded))
                    .as("%s, seed %d", encoded, seed)
                    .isEqualTo(Reading.photo(id));
            if (!twice.equals(encoded)) {
                assertThat(References.read("https://www.flickr.com" + twice).value())
                        .as("%s, seed %d", twice, seed)
                        .isIn(null, id);
            }
        });
    }

    /** The oracle: whatever comes out stands in the text, as it is or in base 58, with nothing of an id on either side. */
    @Test
    void a_link_that_was_changed_anywhere_never_names_what_is_not_in_the_text() {
        rounds(3_000, () -> {
            String pasted = any(WRAPPINGS).replace("HERE", anyLink());
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                pasted = changed(pasted);
            }

            assertNamesWhatIsThere(pasted);
        });
    }

    @Test
    void a_host_that_was_changed_is_no_longer_flickr() {
        rounds(500, () -> {
            String link = ofPhoto("https://www.flickr.com/photos/qz-velmor/ID/", anyId());
            int at = "https://".length() + random.nextInt("www.flickr.com".length());
            char sign = any(List.of('x', '0', '.', '-', '@', '%', '\u0456', '\u200b', '\u00ad', '\uff0e', ':', '_'));
            String other = link.substring(0, at) + sign + link.substring(random.nextBoolean() ? at : at + 1);

            assertThat(References.read(other).kind().namesSomething())
                    .as("%s, seed %d", other, seed)
                    .isEqualTo(other.equals(link));
        });
    }

    @Test
    void two_links_of_different_photos_are_never_one() {
        rounds(200, () -> {
            String one = ofPhoto(any(PHOTO_FORMS), anyId());
            String other = ofPhoto(any(PHOTO_FORMS), anyId());
            String between = any(List.of(" ", "\n", " and ", ",", "; ", ")(", "\u3001", "\"><img src=\"", "](", "\t"));

            assertThat(References.read(one + between + other).kind())
                    .as("%s%s%s, seed %d", one, between, other, seed)
                    .isNotIn(Reading.Kind.PHOTO, Reading.Kind.OWNER, Reading.Kind.ALIAS);
        });
    }

    @Test
    void random_characters_name_nothing_that_they_do_not_hold_and_never_throw() {
        rounds(1_000, () -> {
            assertNamesWhatIsThere(IntStream.range(0, random.nextInt(200))
                    .mapToObj(i -> random.nextInt(4) == 0 ? any(PIECES) : Character.toString(randomCharacter()))
                    .collect(Collectors.joining()));
        });
    }

    /** Quadratic time would make it four times; the bound is far from both and of noise. */
    @ParameterizedTest
    @MethodSource("hostilePieces")
    void a_hostile_text_of_twice_the_length_does_not_take_many_times_as_long(String piece) {
        String whole = piece.repeat(References.MAX_LENGTH / piece.length());
        String half = whole.substring(0, whole.length() / 2);
        fastest(whole);

        assertThat(fastest(whole)).isLessThan(8 * fastest(half) + 500_000_000);
    }

    static Stream<String> hostilePieces() {
        return Stream.of(
                "a",
                "/",
                "%",
                "%2",
                ".",
                "..",
                ":",
                "://",
                "//",
                "@",
                "&",
                "&amp;",
                "&quot;",
                "\\/",
                "\\",
                "'",
                "*",
                "(",
                "[",
                "|",
                " ",
                "0",
                "1",
                "Z",
                "\u200b",
                "\u202e",
                "\u6444",
                "\u3002",
                "\ud83d",
                "=",
                ",",
                ",http://",
                "javascript:",
                "http:",
                "http://",
                "flickr.com/photos/a*",
                "flickr.com/photos/a ",
                "flickr.com/photos/a\u4e2d",
                "flickr.com/photos/a/1 ",
                "flickr.com/photos/a/1,http://",
                "https://flic.kr/p/7Afjsu,https://flic.kr/p/7Afjsu,",
                "web.archive.org/web/1/",
                "12345@N00 ",
                "1 ",
                "a=",
                "a:",
                "-http://",
                "?id=1&",
                "&id=1",
                "_",
                "flickr.com/photos/a'b",
                "evil.example|",
                "[url=",
                "]https://",
                "<",
                "{\"u\":\"https:\\/\\/");
    }

    private static long fastest(String text) {
        return IntStream.range(0, 3).mapToLong(i -> nanoseconds(text)).min().orElseThrow();
    }

    private static long nanoseconds(String text) {
        long start = System.nanoTime();
        assertThat(References.read(text)).isNotNull();
        return System.nanoTime() - start;
    }

    @Test
    void any_two_characters_are_read_without_an_exception() {
        for (char first : SIGNS.toCharArray()) {
            for (char second : SIGNS.toCharArray()) {
                for (String form :
                        List.of("XY", "https://www.flickr.com/photos/XY", "flic.kr/p/XY", "https://XY", "XYhttps://")) {
                    String text = form.replace("XY", "" + first + second);
                    assertThat(References.read(text)).as(text).isNotNull();
                }
            }
        }
    }

    private static void rounds(int count, Runnable round) {
        for (int i = 0; i < count; i++) {
            round.run();
        }
    }

    private void assertNamesWhatIsThere(String pasted) {
        Reading reading = References.read(pasted);
        String value = reading.value();
        if (value == null) {
            assertThat(reading.reason()).as("%s, seed %d", pasted, seed).isNotBlank();
            return;
        }
        String text = Percent.decode(pasted);
        boolean there = switch (reading.kind()) {
            case PHOTO -> standsIn(text, value, "0-9") || standsIn(text, base58(Long.parseLong(value)), "0-9A-Za-z");
            case OWNER -> standsIn(text.toUpperCase(Locale.ROOT), value, "0-9");
            default -> standsIn(text.toLowerCase(Locale.ROOT), value, "0-9a-z_-");
        };
        assertThat(there).as("%s read as %s, seed %d", pasted, reading, seed).isTrue();
    }

    /** As a whole: neither cut, nor joined over something invisible. */
    private static boolean standsIn(String text, String value, String partOfIt) {
        String invisible = "[\\u200b\\u202e\\ufeff]*";
        return Pattern.compile(
                        "(?<![" + partOfIt + "])" + Pattern.quote(value) + "(?!" + invisible + "[" + partOfIt + "])")
                .matcher(text)
                .find();
    }

    private String changed(String text) {
        int at = random.nextInt(text.length());
        String sign = Character.toString(SIGNS.codePointAt(random.nextInt(SIGNS.length())));
        return switch (random.nextInt(4)) {
                    case 0 -> text.substring(0, at) + text.substring(at + 1);
                    case 1 -> text.substring(0, at) + sign + text.substring(at);
                    case 2 -> text.substring(0, at) + sign + text.substring(at + 1);
                    default -> text.substring(0, at) + text.substring(random.nextInt(text.length()));
                }
                + (text.length() < 2 ? "x" : "");
    }

    private String anyLink() {
        return random.nextBoolean()
                ? ofPhoto(any(PHOTO_FORMS), anyId())
                : any(ACCOUNT_FORMS).replace("ACCOUNT", random.nextBoolean() ? anyNsid() : "qz-velmor");
    }

    private static String ofPhoto(String form, String id) {
        return form.replace("ID", id).replace("CODE", base58(Long.parseLong(id)));
    }

    /** 5 to 18 digits, none of an album. */
    private String anyId() {
        String id = "1" + (1_000 + random.nextInt(9_000));
        for (int more = random.nextInt(14); more > 0; more--) {
            id += random.nextInt(10);
        }
        return id;
    }

    private String anyNsid() {
        return (100_000_000 + random.nextInt(900_000_000)) + "@N0" + random.nextInt(9);
    }

    private String percentEncoded(String path, double share) {
        return path.chars()
                .mapToObj(c -> c != '/' && random.nextDouble() < share ? "%%%02X".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private int randomCharacter() {
        return switch (random.nextInt(3)) {
            case 0 -> SIGNS.charAt(random.nextInt(SIGNS.length()));
            case 1 -> random.nextInt(0x80);
            default -> random.nextInt(0x10000);
        };
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String base58(long id) {
        StringBuilder digits = new StringBuilder();
        for (long rest = id; rest > 0; rest /= 58) {
            digits.append(BASE58.charAt((int) (rest % 58)));
        }
        return digits.reverse().toString();
    }
}
