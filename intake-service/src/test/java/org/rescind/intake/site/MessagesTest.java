package org.rescind.intake.site;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescind.references.Reason;

/** A key that a language lacks would silently be shown in English. */
class MessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern VALUE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9.]*)}");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_en.properties"))
                    .map(name -> name.replace("_en.properties", ""))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_text_exists_in_every_language_with_the_same_values(String bundle) {
        Properties english = load(bundle, Language.ENGLISH);

        for (Language language : Language.values()) {
            Properties translated = load(bundle, language);
            assertThat(new TreeSet<>(translated.stringPropertyNames()))
                    .as("%s in %s", bundle, language.tag())
                    .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
            for (String key : english.stringPropertyNames()) {
                assertThat(translated.getProperty(key)).as("%s %s", bundle, key).isNotBlank();
                assertThat(values(translated.getProperty(key)))
                        .as("the values in %s %s in %s", bundle, key, language.tag())
                        .isEqualTo(values(english.getProperty(key)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void no_traditional_text_is_the_simplified_one_left_as_it_was(String bundle) {
        Properties simplified = load(bundle, Language.SIMPLIFIED);
        Properties traditional = load(bundle, Language.TRADITIONAL);

        assertThat(simplified.stringPropertyNames().stream()
                        .map(simplified::getProperty)
                        .filter(text -> traditional.containsValue(text))
                        .filter(text -> text.matches(".*[这个们为请没时间数据误删发应当进过].*")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void every_reason_for_which_a_reference_is_not_read_is_explained(Reason reason) {
        assertThat(load("reading", Language.ENGLISH).getProperty("reason_" + reason.code()))
                .isEqualTo(reason.explanation());
    }

    static Stream<Reason> reasons() {
        return Arrays.stream(Reason.values());
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }

    private static Properties load(String bundle, Language language) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(bundle + "_" + language.tag() + ".properties"))) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
