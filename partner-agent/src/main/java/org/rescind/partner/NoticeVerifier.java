package org.rescind.partner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rescind.partner.NoticeRefusedException.Reason;

/**
 * Says whether a message comes from the publisher, by Standard Webhooks: {@code v1} (HMAC with the shared secret) and, which
 * the official library does not know, {@code v1a} (Ed25519 with the publisher's published key). One signature that matches
 * is enough, so that secrets and keys can be replaced while notices go on.
 *
 * <pre>{@code
 * var verifier = NoticeVerifier.withSecret(System.getenv("RESCIND_SECRET"));
 * var verified = verifier.verify(rawBody, headers);   // throws NoticeRefusedException
 * }</pre>
 */
public final class NoticeVerifier {

    /** What has been verified. The id is the key to recognise a repetition by. */
    public record Verified(String id, Instant signedAt, Set<Scheme> by) {}

    public enum Scheme {
        V1("v1"),
        V1A("v1a");

        private final String prefix;

        Scheme(String prefix) {
            this.prefix = prefix;
        }

        /** As it stands in the header. */
        public String shown() {
            return prefix;
        }
    }

    /** How far the clocks may be apart; it also bounds for how long a recorded message can be sent again. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SECRET_PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final int MOST_SIGNATURES = 32;
    private static final int MOST_DIGITS = 12;

    private final List<SecretKeySpec> secrets;
    private final List<PublishedKey> keys;
    private final InstantSource clock;

    private NoticeVerifier(List<SecretKeySpec> secrets, List<PublishedKey> keys, InstantSource clock) {
        this.secrets = secrets;
        this.keys = keys;
        this.clock = clock;
    }

    /** By the secret that the endpoint was given: {@code whsec_…}. */
    public static NoticeVerifier withSecret(String secret) {
        return of(List.of(secret), List.of(), InstantSource.system());
    }

    /** By the publisher's public keys alone: whoever has no secret, an auditor for example. */
    public static NoticeVerifier withKeys(List<PublishedKey> keys) {
        return of(List.of(), keys, InstantSource.system());
    }

    /** @throws IllegalArgumentException when a secret is not {@code whsec_} and Base64, or there is no key at all */
    public static NoticeVerifier of(List<String> secrets, List<PublishedKey> keys, InstantSource clock) {
        if (secrets.isEmpty() && keys.isEmpty()) {
            throw new IllegalArgumentException("A verifier needs a secret or a public key.");
        }
        return new NoticeVerifier(secrets.stream().map(NoticeVerifier::secret).toList(), List.copyOf(keys), clock);
    }

    private static SecretKeySpec secret(String shown) {
        if (!shown.startsWith(SECRET_PREFIX)) {
            throw new IllegalArgumentException("A secret starts with " + SECRET_PREFIX + ".");
        }
        return new SecretKeySpec(Base64.getDecoder().decode(shown.substring(SECRET_PREFIX.length())), HMAC);
    }

    /**
     * @param body the bytes as they came: parsed and written again they are others
     * @param headers by name, in any case
     */
    public Verified verify(byte[] body, Map<String, List<String>> headers) throws NoticeRefusedException {
        String id = header(headers, "webhook-id");
        String timestamp = header(headers, "webhook-timestamp");
        String signatures = header(headers, "webhook-signature");
        if (id.indexOf('.') >= 0) {
            throw new NoticeRefusedException(Reason.INVALID_ID, "webhook-id has a full stop.");
        }
        Instant signedAt = recent(timestamp);
        byte[] signed = concat((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8), body);
        return new Verified(id, signedAt, matching(signatures, signed, signedAt));
    }

    private static String header(Map<String, List<String>> headers, String name) throws NoticeRefusedException {
        List<String> values = headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList();
        if (values.isEmpty() || values.get(0).isBlank()) {
            throw new NoticeRefusedException(Reason.MISSING_HEADER, "There is no header " + name + ".");
        }
        if (values.size() > 1) {
            throw new NoticeRefusedException(Reason.AMBIGUOUS_HEADER, "The header " + name + " came more than once.");
        }
        return values.get(0);
    }

    private Instant recent(String timestamp) throws NoticeRefusedException {
        if (timestamp.length() > MOST_DIGITS || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NoticeRefusedException(
                    Reason.INVALID_TIMESTAMP, "webhook-timestamp is not a number of seconds since 1970.");
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        Duration age =
                Duration.between(signedAt, Instant.ofEpochSecond(clock.instant().getEpochSecond()));
        if (age.compareTo(TOLERANCE) > 0) {
            throw new NoticeRefusedException(
                    Reason.TOO_OLD,
                    "It was signed " + age.toSeconds() + " s ago; at most " + TOLERANCE.toSeconds()
                            + " s are allowed.");
        }
        if (age.negated().compareTo(TOLERANCE) > 0) {
            throw new NoticeRefusedException(
                    Reason.TOO_NEW,
                    "It was signed " + -age.toSeconds() + " s in the future; is the clock of this machine right?");
        }
        return signedAt;
    }

    private Set<Scheme> matching(String header, byte[] signed, Instant signedAt) throws NoticeRefusedException {
        Set<Scheme> tried = EnumSet.noneOf(Scheme.class);
        Set<Scheme> matched = EnumSet.noneOf(Scheme.class);
        for (String each : header.split(" +", MOST_SIGNATURES)) {
            for (Scheme scheme : Scheme.values()) {
                if (each.startsWith(scheme.prefix + ",") && hasKeyFor(scheme, signedAt)) {
                    tried.add(scheme);
                    if (matches(scheme, each.substring(scheme.prefix.length() + 1), signed, signedAt)) {
                        matched.add(scheme);
                    }
                }
            }
        }
        if (tried.isEmpty()) {
            throw new NoticeRefusedException(
                    Reason.NO_KEY,
                    "None of the signatures is of a kind for which there is a secret or a valid public key.");
        }
        if (matched.isEmpty()) {
            throw new NoticeRefusedException(
                    Reason.NO_MATCH, "No signature matches: another secret or key, or the body is not as it was sent.");
        }
        return matched;
    }

    private boolean hasKeyFor(Scheme scheme, Instant signedAt) {
        return switch (scheme) {
            case V1 -> !secrets.isEmpty();
            case V1A -> keys.stream().anyMatch(key -> key.isValidAt(signedAt));
        };
    }

    private boolean matches(Scheme scheme, String base64, byte[] signed, Instant signedAt) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return switch (scheme) {
            case V1 -> secrets.stream().anyMatch(secret -> MessageDigest.isEqual(hmac(secret, signed), signature));
            case V1A ->
                keys.stream()
                        .filter(key -> key.isValidAt(signedAt))
                        .anyMatch(key -> isSignedBy(key, signed, signature));
        };
    }

    private static byte[] hmac(SecretKeySpec secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static boolean isSignedBy(PublishedKey key, byte[] signed, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key.key());
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of the wrong length, or a key that is no point of the curve.
            return false;
        }
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        byte[] all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
