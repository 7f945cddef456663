package org.rescind.intake.review;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Page;

/** The pages of the reviewers, checked against their templates when they are built. */
@CheckedTemplate(basePath = "review")
final class ReviewTemplates {

    private ReviewTemplates() {}

    static native TemplateInstance signIn(ReviewFrame frame, @Nullable String error);

    static native TemplateInstance queue(ReviewFrame frame, Page<HeldRequest> held);

    static native TemplateInstance request(
            ReviewFrame frame, ReviewDetail detail, ReviewChoice choice, @Nullable String done);

    static native TemplateInstance confirm(ReviewFrame frame, ReviewDetail detail, ReviewChoice choice);

    static native TemplateInstance problem(ReviewFrame frame, HttpProblem problem);
}
