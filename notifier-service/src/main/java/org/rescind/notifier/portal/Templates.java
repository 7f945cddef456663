package org.rescind.notifier.portal;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.attempt.AttemptView;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.endpoint.EndpointView;
import org.rescind.notifier.endpoint.TestResult;
import org.rescind.notifier.feed.FeedPage;
import org.rescind.web.Page;

/** The pages, checked against their templates when they are built. */
@CheckedTemplate(basePath = "partner")
final class Templates {

    private Templates() {}

    static native TemplateInstance problem(Frame frame, int status, String words, HttpProblem problem);

    static native TemplateInstance signIn(Frame frame, String next, @Nullable String error);

    static native TemplateInstance overview(Frame frame, Overview overview);

    static native TemplateInstance deliveries(Frame frame, Page<AttemptView> attempts, boolean failed, boolean later);

    static native TemplateInstance delivery(Frame frame, AttemptView attempt, Request request, String reasonKey);

    static native TemplateInstance endpoint(
            Frame frame, @Nullable EndpointView endpoint, Form form, @Nullable String done, String once);

    static native TemplateInstance secret(Frame frame, EndpointView endpoint, String secret);

    static native TemplateInstance test(Frame frame, TestResult result, int took, String reasonKey);

    static native TemplateInstance dataset(
            Frame frame, DatasetView view, Form form, FeedPage part, List<EntryView> entries);

    static native TemplateInstance changed(Frame frame, Changed changed, Cursors now);
}
