package org.rescind.notifier.endpoint;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.rescind.notifier.webhook.SigningSecret;
import org.rescind.web.Encryption;

/** Signing secrets as they lie in the database: encrypted, each bound to its institution. */
@Singleton
public class EndpointSecrets {

    private final Encryption encryption;

    EndpointSecrets(Encryption encryption) {
        this.encryption = encryption;
    }

    byte[] encrypt(UUID institution, SigningSecret secret) {
        return encryption.encrypt(secret.shown(), place(institution));
    }

    public SigningSecret decrypt(UUID institution, byte[] encrypted) {
        return SigningSecret.parse(encryption.decrypt(encrypted, place(institution)));
    }

    private static String place(UUID institution) {
        return "endpoint/" + institution;
    }
}
