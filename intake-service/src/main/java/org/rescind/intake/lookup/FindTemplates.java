package org.rescind.intake.lookup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.rescind.intake.coverage.Dataset;
import org.rescind.intake.site.Form;
import org.rescind.intake.site.Frame;
import org.rescind.intake.site.SiteConfig;

/** The pages of the look-up, checked against their templates when they are built. */
@CheckedTemplate(basePath = "find")
final class FindTemplates {

    private FindTemplates() {}

    static native TemplateInstance find(Frame frame, SiteConfig publisher, String photos, Form form);

    static native TemplateInstance found(Frame frame, SiteConfig publisher, FindView view, List<Dataset> datasets);
}
