package org.rescind.intake.request;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.IntakeConfig;
import org.rescind.intake.protection.Answer;
import org.rescind.intake.protection.ClientAddress;
import org.rescind.intake.protection.Gate;
import org.rescind.intake.protection.UsedProofException;
import org.rescind.web.IdempotentAnswers;

/** Where requests arrive, from programs and from pages alike. */
@Singleton
class Reception {

    private final Acceptance acceptance;
    private final SubmissionCheck check;
    private final Gate gate;
    private final ClientAddress client;
    private final IdempotentAnswers answers;
    private final String publicUrl;

    Reception(
            Acceptance acceptance,
            SubmissionCheck check,
            Gate gate,
            ClientAddress client,
            IdempotentAnswers answers,
            IntakeConfig config) {
        this.acceptance = acceptance;
        this.check = check;
        this.gate = gate;
        this.client = client;
        this.answers = answers;
        this.publicUrl = config.publicUrl();
    }

    /**
     * @param key an {@code Idempotency-Key}
     * @throws RefusedException when a proof is needed, or it was too much
     */
    Response take(Submission submission, @Nullable String key) {
        return answers.once(key, submission.withChallenge(null), () -> accept(submission));
    }

    private Response accept(Submission submission) {
        List<ReadReference> references = ReadReference.readAll(submission.references());
        SubmissionCheck.readable(references);
        check.known(submission.datasets());
        Acceptance.Accepted accepted = accept(submission, references);
        Receipt.Links links = links(accepted.request());
        return Response.accepted()
                .location(URI.create(links.self()))
                .entity(Receipt.of(accepted, references, links))
                .build();
    }

    private Acceptance.Accepted accept(Submission submission, List<ReadReference> references) {
        String address = client.get();
        Answer answer = gate.check(address, references.size(), submission.challenge());
        if (!(answer instanceof Answer.Passed passed)) {
            throw new RefusedException(answer);
        }
        try {
            return acceptance.accept(submission, references, passed);
        } catch (UsedProofException e) {
            throw new RefusedException(gate.again(address));
        }
    }

    private Receipt.Links links(RemovalRequest request) {
        return new Receipt.Links(
                publicUrl + "/api/v1/removal-requests/" + request.id(), publicUrl + "/cases/" + request.id());
    }
}
