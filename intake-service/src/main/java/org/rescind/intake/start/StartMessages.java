package org.rescind.intake.start;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the first page says. The texts are in {@code messages/start_*.properties}. */
@MessageBundle(value = "start", locale = "en")
public interface StartMessages {

    @Message
    String title();

    @Message
    String intro();

    @Message
    String what();

    @Message
    String need();

    @Message
    String find();

    @Message
    String ask();

    @Message
    String follow();

    @Message
    String datasetsTitle();

    @Message
    String datasetsNone();

    @Message
    String datasetsDown();

    @Message
    String datasetsCaption();

    @Message
    String dataset();

    @Message
    String removed();

    @Message
    String copies();

    @Message
    String progress(String title);

    @Message
    String progressLink();

    @Message
    String afterTitle();

    @Message
    String after1();

    @Message
    String after2();

    @Message
    String after3();

    @Message
    String after4();

    @Message
    String limitsTitle();

    @Message
    String limit1();

    @Message
    String limit2();

    @Message
    String limit3();
}
