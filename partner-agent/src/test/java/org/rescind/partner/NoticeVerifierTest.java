package org.rescind.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescind.partner.NoticeRefusedException.Reason;
import org.rescind.partner.NoticeVerifier.Scheme;
import org.rescind.partner.NoticeVerifier.Verified;

class NoticeVerifierTest {

    /** The public test vectors of Standard Webhooks and Svix. */
    private enum Vector {
        ONE(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        TWO(
                "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
                "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk",
                1649367553,
                "{\"email\":\"test@example.com\",\"username\":\"test_user\"}",
                "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw="),
        THREE(
                "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}",
                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");

        final String key;
        final String id;
        final long timestamp;
        final String body;
        final String signature;

        Vector(String key, String id, long timestamp, String body, String signature) {
            this.key = key;
            this.id = id;
            this.timestamp = timestamp;
            this.body = body;
            this.signature = signature;
        }

        NoticeVerifier verifier(Instant now) {
            boolean secret = key.startsWith("whsec_");
            return NoticeVerifier.of(
                    secret ? List.of(key) : List.of(),
                    secret ? List.of() : List.of(PublishedKey.parse(key, Instant.EPOCH, null)),
                    InstantSource.fixed(now));
        }

        NoticeVerifier verifier() {
            return verifier(Instant.ofEpochSecond(timestamp));
        }

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }

        Map<String, List<String>> headers() {
            return NoticeVerifierTest.headers(id, Long.toString(timestamp), signature);
        }
    }

    private static final String ID = "dif:813-1812";
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final String SECRET = Vector.ONE.key;
    private static final String OTHER_SECRET = Vector.TWO.key;

    private static Map<String, List<String>> headers(String id, String timestamp, String signature) {
        return Map.of(
                "Webhook-Id", List.of(id),
                "Webhook-Timestamp", List.of(timestamp),
                "Webhook-Signature", List.of(signature));
    }

    @ParameterizedTest
    @EnumSource
    void the_public_vectors_are_accepted(Vector vector) throws NoticeRefusedException {
        Verified verified = vector.verifier().verify(vector.bytes(), vector.headers());

        assertThat(verified.id()).isEqualTo(vector.id);
        assertThat(verified.signedAt()).isEqualTo(Instant.ofEpochSecond(vector.timestamp));
        assertThat(verified.by()).containsExactly(vector == Vector.THREE ? Scheme.V1A : Scheme.V1);
    }

