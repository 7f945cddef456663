package org.rescind.intake.caseview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.site.Form;
import org.rescind.intake.site.Frame;
import org.rescind.intake.site.SiteConfig;

/** The pages of a case, checked against their templates when they are built. */
@CheckedTemplate(basePath = "follow")
final class CaseTemplates {

    private CaseTemplates() {}

    static native TemplateInstance open(Frame frame, SiteConfig publisher, @Nullable String number, Form form);

    static native TemplateInstance key(
            Frame frame, SiteConfig publisher, String publicUrl, String caseKey, boolean mails, CasePicture picture);

    static native TemplateInstance follow(Frame frame, SiteConfig publisher, CasePicture picture);

    static native TemplateInstance appeal(Frame frame, SiteConfig publisher, UUID id, String text, Form form);

    static native TemplateInstance withdraw(Frame frame, SiteConfig publisher, UUID id);
}
