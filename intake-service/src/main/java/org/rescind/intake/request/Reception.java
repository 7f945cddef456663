package org.rescind.intake.request;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.IntakeConfig;
import org.rescind.web.IdempotentAnswers;

/** Where requests arrive, from programs and from pages alike. */
@Singleton
class Reception {

    private final Acceptance acceptance;
    private final SubmissionCheck check;
    private final IdempotentAnswers answers;
    private final String publicUrl;

    Reception(Acceptance acceptance, SubmissionCheck check, IdempotentAnswers answers, IntakeConfig config) {
        this.acceptance = acceptance;
        this.check = check;
        this.answers = answers;
        this.publicUrl = config.publicUrl();
    }

    /** @param key an {@code Idempotency-Key} */
    Response take(Submission submission, @Nullable String key) {
        return answers.once(key, submission, () -> accept(submission));
    }

    private Response accept(Submission submission) {
        List<ReadReference> references = ReadReference.readAll(submission.references());
        SubmissionCheck.readable(references);
        check.known(submission.datasets());
        Acceptance.Accepted accepted = acceptance.accept(submission, references);
        Receipt.Links links = links(accepted.request());
        return Response.accepted()
                .location(URI.create(links.self()))
                .entity(Receipt.of(accepted, references, links))
                .build();
    }

    private Receipt.Links links(RemovalRequest request) {
        return new Receipt.Links(
                publicUrl + "/api/v1/removal-requests/" + request.id(), publicUrl + "/cases/" + request.id());
    }
}
