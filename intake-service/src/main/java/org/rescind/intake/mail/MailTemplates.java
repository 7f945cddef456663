package org.rescind.intake.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.rescind.intake.site.Frame;
import org.rescind.intake.site.SiteConfig;

/** The page behind the links of mails, checked against its template when it is built. */
@CheckedTemplate(basePath = "mail")
final class MailTemplates {

    private MailTemplates() {}

    /** @param id the case's; empty when the link is not valid */
    static native TemplateInstance link(Frame frame, SiteConfig publisher, String step, String id);
}
