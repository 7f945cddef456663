package org.rescind.intake.request;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say on which a person asks. The texts are in {@code messages/ask_*.properties}. */
@MessageBundle(value = "ask", locale = "en")
@SuppressWarnings("MethodName") // the names of some messages end with a word that programs use
public interface AskMessages {

    @Message
    String title();

    @Message
    String step(int n, int of);

    // Which photos
    @Message
    String photosTitle();

    @Message
    String photosIntro();

    @Message
    String photosLabel();

    @Message
    String photosHint();

    @Message
    String fileLabel();

    @Message
    String fileHint();

    @Message
    String photosMissing();

    @Message
    String photosMany(int n);

    @Message
    String photosUnreadable();

    @Message
    String photosFile();

    @Message
    String photosFileLarge();

    // You and the datasets
    @Message
    String youTitle();

    @Message
    String relationshipLabel();

    @Message
    String relationshipHint();

    @Message
    String relationship_photographer();

    @Message
    String relationship_depicted();

    @Message
    String relationship_guardian();

    @Message
    String relationship_agent();

    @Message
    String relationshipMissing();

    @Message
    String datasetsLabel();

    @Message
    String datasetsAll();

    @Message
    String datasetsSome();

    @Message
    String datasetsMissing();

    @Message
    String regimeLabel();

    @Message
    String regimeHint();

    @Message
    String regimeNone();

    @Message
    String regime_gdpr();

    @Message
    String regime_ccpa();

    @Message
    String regime_bipa();

    @Message
    String regime_pipl();

    // Contact
    @Message
    String contactTitle();

    @Message
    String contactIntro();

    @Message
    String emailLabel();

    @Message
    String emailHint();

    @Message
    String emailHintNone();

    @Message
    String emailWrong();

    @Message
    String messageLabel();

    @Message
    String messageHint();

    @Message
    String messageLong();

    // Check
    @Message
    String checkTitle();

    @Message
    String checkCaption();

    @Message
    String change();

    @Message
    String changePhotos();

    @Message
    String changeYou();

    @Message
    String changeContact();

    @Message
    String photosRow();

    @Message
    String countPhotos(int n);

    @Message
    String countAccounts(int n);

    @Message
    String countUnclear(int n);

    @Message
    String readTitle();

    @Message
    String readNote();

    @Message
    String readFirst(int n);

    @Message
    String line();

    @Message
    String read();

    @Message
    String relationshipRow();

    @Message
    String datasetsRow();

    @Message
    String regimeRow();

    @Message
    String emailRow();

    @Message
    String messageRow();

    @Message
    String none();

    @Message
    String consent();

    @Message
    String send();

    @Message
    String failed();

    // Asked to prove
    @Message
    String proofTitle();

    @Message
    String proofWhy();

    @Message
    String proofWorking();

    @Message
    String proofDone();

    @Message
    String proofFailed();

    @Message
    String waitWhy(int seconds);

    @Message
    String waitEarly(int seconds);

    @Message
    String tooMany(int minutes);
}
