package org.rescind.intake.request;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rescind.events.ReviewDecided;

/** What a person asked for. Whoever changes one holds its row until the transaction ends. */
@Entity
@Table(name = "request")
public class RemovalRequest extends PanacheEntityBase {

    @Id
    UUID id;

    String caseKeySha256;

    @Enumerated(EnumType.STRING)
    Status status;

    @Enumerated(EnumType.STRING)
    @Nullable
    Phase phase;

    @Enumerated(EnumType.STRING)
    @Nullable
    Status endsAs;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Nullable
    List<String> datasets;

    @Enumerated(EnumType.STRING)
    Relationship relationship;

    @Enumerated(EnumType.STRING)
    @Nullable
    Regime regime;

    String language;
    byte @Nullable [] contactEncrypted;
    byte @Nullable [] messageEncrypted;
    Instant receivedAt;
    Instant expectedBy;
    int referenceCount;
    long revision;
    long heldRevision;

    @Embedded
    Totals totals = Totals.NONE;

    @Nullable
    String decision;

    @Enumerated(EnumType.STRING)
    @Nullable
    Withdrawal withdrawal;

    @Nullable
    Instant closedAt;

    /** Written by the retention alone. */
    @Column(insertable = false, updatable = false)
    @Nullable
    Instant erasedAt;

    long version;
    long publishedVersion;

    protected RemovalRequest() {}

    /** In the order of their ids, so that two transactions that need the same ones do not wait for each other. */
    public static List<RemovalRequest> lockAll(Collection<UUID> ids) {
        return RemovalRequest.<RemovalRequest>find("id in ?1 order by id", ids)
                .withLock(PESSIMISTIC_WRITE)
                .list();
    }

    static Optional<RemovalRequest> known(UUID id) {
        return RemovalRequest.findByIdOptional(id);
    }

    public static Optional<RemovalRequest> lock(UUID id) {
        return RemovalRequest.findByIdOptional(id, PESSIMISTIC_WRITE);
    }

    /** Whether a resolution of this revision says more than what is known. */
    public boolean isNews(long revision) {
        return revision > this.revision && revision >= heldRevision;
    }

    public void resolve(Resolution news, Instant now) {
        revision = news.revision();
        totals = news.totals();
        withdrawal = news.withdrawal() == null ? withdrawal : news.withdrawal();
        endsAs = news.tally().end();
        enter(state().resolved(news.tally(), news.positions(), withdrawal), now);
    }

    /** Returns false when the news is old. */
    public boolean hold(long revision, Instant now) {
        if (revision <= this.revision || revision <= heldRevision) {
            return false;
        }
        heldRevision = revision;
        // A decision about what was held before says nothing about what is held now.
        decision = null;
        enter(state().held(), now);
        return true;
    }

    public void decide(ReviewDecided.Decision decision, Instant now) {
        this.decision = decision.name().toLowerCase(Locale.ROOT);
        enter(state().decided(), now);
        version++;
    }

    /** Within the month, and once. */
    public boolean mayBeExtended(Instant now) {
        return !status.isEnd() && expectedBy.equals(Deadline.regular(receivedAt)) && !now.isAfter(expectedBy);
    }

    public void extend() {
        expectedBy = Deadline.extended(receivedAt);
    }

    void withdraw(Instant now) {
        if (withdrawal != null) {
            return;
        }
        if (version == 0) {
            withdrawal = Withdrawal.DONE;
            enter(new RequestState(Status.WITHDRAWN, null), now);
            return;
        }
        withdrawal = Withdrawal.REQUESTED;
        enter(state().withdrawalRequested(), now);
        version++;
    }

    private void enter(RequestState next, Instant now) {
        if (!next.status().isEnd()) {
            closedAt = null;
        } else if (!next.equals(state())) {
            closedAt = now;
        }
        status = next.status();
        phase = next.phase();
    }

    private RequestState state() {
        return new RequestState(status, phase);
    }

    public UUID id() {
        return id;
    }

    public Status status() {
        return status;
    }

    public @Nullable Phase phase() {
        return phase;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Instant expectedBy() {
        return expectedBy;
    }

    public Totals totals() {
        return totals;
    }

    public @Nullable Regime regime() {
        return regime;
    }

    /** As a BCP 47 tag. */
    public String language() {
        return language;
    }

    public @Nullable Withdrawal withdrawal() {
        return withdrawal;
    }

    /** When what the person wrote was erased. */
    public @Nullable Instant erasedAt() {
        return erasedAt;
    }
}
