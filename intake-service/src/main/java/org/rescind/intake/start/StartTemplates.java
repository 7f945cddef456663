package org.rescind.intake.start;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.coverage.DatasetProgress;
import org.rescind.intake.site.Frame;
import org.rescind.intake.site.SiteConfig;

/** The first page, checked against its template when it is built. */
@CheckedTemplate(basePath = "start")
final class StartTemplates {

    private StartTemplates() {}

    static native TemplateInstance start(Frame frame, SiteConfig publisher, @Nullable List<DatasetProgress> datasets);
}
