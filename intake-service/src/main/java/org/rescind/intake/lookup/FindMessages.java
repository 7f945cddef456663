package org.rescind.intake.lookup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the look-up says. The texts are in {@code messages/find_*.properties}. */
@MessageBundle(value = "find", locale = "en")
public interface FindMessages {

    @Message
    String title();

    @Message
    String intro();

    @Message
    String label();

    @Message
    String hint();

    @Message
    String button();

    @Message
    String missing();

    @Message
    String many(int n);

    @Message
    String tooMany();

    @Message
    String down();

    @Message
    String resultTitle();

    @Message
    String foundTitle(int n);

    @Message
    String notFoundTitle(int n);

    @Message
    String notFoundHint();

    @Message
    String unclearTitle(int n);

    @Message
    String allTitle();

    @Message
    String choose();

    @Message
    String inRelease(String photos, String title, String release);

    @Message
    String photos(long n);

    @Message
    String candidates();

    @Message
    String candidate(String account);

    @Message
    String candidatePage(String account);

    @Message
    String ask();

    @Message
    String again();

    @Message
    String covered();
}
