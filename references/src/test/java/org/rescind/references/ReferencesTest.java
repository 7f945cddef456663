package org.rescind.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.flickr.com/photos/vellenqz/81636471393/, 81636471393",
        "flickr.com/photos/639443614@N00/82507347530, 82507347530",
        "https://www.flickr.com/photos/615120798%40N08/80763399272/, 80763399272",
        "https://www.flickr.com/photos/prasof_qz/83101114649/in/faves-636381684@N02/, 83101114649",
        "https://www.flickr.com/photos/sofdovqz//81251858022, 81251858022",
        "https://live.staticflickr.com/65535/82371553152_3a1f390b7c_b.jpg, 82371553152",
        "http://farm3.static.flickr.com/2060/82979498168_4d6aa78b5c_o.jpg, 82979498168",
        "http://farm6.staticflickr.com/5100/86448193725_4bbd2d210e.jpg, 86448193725",
        "https://c1.staticflickr.com/9/8873/81894998487_ffd36479e3_c.jpg, 81894998487",
        "http://photos3.flickr.com/82141324941_97a7b828f5_m.jpg, 82141324941",
        "https://www.flickr.com/photo_zoom.gne?id=80308478563&size=l, 80308478563",
        "https://flic.kr/p/3cryoCr, 83646541641",
        "http://FLIC.KR/p/379wJgN, 80172053228",
        "' 53208249252 ', 53208249252",
    })
    void a_photo_is_known_by_its_decimal_id_alone(String pasted, String id) {
        assertThat(References.read(pasted)).isEqualTo(Reading.photo(id));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.flickr.com/people/617738687@N08/, 617738687@N08",
        "https://www.flickr.com/photos/636727787@n00/page2, 636727787@N00",
        "' 613601981@N00 ', 613601981@N00",
    })
    void an_account_is_known_by_its_nsid(String pasted, String nsid) {
        assertThat(References.read(pasted)).isEqualTo(Reading.owner(nsid));
    }

    @Test
    void a_profile_link_with_an_alias_stays_an_alias() {
        assertThat(References.read("https://www.flickr.com/photos/Qz-Nimgar/")).isEqualTo(Reading.alias("qz-nimgar"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.flickr.com/photos/tags/2011",
                "https://www.flickr.com/photos/dovrulqz/albums/72999900531626653",
                "https://www.flickr.com.example.net/photos/qz-garquis/81369629223/",
                "http://farm1.staticQflickr.com/2/80381594681_1c151a7e7b.jpg",
                "http://www.flickr.com@example.net/photos/dovdov_qz/82123/",
                "javascript:void(0)//www.flickr.com/photos/velgarqz445/83970181940/",
                "https://www.flickr.com/photos/garlenqz/18446744155551487708/",
                "https://www.flickr.com/photo.gne?id=1&id=2",
                "https://www.flickr.com/photos/a/../81369629223",
                "https://flic.kr/p/2mK0Zab",
                "https://flic.kr/p/JPwcAQHhNCU",
                "https://flic.kr/s/aQ2MAbDUgZ",
                "https://live.staticflickr.com/7372/readme.jpg",
                "https://c1.staticflickr.com/8873/81894998487_ffd36479e3_c.jpg",
                "http://photos3.flickr.com/1/82141324941_97a7b828f5_m.jpg",
                "https://www.flickr.com/photos/x/8136647\u200b1393/",
                "9223372036854775808",
                ""
            })
    void what_is_broken_foreign_or_partial_names_nothing(String pasted) {
        Reading reading = References.read(pasted);

        assertThat(reading.kind()).isEqualTo(Reading.Kind.REJECTED);
        assertThat(reading.value()).isNull();
        assertThat(reading.reason()).isNotBlank();
    }

    @Test
    void the_largest_id_is_read_and_the_next_is_not() {
        assertThat(References.read("https://flic.kr/p/npL6MjP8Qfc")).isEqualTo(Reading.photo("9223372036854775807"));
        assertThat(References.read("https://flic.kr/p/npL6MjP8Qfd").kind()).isEqualTo(Reading.Kind.REJECTED);
    }

    @Test
    void a_name_is_never_enough_and_the_person_is_told_what_to_paste_instead() {
        Reading reading = References.read("Qz Velmora");

        assertThat(reading.kind()).isEqualTo(Reading.Kind.AMBIGUOUS);
        assertThat(reading.reason()).isEqualTo("screen_name");
        assertThat(reading.explanation()).contains("Paste the link to the account's page");
    }

    @Test
    void what_names_something_needs_no_explanation() {
        assertThat(References.read("https://flic.kr/p/3cryoCr").explanation()).isNull();
    }

    @Test
    void every_reason_is_a_stable_word_and_a_sentence() {
        assertThat(Reason.values()).allSatisfy(reason -> {
            assertThat(reason.code()).matches("[a-z0-9_]+");
            assertThat(reason.explanation()).endsWith(".").containsPattern("Paste|Copy|Open");
        });
    }

    @Test
    void a_text_is_read_up_to_its_longest_length_and_not_beyond() {
        String link = "https://flic.kr/p/3cryoCr";
        String longest = link + " ".repeat(References.MAX_LENGTH - link.length());

        assertThat(References.read(longest)).isEqualTo(Reading.photo("83646541641"));
        assertThat(References.read(longest + " ").reason()).isEqualTo("too_long");
    }

    @Test
    void the_documentation_has_every_reason_with_its_sentence() throws IOException {
        String documentation = Files.readString(Path.of("../docs/references.md"));

        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(documentation)
                        .contains("| `" + reason.code() + "` | " + reason.explanation() + " |"));
    }
}
