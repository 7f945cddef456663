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
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM by Tink, for what must be kept but not read by whoever reads the database. Each value is bound to the place
 * it belongs to, so that a ciphertext moved to another row or column does not open.
 */
public final class Encryption {

    private static final int KEY_BYTES = 32;

    private final Aead aead;

    /** What the ciphertexts of the first key begin with. */
    private final byte[] prefix;

    /** For {@link #hash}: made from the first key. */
    private final byte[] hashKey;

    private Encryption(Aead aead, AesGcmKey first) throws GeneralSecurityException {
        this.aead = aead;
        this.prefix = first.getOutputPrefix().toByteArray();
        this.hashKey = hmac(bytes(first), "hash");
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
            return new Encryption(aead(keyset), key(each.get(0)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use the encryption key", e);
        }
    }

    /** A new key for one thing alone: deleting it makes whatever it encrypted unreadable, in every copy. */
    public DataKey newDataKey(SecureRandom random, String place) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new DataKey(encrypt(bytes, place), withDataKey(bytes));
    }

    /** @param wrapped as {@link #newDataKey} gave it */
    public Encryption dataKey(byte[] wrapped, String place) {
        return withDataKey(decryptBytes(wrapped, place));
    }

    /** The same data key, wrapped by the first key. */
    public byte[] wrapAgain(byte[] wrapped, String place) {
        return encrypt(decryptBytes(wrapped, place), place);
    }

    /** What everything that the first key encrypted begins with. */
    public byte[] prefix() {
        return prefix.clone();
    }

    /**
     * @param wrapped the key, encrypted: to be stored
     * @param encryption by that key
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    public record DataKey(byte[] wrapped, Encryption encryption) {

        @Override
        public String toString() {
            return "DataKey[hidden]";
        }
    }

    @AccessesPartialKey
    private static Encryption withDataKey(byte[] bytes) {
        try {
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(parameters(AesGcmParameters.Variant.NO_PREFIX))
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .build();
            return new Encryption(
                    aead(KeysetHandle.newBuilder()
                            .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())),
                    key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use a data key", e);
        }
    }

    private static Aead aead(KeysetHandle.Builder keyset) throws GeneralSecurityException {
        return keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @AccessesPartialKey
    private static AesGcmKey key(String base64) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("an encryption key is 32 bytes in base64, this one has " + bytes.length);
        }
        return AesGcmKey.builder()
                .setParameters(parameters(AesGcmParameters.Variant.TINK))
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .setIdRequirement(Integer.parseInt(Sha256.hex(base64).substring(0, 7), 16))
                .build();
    }

    private static AesGcmParameters parameters(AesGcmParameters.Variant variant) throws GeneralSecurityException {
        return AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(variant)
                .build();
    }

    /** @param place what it belongs to, for example {@code request/<id>/contact} */
    public byte[] encrypt(String plain, String place) {
        return encrypt(plain.getBytes(StandardCharsets.UTF_8), place);
    }

    private byte[] encrypt(byte[] plain, String place) {
        try {
            return aead.encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt " + place, e);
        }
    }

    public String decrypt(byte[] encrypted, String place) {
        return new String(decryptBytes(encrypted, place), StandardCharsets.UTF_8);
    }

    private byte[] decryptBytes(byte[] encrypted, String place) {
        try {
            return aead.decrypt(encrypted, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt " + place + ": another key, or moved", e);
        }
    }

    /**
     * The same for the same text, and nothing to whoever has no key: so that what must not be read can be counted.
     *
     * @param purpose so that hashes of two purposes cannot be compared
     */
    public byte[] hash(String plain, String purpose) {
        try {
            return hmac(hmac(hashKey, purpose), plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @AccessesPartialKey
    private static byte[] bytes(AesGcmKey key) {
        return key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    }
}
