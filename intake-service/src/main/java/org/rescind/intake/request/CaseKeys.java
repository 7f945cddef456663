package org.rescind.intake.request;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.protection.Allowance;
import org.rescind.intake.protection.ClientAddress;
import org.rescind.intake.protection.Limits;
import org.rescind.web.BearerAuthentication;
import org.rescind.web.Problem;
import org.rescind.web.Sha256;

/**
 * Opens a case with its key. A wrong key and a wrong id look alike, so that nobody can find out which ids there are. Who comes
 * with many wrong ones is told to stop; a right one opens always, whatever others do at the same address.
 */
@Singleton
public class CaseKeys {

    private static final String NOBODYS = Sha256.hex("");

    private final Limits limits;
    private final ClientAddress client;

    CaseKeys(Limits limits, ClientAddress client) {
        this.limits = limits;
        this.client = client;
    }

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
        return request.filter(found -> opens).orElseThrow(this::wrong);
    }

    private HttpProblem wrong() {
        Optional<Duration> lacking = limits.take(Allowance.WRONG_KEYS, client.get());
        return lacking.isPresent()
                ? Limits.tooMany(lacking.get())
                : Problem.NOT_FOUND.with("There is no case with this number and this key.");
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
