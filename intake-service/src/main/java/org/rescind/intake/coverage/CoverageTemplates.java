package org.rescind.intake.coverage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.rescind.intake.site.Frame;
import org.rescind.intake.site.SiteConfig;

/** The public pages of coverage, checked against their templates when they are built. */
@CheckedTemplate(basePath = "spread")
final class CoverageTemplates {

    private CoverageTemplates() {}

    static native TemplateInstance datasets(Frame frame, SiteConfig publisher, List<DatasetProgress> datasets);

    static native TemplateInstance dataset(
            Frame frame, SiteConfig publisher, DatasetProgress progress, List<CopyProgress> copies);
}
