package org.rescind.intake.site;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages that belong to no feature, checked against their templates when they are built. */
@CheckedTemplate(basePath = "site")
final class Templates {

    private Templates() {}

    static native TemplateInstance problem(
            Frame frame, SiteConfig publisher, int status, String words, HttpProblem problem);
}
