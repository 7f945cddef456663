package org.rescind.intake.site;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is around every page, and what is said when something fails. The texts are in {@code messages/site_*.properties}. */
@MessageBundle(value = "site", locale = "en")
public interface SiteMessages {

    // Around every page
    @Message
    String product();

    @Message
    String productLine();

    @Message
    String skip();

    @Message
    String languages();

    @Message
    String navMain();

    @Message
    String navFind();

    @Message
    String navAsk();

    @Message
    String navFollow();

    @Message
    String navCoverage();

    @Message
    String responsible(String name);

    @Message
    String help();

    @Message
    String api();

    @Message
    String errorPrefix();

    @Message
    String errorSummary();

    @Message
    String next();

    @Message
    String back();

    @Message
    String optional();

    @Message
    String more();

    // Problems
    @Message
    String problemTitle();

    @Message
    String problemForm();

    @Message
    String problemNotFound();

    @Message
    String problemConflict();

    @Message
    String problemTooLarge();

    @Message
    String problemTooMany();

    @Message
    String problemUnavailable();

    @Message
    String problemRequest();

    @Message
    String problemServer();

    @Message
    String problemBack();
}
