package org.rescind.intake.request;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.rescind.intake.site.Frame;
import org.rescind.intake.site.SiteConfig;

/** The pages of asking, checked against their templates when they are built. */
@CheckedTemplate(basePath = "ask")
final class AskTemplates {

    private AskTemplates() {}

    static native TemplateInstance photos(Frame frame, SiteConfig publisher, AskView view);

    static native TemplateInstance you(Frame frame, SiteConfig publisher, AskView view);

    static native TemplateInstance contact(Frame frame, SiteConfig publisher, AskView view, boolean mails);

    static native TemplateInstance check(Frame frame, SiteConfig publisher, AskView view);
}
