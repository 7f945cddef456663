package org.rescind.intake.coverage;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the public page of a dataset says. The texts are in {@code messages/spread_*.properties}. */
@MessageBundle(value = "spread", locale = "en")
@SuppressWarnings("MethodName") // the names of some messages end with a word that programs use
public interface SpreadMessages {

    @Message
    String title();

    @Message
    String intro();

    @Message
    String none();

    @Message
    String caption();

    @Message
    String dataset();

    @Message
    String removed();

    @Message
    String copies();

    @Message
    String told();

    @Message
    String acknowledged();

    @Message
    String purged();

    @Message
    String overdue();

    @Message
    String removals(long n);

    @Message
    String ofCopies(long n, long of);

    @Message
    String noCopies();

    @Message
    String copiesCaption();

    @Message
    String institution();

    @Message
    String release();

    @Message
    String state();

    @Message
    String left();

    @Message
    String state_owed();

    @Message
    String state_notified();

    @Message
    String state_acknowledged();

    @Message
    String state_purged();

    @Message
    String late();

    @Message
    String defaulted();

    @Message
    String more(int n);

    @Message
    String json();

    @Message
    String claim();

    @Message
    String back();
}
