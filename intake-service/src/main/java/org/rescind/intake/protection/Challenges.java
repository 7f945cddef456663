package org.rescind.intake.protection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.altcha.altcha.Altcha;
import org.jspecify.annotations.Nullable;

/** Proofs of work in ALTCHA's protocol, which its libraries and widgets solve. Only what we made, and not for long, counts. */
@Singleton
class Challenges {

    private static final int SALT_BYTES = 16;

    /** Exactly as we write it: a number that may begin in more than one place could give a challenge another end. */
    private static final Pattern SALT =
            Pattern.compile("[0-9a-f]{" + 2 * SALT_BYTES + "}\\?action=removal-request&expires=([0-9]{1,12})&");

    /** Of a number, as it is sent. */
    private record Solution(
            @Nullable String algorithm,
            @Nullable String challenge,
            @Nullable Long number,
            @Nullable String salt,
            @Nullable String signature) {}

    private final ChallengeKeys keys;
    private final ProtectionConfig config;
    private final SecureRandom random;
    private final InstantSource clock;
    private final ObjectMapper json;

    Challenges(
            ChallengeKeys keys, ProtectionConfig config, SecureRandom random, InstantSource clock, ObjectMapper json) {
        this.keys = keys;
        this.config = config;
        this.random = random;
        this.clock = clock;
        this.json = json;
    }

    Challenge create() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        long expires = clock.instant().plus(config.challengeFor()).getEpochSecond();
        return signed(
                HexFormat.of().formatHex(salt) + "?action=removal-request&expires=" + expires + "&",
                random.nextLong(config.work() + 1),
                keys.current());
    }

    private Challenge signed(String salt, long number, String key) {
        try {
            Altcha.Challenge made = Altcha.createChallenge(new Altcha.ChallengeOptions()
                    .setAlgorithm(Altcha.Algorithm.SHA256)
                    .setHmacKey(key)
                    .setSalt(salt)
                    .setMaxNumber(config.work())
                    .setNumber(number));
            return new Challenge(made.algorithm, made.challenge, made.maxnumber, made.salt, made.signature);
        } catch (Exception e) {
            throw new IllegalStateException("cannot make a challenge", e);
        }
    }

    /** Empty when it solves nothing of ours that still counts. Whether it was used is for {@link UsedProofTable}. */
    Optional<Proof> read(String base64) {
        return parse(base64).flatMap(this::check);
    }

    private Optional<Proof> check(Solution solution) {
        Matcher salt = SALT.matcher(String.valueOf(solution.salt()));
        if (!salt.matches() || !"SHA-256".equals(solution.algorithm())) {
            return Optional.empty();
        }
        Instant expires = Instant.ofEpochSecond(Long.parseLong(salt.group(1)));
        boolean counts =
                clock.instant().isBefore(expires) && keys.all().stream().anyMatch(key -> solves(solution, key));
        return counts ? Optional.of(new Proof(String.valueOf(solution.challenge()), expires)) : Optional.empty();
    }

    private static boolean solves(Solution solution, String key) {
        Altcha.Payload payload = new Altcha.Payload();
        payload.algorithm = solution.algorithm();
        payload.challenge = solution.challenge();
        payload.number = solution.number();
        payload.salt = solution.salt();
        payload.signature = solution.signature();
        try {
            // Its clock is not ours: the end is checked above.
            return Altcha.verifySolution(payload, key, false);
        } catch (Exception e) {
            return false;
        }
    }

    private Optional<Solution> parse(String base64) {
        try {
            byte[] text = Base64.getDecoder().decode(base64);
            return Optional.ofNullable(json.readValue(new String(text, StandardCharsets.UTF_8), Solution.class));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
