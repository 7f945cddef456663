package org.rescind.intake.request;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Encryption;

/**
 * What a person wrote, and what was written about them, as it is stored: ciphertext, bound to the request and the field that
 * it belongs to, by a key of the request alone. Whoever deletes that key has erased all of it.
 */
@Singleton
public class Confidential {

    private final Encryption encryption;
    private final SecureRandom random;
    private final InstantSource clock;
    private final RequestKeyTable keys;

    Confidential(Encryption encryption, SecureRandom random, InstantSource clock, RequestKeyTable keys) {
        this.encryption = encryption;
        this.random = random;
        this.clock = clock;
        this.keys = keys;
    }

    /** For a request that is about to be stored: its {@link RequestKey#wrapped} goes with it. */
    RequestKey newKey(UUID request) {
        return new RequestKey(request, encryption, encryption.newDataKey(random, place(request)));
    }

    /** To open what is stored; for many texts at once. */
    public RequestKey key(UUID request) {
        byte[] wrapped = keys.find(request);
        return new RequestKey(request, encryption, wrapped == null ? null : unwrap(wrapped, request));
    }

    /** Something that is written after the request was accepted: it is kept for the whole retention from now on. */
    public byte[] seal(String plain, UUID request, String field) {
        byte[] wrapped = keys.findOrInsert(request, newKey(request).wrapped(), clock.instant());
        return new RequestKey(request, encryption, unwrap(wrapped, request)).seal(plain, field);
    }

    /** Null when there is nothing, or when it was erased. */
    public @Nullable String open(byte @Nullable [] sealed, UUID request, String field) {
        return sealed == null ? null : key(request).open(sealed, field);
    }

    private Encryption.DataKey unwrap(byte[] wrapped, UUID request) {
        return new Encryption.DataKey(wrapped, encryption.dataKey(wrapped, place(request)));
    }

    static String place(UUID request) {
        return "request/" + request + "/key";
    }
}
