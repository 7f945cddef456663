package org.rescind.references;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;

/**
 * Looks for a text that is read as something that does not stand in it. Searched for with {@code JAZZER_FUZZ=1 mvn -pl references
 * test -Dtest=ReferencesFuzzTest}; in a build only the kept inputs run.
 */
class ReferencesFuzzTest {

    private static final String BASE58 = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    @FuzzTest(maxDuration = "2m")
    void whatever_is_pasted_is_read_as_what_stands_in_it_and_as_the_same_again(FuzzedDataProvider data) {
        String pasted = data.consumeRemainingAsString();

        Reading reading = References.read(pasted);

        String value = reading.value();
        if (value == null) {
            assertThat(reading.reason()).isNotBlank();
            return;
        }
        String text = Percent.decode(pasted);
        boolean there = switch (reading.kind()) {
            case PHOTO -> text.contains(value) || text.contains(base58(Long.parseLong(value)));
            case OWNER -> text.toUpperCase(Locale.ROOT).contains(value);
            default -> text.toLowerCase(Locale.ROOT).contains(value);
        };
        assertThat(there).as("%s stands in what was pasted", value).isTrue();
        assertThat(References.read(again(reading)))
                .extracting(Reading::kind, Reading::value)
                .containsExactly(reading.kind(), value);
    }

    private static String again(Reading reading) {
        return switch (reading.kind()) {
            case PHOTO -> "https://www.flickr.com/photo.gne?id=" + reading.value();
            case OWNER -> String.valueOf(reading.value());
            default -> "https://www.flickr.com/people/" + reading.value() + "/";
        };
    }

    private static String base58(long id) {
        StringBuilder digits = new StringBuilder();
        for (long rest = id; rest > 0; rest /= 58) {
            digits.append(BASE58.charAt((int) (rest % 58)));
        }
        return digits.reverse().toString();
    }
}
