package org.rescind.notifier.endpoint;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.rescind.notifier.signing.SigningSecret;
import org.rescind.notifier.webhook.Target;
import org.rescind.web.Encryption;

/** Secrets and gateway headers as they lie in the database: encrypted, each bound to its institution. */
@Singleton
public class EndpointSecrets {

    private static final int KEPT = 2_000;

    private final Encryption encryption;
    private final Map<SealedTarget, Target> opened =
            Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<SealedTarget, Target> eldest) {
                    return size() > KEPT;
                }
            });

    EndpointSecrets(Encryption encryption) {
        this.encryption = encryption;
    }

    byte[] encrypt(UUID institution, SigningSecret secret) {
        return encryption.encrypt(secret.shown(), place(institution));
    }

    byte[] encrypt(UUID institution, Target.Header header) {
        return encryption.encrypt(header.name() + ":" + header.value(), headerPlace(institution));
    }

    Target.Header header(UUID institution, byte[] encrypted) {
        String both = encryption.decrypt(encrypted, headerPlace(institution));
        int colon = both.indexOf(':');
        return new Target.Header(both.substring(0, colon), both.substring(colon + 1));
    }

    /** Deciphered once for many notices in a row. */
    public Target open(SealedTarget sealed) {
        return opened.computeIfAbsent(sealed, this::decipher);
    }

    private Target decipher(SealedTarget sealed) {
        UUID institution = sealed.institution();
        return new Target(
                sealed.url(),
                Stream.of(sealed.secret(), sealed.previousSecret())
                        .filter(Objects::nonNull)
                        .map(encrypted -> SigningSecret.parse(encryption.decrypt(encrypted, place(institution))))
                        .toList(),
                sealed.header() == null ? null : header(institution, sealed.header()));
    }

    private static String place(UUID institution) {
        return "endpoint/" + institution;
    }

    private static String headerPlace(UUID institution) {
        return "endpoint-header/" + institution;
    }
}
