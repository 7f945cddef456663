package org.rescind.intake.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a request was refused, in words for programs: those of the Data Rights Protocol, and four of research datasets. */
enum ReasonCode {
    SUSPECTED_FRAUD,
    INSUF_VERIFICATION,
    NO_MATCH,
    CLAIM_NOT_COVERED,
    OUTSIDE_JURISDICTION,
    TOO_MANY_REQUESTS,
    NOT_IN_DATASET,
    RESEARCH_EXEMPTION,
    LEGAL_HOLD,
    THIRD_PARTY_RIGHTS,
    OTHER;

    final String code = name().toLowerCase(Locale.ROOT);

    static Optional<ReasonCode> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(each -> each.code).toList();
    }

    /** As a person reads it. */
    String words(ReviewMessages messages) {
        return switch (this) {
            case SUSPECTED_FRAUD -> messages.reasonSuspectedFraud();
            case INSUF_VERIFICATION -> messages.reasonInsufVerification();
            case NO_MATCH -> messages.reasonNoMatch();
            case CLAIM_NOT_COVERED -> messages.reasonClaimNotCovered();
            case OUTSIDE_JURISDICTION -> messages.reasonOutsideJurisdiction();
            case TOO_MANY_REQUESTS -> messages.reasonTooManyRequests();
            case NOT_IN_DATASET -> messages.reasonNotInDataset();
            case RESEARCH_EXEMPTION -> messages.reasonResearchExemption();
            case LEGAL_HOLD -> messages.reasonLegalHold();
            case THIRD_PARTY_RIGHTS -> messages.reasonThirdPartyRights();
            case OTHER -> messages.reasonOther();
        };
    }
}
