package org.rescind.intake.protection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.altcha.altcha.Altcha;

/** A client that does the work. */
final class Solver {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Solver() {}

    static String solve(Challenge challenge) {
        return encode(solution(challenge));
    }

    static Map<String, Object> solution(Challenge challenge) {
        return new HashMap<>(Map.of(
                "algorithm", challenge.algorithm(),
                "challenge", challenge.challenge(),
                "number", number(challenge),
                "salt", challenge.salt(),
                "signature", challenge.signature(),
                "took", 12));
    }

    static String encode(Map<String, Object> solution) {
        try {
            return Base64.getEncoder()
                    .encodeToString(JSON.writeValueAsString(solution).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Challenge challenge) {
        var found = LongStream.rangeClosed(0, challenge.maxnumber())
                .filter(number -> hash(challenge.salt() + number).equals(challenge.challenge()))
                .findFirst();
        assertThat(found).isPresent();
        return found.getAsLong();
    }

    private static String hash(String text) {
        try {
            return Altcha.hashHex(Altcha.Algorithm.SHA256, text);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
