package org.rescind.intake.caseview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of a case say. The texts are in {@code messages/follow_*.properties}. */
@MessageBundle(value = "follow", locale = "en")
@SuppressWarnings("MethodName") // the names of some messages end with a word that programs use
public interface FollowMessages {

    // Opening a case
    @Message
    String openTitle();

    @Message
    String openIntro();

    @Message
    String numberLabel();

    @Message
    String numberHint();

    @Message
    String keyLabel();

    @Message
    String keyHint();

    @Message
    String openButton();

    @Message
    String openWrong();

    @Message
    String openTooOften();

    @Message
    String openLost();

    // Number and key
    @Message
    String keyTitle();

    @Message
    String keySave();

    @Message
    String keyLink();

    @Message
    String keyPrint();

    @Message
    String keyNext();

    @Message
    String keyNext1();

    @Message
    String keyNext2();

    @Message
    String keyNext3(String day);

    @Message
    String keyMail();

    @Message
    String keyFlickr();

    @Message
    String keyOpen();

    // The case
    @Message
    String caseTitle();

    @Message
    String caseNumber(String id);

    @Message
    String received(String day);

    @Message
    String deadline(String day);

    @Message
    String extended(String day);

    @Message
    String state_open();

    @Message
    String state_under_review();

    @Message
    String state_removing();

    @Message
    String state_propagating();

    @Message
    String state_withdrawing();

    @Message
    String state_fulfilled();

    @Message
    String state_partial();

    @Message
    String state_denied();

    @Message
    String state_withdrawn();

    @Message
    String about_open();

    @Message
    String about_under_review();

    @Message
    String about_removing();

    @Message
    String about_propagating();

    @Message
    String about_withdrawing();

    @Message
    String about_fulfilled();

    @Message
    String about_fulfilled_purged();

    @Message
    String about_fulfilled_nothing();

    @Message
    String about_partial();

    @Message
    String about_denied();

    @Message
    String about_withdrawn();

    @Message
    String tooLate();

    // The steps
    @Message
    String stepsTitle();

    @Message
    String stepReceived();

    @Message
    String stepRemoved();

    @Message
    String stepNotified();

    @Message
    String stepAcknowledged();

    @Message
    String stepPurged();

    @Message
    String photos(int n);

    @Message
    String ofCopies(long n, long of);

    @Message
    String noCopies();

    @Message
    String lateCopies(long n);

    @Message
    String lateMeans();

    @Message
    String claim();

    // What was pasted
    @Message
    String referencesTitle();

    @Message
    String sumLine(String claimed, String removed, String already, String missing, String refused);

    @Message
    String sumWrong();

    @Message
    String yourLine();

    @Message
    String becameOf();

    @Message
    String erased();

    @Message
    String erasedOn(String day);

    @Message
    String outcome_none();

    @Message
    String outcome_removed();

    @Message
    String outcome_already_removed();

    @Message
    String outcome_not_found();

    @Message
    String outcome_ambiguous();

    @Message
    String outcome_refused();

    @Message
    String moreReferences();

    // Datasets and institutions
    @Message
    String datasetsTitle();

    @Message
    String datasetTitle(String title);

    @Message
    String positions(String photos, String records, String first, String last);

    @Message
    String institutionsCaption();

    @Message
    String institution();

    @Message
    String copy();

    @Message
    String state();

    @Message
    String since();

    @Message
    String dueBy(String day);

    @Message
    String copy_owed();

    @Message
    String copy_notified();

    @Message
    String copy_acknowledged();

    @Message
    String copy_purged();

    @Message
    String copy_exempt();

    @Message
    String copy_waived();

    @Message
    String copy_retired();

    @Message
    String late();

    @Message
    String defaulted();

    @Message
    String exempt_exempt();

    @Message
    String exempt_retained_backup();

    @Message
    String exempt_transferred();

    @Message
    String exempt_derived_only();

    @Message
    String exemptUntil(String day);

    @Message
    String moreInstitutions();

    // History and what can be done
    @Message
    String historyTitle();

    @Message
    String step_received();

    @Message
    String step_removing();

    @Message
    String step_under_review();

    @Message
    String step_propagating();

    @Message
    String step_withdrawing();

    @Message
    String step_fulfilled();

    @Message
    String step_partial();

    @Message
    String step_denied();

    @Message
    String step_withdrawn();

    @Message
    String actionsTitle();

    @Message
    String showKey();

    @Message
    String download();

    @Message
    String downloadInstitutions();

    @Message
    String askMore();

    @Message
    String withdraw();

    @Message
    String refresh();

    @Message
    String leave();

    @Message
    String leaveHint();

    @Message
    String liveSaid(String state);

    // Withdrawing
    @Message
    String withdrawTitle();

    @Message
    String withdrawNow();

    @Message
    String withdrawYes();

    @Message
    String withdrawNo();

    // Refused, or longer
    @Message
    String refusedTitle();

    @Message
    String complaintTitle();

    @Message
    String appeal();

    @Message
    String appealReceived(String day);

    @Message
    String appealAnswered(String day);

    @Message
    String appealTitle();

    @Message
    String appealLabel();

    @Message
    String appealHint();

    @Message
    String appealWrong();

    @Message
    String appealSend();

    @Message
    String extensionTitle();
}
