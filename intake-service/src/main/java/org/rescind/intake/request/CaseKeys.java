package org.rescind.intake.request;

import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.web.BearerAuthentication;
import org.rescind.web.Problem;
import org.rescind.web.Sha256;

/** Opens a case with its key. A wrong key and a wrong id look alike, so that nobody can find out which ids there are. */
@Singleton
public class CaseKeys {

    private static final String NOBODYS = Sha256.hex("");

    /** @param authorization the header, {@code Bearer <case key>} */
    public RemovalRequest open(String id, @Nullable String authorization) {
        return openWith(id, BearerAuthentication.token(authorization));
    }

    /** @param key the case key alone */
    public RemovalRequest openWith(String id, @Nullable String key) {
        if (key == null || key.isEmpty()) {
            throw new UnauthorizedException();
        }
        Optional<RemovalRequest> request = parse(id).flatMap(RemovalRequest::known);
        boolean opens =
                Sha256.matches(key, request.map(found -> found.caseKeySha256).orElse(NOBODYS));
        return request.filter(found -> opens)
                .orElseThrow(() -> Problem.NOT_FOUND.with("There is no case with this number and this key."));
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
