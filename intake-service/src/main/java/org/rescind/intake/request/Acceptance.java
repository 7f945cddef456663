package org.rescind.intake.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.protection.Answer;
import org.rescind.intake.protection.Gate;
import org.rescind.messaging.KillPoint;
import org.rescind.web.Ids;
import org.rescind.web.Secret;
import org.rescind.web.Sha256;

/** Takes a request in: when the transaction has committed, it will be resolved, whatever happens. */
@ApplicationScoped
class Acceptance {

    /** @param caseKey known to nobody but the person */
    record Accepted(RemovalRequest request, Secret caseKey) {}

    private final Ids ids;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Confidential confidential;
    private final Gate gate;
    private final ReferenceTable table;
    private final Event<ContactLeft> left;
    private final Event<RequestChanged> changed;

    Acceptance(
            Ids ids,
            SecureRandom random,
            InstantSource clock,
            Confidential confidential,
            Gate gate,
            ReferenceTable table,
            Event<ContactLeft> left,
            Event<RequestChanged> changed) {
        this.ids = ids;
        this.random = random;
        this.clock = clock;
        this.confidential = confidential;
        this.gate = gate;
        this.table = table;
        this.left = left;
        this.changed = changed;
    }

    @Transactional
    @KillPoint("accept")
    Accepted accept(Submission submission, List<ReadReference> references, Answer.Passed passed) {
        gate.spend(passed);
        Secret caseKey = Secret.random(random);
        RemovalRequest request = request(references);
        RequestKey key = confidential.newKey(request.id);
        describe(request, submission, key);
        request.caseKeySha256 = Sha256.hex(caseKey.value());
        table.insert(request, key, references);
        if (submission.contact() != null) {
            left.fire(new ContactLeft(request.id, submission.contact().email(), request.receivedAt));
        }
        changed.fire(new RequestChanged());
        return new Accepted(request, caseKey);
    }

    private RemovalRequest request(List<ReadReference> references) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean anythingToSend = references.stream().anyMatch(ReadReference::namesSomething);
        RemovalRequest request = new RemovalRequest();
        request.id = ids.next();
        request.status = RequestState.received(anythingToSend).status();
        request.closedAt = anythingToSend ? null : now;
        request.version = anythingToSend ? 1 : 0;
        request.receivedAt = now;
        request.expectedBy = Deadline.regular(now);
        request.referenceCount = references.size();
        return request;
    }

    private static void describe(RemovalRequest request, Submission submission, RequestKey key) {
        Submission.Contact contact = submission.contact();
        request.datasets = submission.datasets() == null
                ? null
                : submission.datasets().stream().distinct().toList();
        request.relationship = submission.relationship();
        request.regime = submission.regime();
        request.language = submission.language();
        request.contactEncrypted = seal(key, contact == null ? null : contact.email(), "contact");
        request.messageEncrypted = seal(key, submission.message(), "message");
    }

    private static byte @Nullable [] seal(RequestKey key, @Nullable String plain, String field) {
        return plain == null ? null : key.seal(plain, field);
    }
}