    @ParameterizedTest
    @EnumSource
    void any_changed_bit_of_the_body_is_refused(Vector vector) {
        for (int bit = 0; bit < vector.bytes().length * 8; bit++) {
            byte[] changed = vector.bytes();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(refusal(vector.verifier(), changed, vector.headers())).isEqualTo(Reason.NO_MATCH);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_is_cut_or_continued_is_refused(Vector vector) {
        byte[] body = vector.bytes();
        for (int length = 0; length <= body.length + 1; length++) {
            if (length != body.length) {
                assertThat(refusal(vector.verifier(), Arrays.copyOf(body, length), vector.headers()))
                        .isEqualTo(Reason.NO_MATCH);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void any_changed_character_of_a_header_is_refused(Vector vector) {
        Random random = new Random(5);
        for (int which = 0; which < 3; which++) {
            String value =
                    List.of(vector.id, "" + vector.timestamp, vector.signature).get(which);
            for (int at = 0; at < telling(value); at++) {
                StringBuilder changed = new StringBuilder(value);
                do {
                    changed.setCharAt(at, (char) (33 + random.nextInt(94)));
                } while (changed.charAt(at) == value.charAt(at));
                List<String> all = new ArrayList<>(List.of(vector.id, "" + vector.timestamp, vector.signature));
                all.set(which, changed.toString());

                assertThat(refusal(vector.verifier(), vector.bytes(), headers(all.get(0), all.get(1), all.get(2))))
                        .as("%s instead of %s", changed, value)
                        .isNotNull();
            }
        }
    }

    /** The last one before the padding has bits that mean nothing: two texts can be the same signature. */
    private static int telling(String value) {
        return value.endsWith("=") ? value.replace("=", "").length() - 1 : value.length();
    }

    @Test
    void the_official_library_and_ours_agree_about_random_messages_and_what_became_of_them() throws Exception {
        Random random = new Random(20261123);
        Instant now = Instant.now();
        NoticeVerifier ours = NoticeVerifier.of(List.of(SECRET), List.of(), InstantSource.fixed(now));
        Webhook official = new Webhook(SECRET);
        for (int round = 0; round < 500; round++) {
            String body = text(random, random.nextInt(200));
            String signature = official.sign(ID, now.getEpochSecond(), body);
            boolean changed = random.nextBoolean();
            String arrived = changed ? text(random, 5) + body : body;
            Map<String, List<String>> headers = headers(ID, "" + now.getEpochSecond(), signature);

            assertThat(accepts(ours, arrived.getBytes(StandardCharsets.UTF_8), headers))
                    .isEqualTo(accepts(official, arrived, headers))
                    .isEqualTo(!changed);
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(4) == 0 ? 0x4e00 + random.nextInt(20000) : 32 + random.nextInt(90));
        }
        return text.toString();
    }

    private static boolean accepts(Webhook official, String body, Map<String, List<String>> headers) {
        try {
            official.verify(body, headers);
            return true;
        } catch (com.standardwebhooks.exceptions.WebhookVerificationException e) {
            return false;
        }
    }

    private static boolean accepts(NoticeVerifier ours, byte[] body, Map<String, List<String>> headers) {
        try {
            ours.verify(body, headers);
            return true;
        } catch (NoticeRefusedException e) {
            return false;
        }
    }

    @Test
    void while_a_secret_is_replaced_either_of_the_two_is_enough() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> both =
                headers(ID, "" + NOW.getEpochSecond(), v1(SECRET, "{}") + " " + v1(OTHER_SECRET, "{}"));

        for (List<String> known : List.of(List.of(SECRET), List.of(OTHER_SECRET), List.of(OTHER_SECRET, SECRET))) {
            assertThat(verifier(known, List.of()).verify(body, both).by()).containsExactly(Scheme.V1);
        }
        assertThat(refusal(verifier(List.of("whsec_AAAA"), List.of()), body, both))
                .isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void a_notice_with_both_kinds_is_accepted_by_whoever_has_either_key() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        List<PublishedKey> keys = List.of(new PublishedKey(pair.getPublic(), Instant.EPOCH, null));
        byte[] body = "{\"name\":\"名\"}".getBytes(StandardCharsets.UTF_8);
        String signatures = v1(SECRET, new String(body, StandardCharsets.UTF_8)) + " " + v1a(pair, body);
        Map<String, List<String>> headers = headers(ID, "" + NOW.getEpochSecond(), signatures);

        assertThat(verifier(List.of(SECRET), keys).verify(body, headers).by()).containsExactly(Scheme.V1, Scheme.V1A);
        assertThat(verifier(List.of(SECRET), List.of()).verify(body, headers).by())
                .containsExactly(Scheme.V1);
        assertThat(verifier(List.of(), keys).verify(body, headers).by()).containsExactly(Scheme.V1A);
        assertThat(verifier(List.of(OTHER_SECRET), keys).verify(body, headers).by())
                .containsExactly(Scheme.V1A);
    }

    @Test
    void a_published_key_counts_from_five_minutes_before_its_time_until_five_minutes_after() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = headers(ID, "" + NOW.getEpochSecond(), v1a(pair, body));

        for (PublishedKey key : List.of(
                new PublishedKey(pair.getPublic(), NOW.plusSeconds(301), null),
                new PublishedKey(pair.getPublic(), Instant.EPOCH, NOW.minusSeconds(300)))) {
            assertThat(refusal(verifier(List.of(), List.of(key)), body, headers))
                    .isEqualTo(Reason.NO_KEY);
        }
        PublishedKey valid = new PublishedKey(pair.getPublic(), NOW.plusSeconds(300), NOW.plusSeconds(300));
        assertThat(verifier(List.of(), List.of(valid)).verify(body, headers).by())
                .containsExactly(Scheme.V1A);
    }

    @Test
    void clocks_may_be_five_minutes_apart_and_no_more() throws NoticeRefusedException {
        Instant signed = Instant.ofEpochSecond(Vector.ONE.timestamp);
        Duration most = NoticeVerifier.TOLERANCE;

        for (Instant now : List.of(signed.minus(most), signed.plus(most))) {
            assertThat(Vector.ONE.verifier(now).verify(Vector.ONE.bytes(), Vector.ONE.headers()))
                    .isNotNull();
        }
        assertThat(refusal(
                        Vector.ONE.verifier(signed.plus(most).plusSeconds(1)),
                        Vector.ONE.bytes(),
                        Vector.ONE.headers()))
                .isEqualTo(Reason.TOO_OLD);
        assertThat(refusal(
                        Vector.ONE.verifier(signed.minus(most).minusSeconds(1)),
                        Vector.ONE.bytes(),
                        Vector.ONE.headers()))
                .isEqualTo(Reason.TOO_NEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e9", "1614265330.0", "99999999999999999999", "now", "١٦١٤٢٦٥٣٣٠"})
    void a_timestamp_that_is_no_number_of_seconds_is_refused(String timestamp) {
        assertThat(refusal(
                        Vector.ONE.verifier(),
                        Vector.ONE.bytes(),
                        headers(Vector.ONE.id, timestamp, Vector.ONE.signature)))
                .isEqualTo(Reason.INVALID_TIMESTAMP);
    }

    @Test
    void what_was_signed_with_the_full_stops_elsewhere_is_refused() throws Exception {
        long second = NOW.getEpochSecond();
        String signature = v1(SECRET, second + ".{}");

        assertThat(refusal(
                        verifier(List.of(SECRET), List.of()),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        headers(ID + "." + second, "" + second, signature)))
                .isEqualTo(Reason.INVALID_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void a_header_that_is_missing_or_comes_twice_is_named(String name) {
        Map<String, List<String>> lower = new java.util.HashMap<>(Map.of(
                "webhook-id", List.of(Vector.ONE.id),
                "webhook-timestamp", List.of("" + Vector.ONE.timestamp),
                "webhook-signature", List.of(Vector.ONE.signature)));
        String value = lower.get(name).get(0);

        lower.put(name, List.of(value, value));
        assertThat(refused(Vector.ONE.verifier(), Vector.ONE.bytes(), lower)).hasMessageContaining(name);
        assertThat(refusal(Vector.ONE.verifier(), Vector.ONE.bytes(), lower)).isEqualTo(Reason.AMBIGUOUS_HEADER);
        lower.remove(name);
        assertThat(refused(Vector.ONE.verifier(), Vector.ONE.bytes(), lower)).hasMessageContaining(name);
        assertThat(refusal(Vector.ONE.verifier(), Vector.ONE.bytes(), lower)).isEqualTo(Reason.MISSING_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2,AAAA", "v1", ",", " ", "v1a,AAAA", "V1,AAAA"})
    void signatures_for_which_there_is_no_key_are_told_apart_from_wrong_ones(String signature) {
        assertThat(refusal(
                        Vector.ONE.verifier(),
                        Vector.ONE.bytes(),
                        headers(Vector.ONE.id, "" + Vector.ONE.timestamp, signature)))
                .isIn(Reason.NO_KEY, Reason.MISSING_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1,", "v1,AAAA", "v1,***", "v1,AAAA v1,\u0000"})
    void rubbish_that_looks_like_a_signature_does_not_match(String signature) {
        assertThat(refusal(
                        Vector.ONE.verifier(),
                        Vector.ONE.bytes(),
                        headers(Vector.ONE.id, "" + Vector.ONE.timestamp, signature)))
                .isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void the_published_list_of_keys_is_read_as_it_is() {
        List<PublishedKey> keys = PublishedKey.parseAll("""
                {"keys":[{"key":"%s","from":"2026-01-01T00:00:00Z","until":"2027-01-01T00:00:00Z"},
                         {"key":"%s","from":"2026-12-01T00:00:00Z","until":null,"more":1}]}""".formatted(Vector.THREE.key, Vector.THREE.key));

        assertThat(keys).extracting(PublishedKey::until).containsExactly(Instant.parse("2027-01-01T00:00:00Z"), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_AAAA", "whpk_", "whpk_AAAA", "whpk_***"})
    void what_is_no_public_key_is_not_taken(String shown) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublishedKey.parse(shown, NOW, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "whsk_AAAA", "whsec_***", "whsec_"})
    void what_is_no_secret_is_not_taken(String shown) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoticeVerifier.withSecret(shown));
    }

    @Test
    void a_verifier_without_any_key_cannot_be_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> NoticeVerifier.withKeys(List.of()));
    }

    private static NoticeVerifier verifier(List<String> secrets, List<PublishedKey> keys) {
        return NoticeVerifier.of(secrets, keys, InstantSource.fixed(NOW));
    }

    private static String v1(String secret, String body) throws Exception {
        return new Webhook(secret).sign(ID, NOW.getEpochSecond(), body);
    }

    private static String v1a(KeyPair pair, byte[] body) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update((ID + "." + NOW.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        signature.update(body);
        return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    }

    private static NoticeRefusedException refused(
            NoticeVerifier verifier, byte[] body, Map<String, List<String>> headers) {
        return catchThrowableOfType(NoticeRefusedException.class, () -> verifier.verify(body, headers));
    }

    private static Reason refusal(NoticeVerifier verifier, byte[] body, Map<String, List<String>> headers) {
        return refused(verifier, body, headers).reason();
    }
}
