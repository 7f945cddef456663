package org.rescind.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What it says and ends with when it never reaches the publisher; the rest is tested on the running stack. */
class PartnerAgentTest {

    private static final String KEY = "rsk_" + UUID.randomUUID() + "_c2VjcmV0";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PUBLIC_KEY = """
            {"keys":[{"key":"whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=","from":"2021-01-01T00:00:00Z"}]}""";
    private static final String V1 = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String V1A =
            "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";
    private static final String WHEN = "2021-02-25T15:02:10Z";

    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path body;
    private Path headers;

    @BeforeEach
    void aSavedMessage() throws IOException {
        body = Files.writeString(dir.resolve("body"), "{\"test\": 2432232314}");
        headers = Files.writeString(
                dir.resolve("headers"),
                "POST /rescind HTTP/1.1\r\nHost: hooks.example.org\r\nWebhook-Id: msg_p5jXN8AQM9LWM0D4loKWxJek\r\n"
                        + "webhook-timestamp:1614265330\r\nwebhook-signature: " + V1 + " " + V1A + "\r\n");
    }

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine line = PartnerAgent.commandLine(environment);
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "pull", "verify", "acknowledge", "attest"})
    void the_help_of_each_command_tells_its_exit_codes_and_its_environment(String command) {
        assertThat(run(Map.of(), command, "--help")).isZero();

        assertThat(out.toString()).contains("Usage: partner-agent " + command, "Exit codes:", "75", "RESCIND_API_KEY");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void without_a_command_the_commands_are_told() {
        assertThat(run(Map.of())).isEqualTo(ExitCode.USAGE.number);

        assertThat(err.toString()).contains("Missing required subcommand", "acknowledge");
    }

    @Test
    void a_missing_key_or_an_unsafe_address_is_said_before_anything_is_sent() {
        assertThat(run(Map.of("RESCIND_URL", "https://rescind.example.org"), "status"))
                .isEqualTo(ExitCode.USAGE.number);
        assertThat(err.toString()).contains("RESCIND_API_KEY must be");

        assertThat(run(Map.of("RESCIND_API_KEY", KEY), "status")).isEqualTo(ExitCode.USAGE.number);
        assertThat(err.toString()).contains("RESCIND_URL must be");

        assertThat(run(Map.of("RESCIND_API_KEY", KEY, "RESCIND_URL", "http://rescind.example.org"), "status"))
                .isEqualTo(ExitCode.USAGE.number);
        assertThat(err.toString()).contains("must start with https://").doesNotContain(KEY);
    }

    @Test
    void a_service_that_is_not_there_is_temporary() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Map<String, String> environment = Map.of("RESCIND_API_KEY", KEY, "RESCIND_URL", "http://localhost:" + free);

        assertThat(run(environment, "acknowledge", "dif", "--through", "5")).isEqualTo(ExitCode.TEMPORARY.number);

        assertThat(err.toString())
                .contains("No answer from", "do the same again")
                .doesNotContain("Exception:", KEY);
    }

    @Test
    void a_dataset_that_is_no_name_never_becomes_an_address() {
        Map<String, String> environment = Map.of("RESCIND_API_KEY", KEY, "RESCIND_URL", "http://localhost:1");

        assertThat(run(environment, "pull", "../institutions?", "--after", "0")).isEqualTo(ExitCode.USAGE.number);
        assertThat(err.toString()).contains("DATASET is a name");
    }

    @Test
    void a_saved_message_is_verified_offline_by_the_secret_and_by_the_published_key() throws IOException {
        Path keys = Files.writeString(dir.resolve("keys"), PUBLIC_KEY);

        assertThat(run(
                        Map.of("RESCIND_SECRET", SECRET),
                        "verify",
                        body.toString(),
                        "--headers",
                        headers.toString(),
                        "--keys",
                        keys.toString(),
                        "--at",
                        WHEN))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("verified: msg_p5jXN8AQM9LWM0D4loKWxJek", "(v1 and v1a)");
        assertThat(run(
                        Map.of(),
                        "verify",
                        body.toString(),
                        "--headers",
                        headers.toString(),
                        "--keys",
                        keys.toString(),
                        "--at",
                        WHEN,
                        "--output",
                        "json"))
                .isZero();
        assertThat(out.toString()).contains("{\"verified\":true,", "\"by\":\"v1a\"}");
    }

    @Test
    void a_message_that_was_changed_or_is_old_ends_with_its_own_exit_code_and_reason() throws IOException {
        Map<String, String> environment = Map.of("RESCIND_SECRET", SECRET);
        String[] asked = {"verify", body.toString(), "--headers", headers.toString(), "--output", "json"};

        assertThat(run(environment, asked)).isEqualTo(ExitCode.NOT_VERIFIED.number);
        assertThat(out.toString()).contains("\"verified\":false,\"reason\":\"too_old\"");
        Files.writeString(body, "{\"test\": 2432232315}");
        assertThat(run(
                        environment,
                        "verify",
                        body.toString(),
                        "--headers",
                        headers.toString(),
                        "--output",
                        "json",
                        "--at",
                        WHEN))
                .isEqualTo(ExitCode.NOT_VERIFIED.number);
        assertThat(out.toString()).contains("\"reason\":\"no_match\"");
    }

    @Test
    void verifying_without_any_key_says_which_are_possible() {
        assertThat(run(Map.of(), "verify", body.toString(), "--headers", headers.toString()))
                .isEqualTo(ExitCode.USAGE.number);

        assertThat(err.toString()).contains("Set RESCIND_SECRET", "--keys");
    }
}
