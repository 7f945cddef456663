package org.rescind.intake.request;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Encryption;

/** What a person wrote, as it is stored: ciphertext, bound to the request and the field that it belongs to. */
@Singleton
public class Confidential {

    private final Encryption encryption;

    Confidential(Encryption encryption) {
        this.encryption = encryption;
    }

    public byte[] seal(String plain, UUID request, String field) {
        return encryption.encrypt(plain, place(request, field));
    }

    /** Null when there is nothing. */
    public @Nullable String open(byte @Nullable [] sealed, UUID request, String field) {
        return sealed == null ? null : encryption.decrypt(sealed, place(request, field));
    }

    public byte[] sealInput(String input, UUID request, int ordinal) {
        return seal(input, request, "input/" + ordinal);
    }

    public String openInput(byte[] sealed, UUID request, int ordinal) {
        return encryption.decrypt(sealed, place(request, "input/" + ordinal));
    }

    private static String place(UUID request, String field) {
        return "request/" + request + "/" + field;
    }
}
