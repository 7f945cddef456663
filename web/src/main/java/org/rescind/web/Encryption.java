package org.rescind.web;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * AES-256-GCM by Tink, for what must be kept but not read by whoever reads the database. Each value is bound to the place
 * it belongs to, so that a ciphertext moved to another row or column does not open.
 */
public final class Encryption {

    private static final int KEY_BYTES = 32;

    private final Aead aead;

    private Encryption(Aead aead) {
        this.aead = aead;
    }

    /** @param keys base64 of 32 bytes each, separated by commas; the first encrypts, all of them decrypt */
    public static Encryption withKeys(String keys) {
        try {
            AeadConfig.register();
            List<String> each =
                    Arrays.stream(keys.split(",", -1)).map(String::trim).toList();
            KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
            for (int i = 0; i < each.size(); i++) {
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key(each.get(i)));
                keyset.addEntry(i == 0 ? entry.makePrimary() : entry);
            }
            return new Encryption(keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use the encryption key", e);
        }
    }

    @AccessesPartialKey
    private static AesGcmKey key(String base64) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("an encryption key is 32 bytes in base64, this one has " + bytes.length);
        }
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .setIdRequirement(Integer.parseInt(Sha256.hex(base64).substring(0, 7), 16))
                .build();
    }

    /** @param place what it belongs to, for example {@code request/<id>/contact} */
    public byte[] encrypt(String plain, String place) {
        try {
            return aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt " + place, e);
        }
    }

    public String decrypt(byte[] encrypted, String place) {
        try {
            return new String(aead.decrypt(encrypted, place.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt " + place + ": another key, or moved", e);
        }
    }
}
