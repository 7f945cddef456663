package org.rescind.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 for keys of at least 128 random bits: those need no salt and no slow hash. */
public final class Sha256 {

    private Sha256() {}

    /** In lower-case hexadecimal. */
    public static String hex(String secret) {
        return HexFormat.of().formatHex(digest(secret));
    }

    /** Compares without telling by its duration where the two differ. */
    public static boolean matches(String secret, String expectedHex) {
        return MessageDigest.isEqual(
                hex(secret).getBytes(StandardCharsets.US_ASCII), expectedHex.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
