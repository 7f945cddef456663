package org.rescind.web;

import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits in URL-safe base64: for keys that people and programs keep. */
public record Secret(String value) {

    private static final int BYTES = 32;

    public static Secret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
