package org.rescind.intake.request;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Encryption;

/**
 * Seals and opens what a person wrote in one request. It says of each ciphertext which key sealed it: one of the service
 * begins with 1 (Tink's own sign), the request's own with 2.
 */
public final class RequestKey {

    private static final byte OWN = 2;

    private final UUID request;
    private final Encryption service;
    private final Encryption.@Nullable DataKey own;

    /** @param own null when it was never made, or erased */
    RequestKey(UUID request, Encryption service, Encryption.@Nullable DataKey own) {
        this.request = request;
        this.service = service;
        this.own = own;
    }

    byte[] wrapped() {
        return own().wrapped();
    }

    public byte[] seal(String plain, String field) {
        byte[] sealed = own().encryption().encrypt(plain, place(field));
        byte[] marked = new byte[sealed.length + 1];
        marked[0] = OWN;
        System.arraycopy(sealed, 0, marked, 1, sealed.length);
        return marked;
    }

    /** Null when there is nothing, or when the key that would open it was erased. */
    public @Nullable String open(byte @Nullable [] sealed, String field) {
        if (sealed == null) {
            return null;
        }
        if (sealed[0] != OWN) {
            return service.decrypt(sealed, place(field));
        }
        return own == null
                ? null
                : own.encryption().decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), place(field));
    }

    byte[] sealInput(String input, int ordinal) {
        return seal(input, inputField(ordinal));
    }

    public @Nullable String openInput(byte @Nullable [] sealed, int ordinal) {
        return open(sealed, inputField(ordinal));
    }

    private Encryption.DataKey own() {
        if (own == null) {
            throw new IllegalStateException("request " + request + " has no key");
        }
        return own;
    }

    private String place(String field) {
        return "request/" + request + "/" + field;
    }

    private static String inputField(int ordinal) {
        return "input/" + ordinal;
    }

    @Override
    public String toString() {
        return "RequestKey[hidden]";
    }
}
