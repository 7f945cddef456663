package org.rescind.notifier.signing;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rescind.messaging.Loops;

/**
 * Signs messages as <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> 1.0 says. {@code v1a} is the same for
 * all who get the message, so it is made once a minute and message: attempts of the same minute share the timestamp.
 */
@Singleton
public class Signer {

    /**
     * @param timestamp the value of {@code webhook-timestamp}: seconds since 1970
     * @param value the value of {@code webhook-signature}
     */
    public record Signed(String timestamp, String value) {}

    private record Made(String id, long timestamp, List<SigningKey> keys) {}

    private static final int KEPT = 256;

    private final SigningKeys keys;
    private final InstantSource clock;
    private volatile List<SigningKey> signing = List.of();
    private final Map<Made, String> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Made, String> eldest) {
            return size() > KEPT;
        }
    };

    Signer(SigningKeys keys, InstantSource clock, Loops loops) {
        this.keys = keys;
        this.clock = clock;
        loops.start("signing-keys", Duration.ofSeconds(10), this::reload);
    }

    /**
     * @param id the same id always has the same body
     * @param secrets of the receiver: the present one, and during a rotation the one before
     */
    public Signed sign(String id, byte[] body, List<SigningSecret> secrets) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        byte[] head = (id + "." + minute.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        String value = Stream.concat(
                        secrets.stream().map(secret -> secret.sign(head, body)),
                        Stream.of(ofOrigin(id, minute, head, body)))
                .collect(Collectors.joining(" "));
        return new Signed(Long.toString(minute.getEpochSecond()), value);
    }

    private synchronized String ofOrigin(String id, Instant minute, byte[] head, byte[] body) {
        return made.computeIfAbsent(
                new Made(id, minute.getEpochSecond(), signing()), one -> sign(one.keys(), joined(head, body)));
    }

    private static String sign(List<SigningKey> keys, byte[] signed) {
        return keys.stream().map(key -> key.sign(signed)).collect(Collectors.joining(" "));
    }

    private List<SigningKey> signing() {
        if (signing.isEmpty()) {
            signing = keys.signing();
        }
        return signing;
    }

    /** Another instance may have made a key. */
    private boolean reload() {
        signing = keys.signing();
        return false;
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] both = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, both, head.length, body.length);
        return both;
    }
}
