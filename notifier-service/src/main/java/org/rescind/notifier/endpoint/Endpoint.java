package org.rescind.notifier.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Where an institution is told. The fan-out changes its state too, by SQL: write only what was changed, and lock first. */
@Entity
@DynamicUpdate
class Endpoint extends PanacheEntityBase {

    enum State {
        /** It has not yet answered its challenge. */
        @JsonProperty("unverified")
        UNVERIFIED,
        @JsonProperty("active")
        ACTIVE,
        /** The last attempt failed; we go on trying. */
        @JsonProperty("failing")
        FAILING,
        /** Somebody asked us to wait. */
        @JsonProperty("paused")
        PAUSED,
        /** It answered 410: it wants no more. What is owed stays owed. */
        @JsonProperty("disabled")
        DISABLED
    }

    @Id
    UUID institution;

    String url;

    @Enumerated(EnumType.STRING)
    Payload payload;

    byte[] secretEncrypted;

    /** The secret before the last rotation: it signs too until then. */
    byte @Nullable [] previousSecretEncrypted;

    @Nullable
    Instant previousSecretUntil;

    /** The header for a gateway in front of the receiver, name and value. */
    byte @Nullable [] headerEncrypted;

    @Enumerated(EnumType.STRING)
    State state;

    /** The present URL has answered a challenge. */
    boolean verified;

    Instant since;

    @Nullable
    String lastError;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Endpoint() {}

    Endpoint(UUID institution, String url, Payload payload, byte[] secretEncrypted, Instant now) {
        this.institution = institution;
        this.url = url;
        this.payload = payload;
        this.secretEncrypted = secretEncrypted;
        this.state = State.UNVERIFIED;
        this.since = now;
    }

    static Optional<Endpoint> locked(UUID institution) {
        return findByIdOptional(institution, LockModeType.PESSIMISTIC_WRITE);
    }

    void rotate(byte[] nextSecretEncrypted, Instant previousUntil) {
        previousSecretEncrypted = secretEncrypted;
        previousSecretUntil = previousUntil;
        secretEncrypted = nextSecretEncrypted;
    }

    void become(State next, Instant now) {
        if (state != next) {
            state = next;
            since = now;
            lastError = null;
        }
    }

    void moveTo(String newUrl, Instant now) {
        url = newUrl;
        verified = false;
        if (state != State.PAUSED) {
            become(State.UNVERIFIED, now);
        }
    }
}
