package org.rescind.notifier.endpoint;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;
import org.rescind.notifier.webhook.DeliveryConfig;
import org.rescind.web.Secret;

/** Which endpoints are to be challenged, and when. */
@Singleton
class ChallengeTable {

    private final Sql sql;
    private final DeliveryConfig config;

    ChallengeTable(Sql sql, DeliveryConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /** Due in a moment: the answer that brings the secret shall arrive before the challenge does. */
    void start(UUID institution, SecureRandom random) {
        sql.update(
                """
                update endpoint
                   set challenge_id = ?, challenge = ?, challenged_at = date_trunc('milliseconds', now()),
                       challenge_failures = 0, next_challenge_at = now() + interval '300 milliseconds',
                       challenge_until = now() + ?::interval
                 where institution = ?""",
                UUID.randomUUID(),
                Secret.random(random).value(),
                config.challengeFor().toString(),
                institution);
    }

    /** Takes what is due; whoever dies with it leaves it due again when the lease ends. */
    List<Challenge> claim(int limit) {
        return sql.list(
                """
                update endpoint e set next_challenge_at = now() + ?::interval
                 where institution in (
                       select institution from endpoint
                        where state = 'UNVERIFIED' and next_challenge_at <= now() and challenge_until > now()
                        limit ? for update skip locked)
                returning e.institution, e.challenge_id, e.challenge, e.challenged_at, e.challenge_failures,
                      """ + TargetTable.COLUMNS,
                row -> new Challenge(
                        TargetTable.read(row.getObject(1, UUID.class), row, 6),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getInt(5)),
                config.lease().toString(),
                limit);
    }

    /** False when a later challenge has taken its place, or somebody has paused the endpoint. */
    boolean passed(Challenge challenge) {
        return sql.update("""
                        update endpoint
                           set state = 'ACTIVE', verified = true, since = now(), last_error = null, next_challenge_at = null
                         where institution = ? and challenge_id = ? and state = 'UNVERIFIED'""", challenge.institution(), challenge.id()) == 1;
    }

    void failed(Challenge challenge, String error, Duration pause) {
        sql.update("""
                update endpoint
                   set challenge_failures = challenge_failures + 1, next_challenge_at = now() + ?::interval, last_error = ?
                 where institution = ? and challenge_id = ? and state = 'UNVERIFIED'""", pause.toString(), error, challenge.institution(), challenge.id());
    }
}
