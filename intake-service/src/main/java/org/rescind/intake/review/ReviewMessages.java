package org.rescind.intake.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a person is told of a decision. The texts are in {@code messages/review_*.properties}. */
@MessageBundle(value = "review", locale = "en")
public interface ReviewMessages {

    @Message
    String reasonSuspectedFraud();

    @Message
    String reasonInsufVerification();

    @Message
    String reasonNoMatch();

    @Message
    String reasonClaimNotCovered();

    @Message
    String reasonOutsideJurisdiction();

    @Message
    String reasonTooManyRequests();

    @Message
    String reasonNotInDataset();

    @Message
    String reasonResearchExemption();

    @Message
    String reasonLegalHold();

    @Message
    String reasonThirdPartyRights();

    @Message
    String reasonOther();

    @Message
    String lookAgain();

    @Message
    String complaintGdpr();

    @Message
    String complaintCcpa();

    @Message
    String complaintBipa();

    @Message
    String complaintPipl();

    @Message
    String complaintAny();

    @Message
    String complaintAuthority(String name);
}
