package org.rescind.notifier.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rescind.events.CoverageChanged;
import org.rescind.notifier.attempt.Attempt;
import org.rescind.notifier.webhook.Reason;

class PortalMessagesTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");

    /** A message that is missing would be shown in English without a word. */
    @Test
    void each_message_is_there_in_both_languages_with_the_same_parameters() throws IOException {
        Properties chinese = chinese();
        assertThat(chinese.stringPropertyNames()).isEqualTo(keys());
        for (Method message : PortalMessages.class.getDeclaredMethods()) {
            String translated = chinese.getProperty(message.getName());
            assertThat(parameters(translated))
                    .as(message.getName())
                    .isEqualTo(parameters(message.getAnnotation(Message.class).value()));
            assertThat(translated).as(message.getName()).matches("(?s).*\\p{IsHan}.*");
        }
    }

    @Test
    void whatever_is_looked_up_by_name_has_a_message() {
        Set<String> wanted = new TreeSet<>();
        Arrays.stream(Reason.values()).map(Reason::code).map(Reasons::message).forEach(wanted::add);
        wanted.add(Reasons.message(null));
        wanted.add(Reasons.message("of_long_ago"));
        Arrays.stream(Attempt.Kind.values()).map(kind -> "kind_" + lower(kind)).forEach(wanted::add);
        Arrays.stream(CoverageChanged.State.values())
                .map(state -> "state_" + lower(state))
                .forEach(wanted::add);
        for (String state : new String[] {"unverified", "active", "failing", "paused", "disabled"}) {
            wanted.add("endpoint_" + state);
        }
        assertThat(keys()).containsAll(wanted);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Set<String> keys() {
        return Arrays.stream(PortalMessages.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    private static Set<String> parameters(String text) {
        return PARAMETER.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
    }

    private static Properties chinese() throws IOException {
        try (Reader file = new InputStreamReader(
                PortalMessages.class.getResourceAsStream("/messages/portal_zh-Hans.properties"),
                StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(file);
            return properties;
        }
    }
}
