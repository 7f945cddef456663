package org.rescind.intake.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param caseKey shown this once
 */
record Receipt(
        UUID id,
        String caseKey,
        Status status,
        Instant receivedAt,
        Instant expectedBy,
        List<Reference> references,
        Links links) {

    /**
     * How we read what was pasted.
     *
     * @param reason a word for programs, when it names nothing
     * @param explanation the same as a sentence, with what to paste instead
     */
    record Reference(
            String input,
            String kind,
            @Nullable String value,
            @Nullable String reason,
            @Nullable String explanation) {

        static Reference of(ReadReference read) {
            return new Reference(
                    read.input(),
                    read.reading().kind().wireName(),
                    read.reading().value(),
                    read.reading().reason(),
                    read.reading().explanation());
        }
    }

    /**
     * @param self the case as data
     * @param page the case as a page
     */
    record Links(String self, String page) {}

    static Receipt of(Acceptance.Accepted accepted, List<ReadReference> references, Links links) {
        RemovalRequest request = accepted.request();
        return new Receipt(
                request.id(),
                accepted.caseKey().value(),
                request.status(),
                request.receivedAt(),
                request.expectedBy(),
                references.stream().map(Reference::of).toList(),
                links);
    }

    @Override
    public String toString() {
        return "Receipt[" + id + ", hidden]";
    }
}
