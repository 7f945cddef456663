package org.rescind.intake.protection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengesTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Challenges challenges = with(Fixed.KEY);

    private Challenges with(String keys) {
        return new Challenges(
                new ChallengeKeys(keys),
                Fixed.config(Map.of("rescind.protection.work", "1000")),
                new SecureRandom(),
                () -> now,
                JSON);
    }

    @Test
    void a_solved_challenge_counts_until_it_expires() {
        Challenge challenge = challenges.create();
        String solved = Solver.solve(challenge);

        assertThat(challenges.read(solved))
                .contains(new Proof(challenge.challenge(), now.plus(Duration.ofMinutes(10))));
        now = now.plus(Duration.ofMinutes(10)).minusSeconds(1);
        assertThat(challenges.read(solved)).isPresent();
        now = now.plusSeconds(1);
        assertThat(challenges.read(solved)).isEmpty();
    }

    @Test
    void a_challenge_of_another_service_or_key_counts_nothing_and_one_from_before_a_change_of_keys_counts() {
        String solved = Solver.solve(challenges.create());

        assertThat(with(Fixed.OTHER_KEY).read(solved)).isEmpty();
        assertThat(with(Fixed.OTHER_KEY + "," + Fixed.KEY).read(solved)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"algorithm, SHA-1", "algorithm, MD5", "challenge, 00", "number, 1001", "salt, 00", "signature, 00"})
    void a_solution_that_was_changed_counts_nothing(String field, String value) {
        Map<String, Object> solution = Solver.solution(challenges.create());
        solution.put(field, field.equals("number") ? (Object) Long.valueOf(value) : value);

        assertThat(challenges.read(Solver.encode(solution))).isEmpty();
        solution.remove(field);
        assertThat(challenges.read(Solver.encode(solution))).isEmpty();
    }

    /** What moves between salt and number leaves the hash as it is, and so the signature. */
    @Test
    void a_challenge_cannot_be_made_to_last_longer_by_moving_digits() {
        Map<String, Object> solution = Solver.solution(challenges.create());
        String digits = String.valueOf(solution.get("number"));
        for (int i = 1; i < digits.length(); i++) {
            Map<String, Object> moved = new HashMap<>(solution);
            moved.put("salt", solution.get("salt") + digits.substring(0, i));
            moved.put("number", Long.parseLong(digits.substring(i)));
            assertThat(challenges.read(Solver.encode(moved))).isEmpty();
        }
        String salt = String.valueOf(solution.get("salt"));
        solution.put("salt", salt.replaceFirst("expires=[0-9]+", "expires=9999999999"));
        assertThat(challenges.read(Solver.encode(solution))).isEmpty();
        solution.put("salt", salt.replace("removal-request", "something-else"));
        assertThat(challenges.read(Solver.encode(solution))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "bm90IGpzb24=", "bnVsbA==", "W10=", "eyJudW1iZXIiOiJ4In0=", "e30="})
    void what_is_no_solution_at_all_counts_nothing(String text) {
        assertThat(challenges.read(text)).isEmpty();
    }

    @Test
    void the_script_of_our_pages_solves_it() throws Exception {
        Challenge challenge = challenges.create();
        Process node = new ProcessBuilder(List.of(
                        "node",
                        Path.of("src/test/resources/proof-in-node.mjs").toString(),
                        Path.of("src/main/resources/META-INF/resources/proof.js")
                                .toAbsolutePath()
                                .toString(),
                        JSON.writeValueAsString(challenge)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode form = JSON.readTree(new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8));

        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(challenges.read(form.get("value").asText())).isPresent();
        assertThat(form.get("live").asText()).isEqualTo("ready");
        assertThat(form.get("waitHidden").asBoolean()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(form.get("value").asText()), StandardCharsets.UTF_8))
                .contains("\"algorithm\":\"SHA-256\"");
    }
}
