package org.rescind.notifier.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningSecretTest {

    private static byte[] head(String id, long timestamp) {
        return (id + "." + timestamp + ".").getBytes(UTF_8);
    }

    @Test
    void signatures_are_those_of_the_published_vectors() {
        assertThat(SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign(
                                head("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330),
                                "{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(SigningSecret.parse("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
                        .sign(
                                head("msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", 1649367553),
                                "{\"email\":\"test@example.com\",\"username\":\"test_user\"}".getBytes(UTF_8)))
                .isEqualTo("v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=");
    }

    @Test
    void the_official_library_accepts_what_we_sign_with_the_secret_that_we_show() throws Exception {
        SigningSecret secret = SigningSecret.random(new SecureRandom());
        String body = "{\"umlaut\":\"ü\"}";
        long now = Instant.now().getEpochSecond();
        new Webhook(secret.shown())
                .verify(
                        body,
                        new HashMap<>(Map.of(
                                "webhook-id", List.of("dif:813-1812"),
                                "webhook-timestamp", List.of("" + now),
                                "webhook-signature",
                                        List.of(secret.sign(head("dif:813-1812", now), body.getBytes(UTF_8))))));
    }

    @Test
    void a_secret_of_32_bytes_survives_being_shown_and_stays_out_of_logs() {
        SigningSecret secret = SigningSecret.random(new SecureRandom());
        assertThat(secret.shown()).hasSize("whsec_".length() + 44);
        assertThat(SigningSecret.parse(secret.shown()).shown()).isEqualTo(secret.shown());
        assertThat(secret.toString()).doesNotContain(secret.shown().substring(6));
    }
}
