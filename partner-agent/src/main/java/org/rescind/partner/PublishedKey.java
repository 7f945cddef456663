package org.rescind.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public key of the publisher, as {@code /.well-known/rescind-keys.json} shows it.
 *
 * @param from it signs nothing before
 * @param until it signs nothing from here on; null while it is in use
 */
public record PublishedKey(
        PublicKey key, Instant from, @Nullable Instant until) {

    private static final String PREFIX = "whpk_";
    private static final int BYTES = 32;

    /** What RFC 8410 puts before the 32 bytes of an Ed25519 key. */
    private static final byte[] X509_HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    /** @throws IllegalArgumentException when it is not {@code whpk_} and the Base64 of an Ed25519 key */
    public static PublishedKey parse(String shown, Instant from, @Nullable Instant until) {
        if (!shown.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A public key starts with " + PREFIX + ".");
        }
        byte[] raw = Base64.getDecoder().decode(shown.substring(PREFIX.length()));
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("A public key has " + BYTES + " bytes, not " + raw.length + ".");
        }
        byte[] encoded = new byte[X509_HEAD.length + BYTES];
        System.arraycopy(X509_HEAD, 0, encoded, 0, X509_HEAD.length);
        System.arraycopy(raw, 0, encoded, X509_HEAD.length, BYTES);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new PublishedKey(key, from, until);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is not an Ed25519 key.", e);
        }
    }

    /** Reads {@code {"keys":[{"key":"whpk_…","from":"…","until":"…"}]}}. */
    public static List<PublishedKey> parseAll(String json) {
        try {
            List<PublishedKey> all = new ArrayList<>();
            for (JsonNode each : new ObjectMapper().readTree(json).path("keys")) {
                JsonNode until = each.path("until");
                all.add(parse(
                        each.path("key").asText(),
                        Instant.parse(each.path("from").asText()),
                        until.isTextual() ? Instant.parse(until.asText()) : null));
            }
            return all;
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException("This is not the publisher's list of keys: " + e.getMessage(), e);
        }
    }

    /** With the tolerance of a verifier: a signature carries the time of the full minute, which may lie before the key. */
    boolean isValidAt(Instant time) {
        return !time.plus(NoticeVerifier.TOLERANCE).isBefore(from)
                && (until == null || time.minus(NoticeVerifier.TOLERANCE).isBefore(until));
    }
}
