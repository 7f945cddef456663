package org.rescind.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide for institutions says nothing that is not tested. */
class GuideTest {

    private static final Pattern SNIPPET =
            Pattern.compile("<!-- (receivers/\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("^partner-agent (.+)$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern REASON = Pattern.compile("^ {4}[A-Z_]+\\(\"([^\"]+)\"\\)[,;]$", Pattern.MULTILINE);

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/partners.md"));
    }

    /** With the short one. */
    private static String guides() throws IOException {
        return guide() + Files.readString(Path.of("../docs/partners.zh-CN.md"));
    }

    @Test
    void each_snippet_is_in_a_receiver_that_is_tested() throws IOException {
        List<MatchResult> snippets = SNIPPET.matcher(guide()).results().toList();

        assertThat(snippets)
                .extracting(snippet -> snippet.group(1))
                .contains(
                        "receivers/java/Receiver.java", "receivers/python/receiver.py", "receivers/node/receiver.mjs");
        for (MatchResult snippet : snippets) {
            List<String> wanted = lines(snippet.group(2));
            assertThat(Collections.indexOfSubList(lines(Files.readString(Path.of(snippet.group(1)))), wanted))
                    .as("%s has %s", snippet.group(1), wanted)
                    .isNotNegative();
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void each_command_is_one_that_there_is() throws IOException {
        List<String> commands =
                COMMAND.matcher(guides()).results().map(each -> each.group(1)).toList();

        assertThat(commands).hasSizeGreaterThan(4);
        for (String command : commands) {
            List<String> words = new ArrayList<>();
            WORD.matcher(command.replaceAll(" >.*", ""))
                    .results()
                    .forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
            assertThat(PartnerAgent.commandLine(Map.of())
                            .parseArgs(words.toArray(String[]::new))
                            .hasSubcommand())
                    .as(command)
                    .isTrue();
        }
    }

    @Test
    void each_reason_why_an_attempt_fails_is_explained() throws IOException {
        Path reasons = Path.of("../notifier-service/src/main/java/org/rescind/notifier/webhook/Reason.java");
        List<String> texts = REASON.matcher(Files.readString(reasons))
                .results()
                .map(each -> each.group(1))
                .toList();

        assertThat(texts).hasSizeGreaterThan(10);
        assertThat(guide()).contains(texts);
    }

    @Test
    void each_link_leads_to_a_file() throws IOException {
        List<String> links = Arrays.stream(guides().split("]\\("))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf(')')))
                .filter(link -> !link.startsWith("http") && !link.startsWith("#"))
                .toList();

        assertThat(links)
                .isNotEmpty()
                .allMatch(link -> Files.exists(Path.of("../docs").resolve(link)));
    }

    /** The receiver is tested with the libraries of this build. */
    @Test
    void the_receiver_in_java_names_the_versions_that_it_is_tested_with() throws IOException {
        assertThat(Files.readString(Path.of("receivers/java/pom.xml")))
                .contains(
                        "<version>" + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION + "</version>",
                        "<version>" + version(com.standardwebhooks.Webhook.class) + "</version>");
    }

    private static String version(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return jar.substring(jar.lastIndexOf('-') + 1, jar.lastIndexOf('.'));
    }
}
