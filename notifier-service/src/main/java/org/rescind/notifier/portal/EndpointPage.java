package org.rescind.notifier.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.endpoint.EndpointView;
import org.rescind.notifier.endpoint.Endpoints;
import org.rescind.notifier.endpoint.GatewayHeader;
import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.endpoint.TestNotice;
import org.rescind.notifier.endpoint.TestResult;
import org.rescind.web.IdempotentAnswers;
import org.rescind.web.Secret;
import org.rescind.web.Sha256;

/** Where notices go. */
@Path("/partner/endpoint")
@PermitAll
@Portal
@Blocking
class EndpointPage {

    private static final String SECTION = "endpoint";
    private static final int LONGEST_OVERLAP = 168;

    private final Endpoints endpoints;
    private final TestNotice test;
    private final IdempotentAnswers answers;
    private final ObjectMapper json;
    private final SecureRandom random;
    private final Visit visit;

    EndpointPage(
            Endpoints endpoints,
            TestNotice test,
            IdempotentAnswers answers,
            ObjectMapper json,
            SecureRandom random,
            Visit visit) {
        this.endpoints = endpoints;
        this.test = test;
        this.answers = answers;
        this.json = json;
        this.random = random;
        this.visit = visit;
    }

    @GET
    public Response show(@RestQuery @Nullable String done) {
        return visit.page(page(known(), done));
    }

    private Form known() {
        Optional<EndpointView> endpoint = endpoints.find(visit.institution());
        GatewayHeader header = endpoint.map(EndpointView::header).orElse(null);
        return new Form()
                .with("url", endpoint.map(EndpointView::url).orElse(""))
                .with("payload", endpoint.map(EndpointView::payload).orElse(Payload.FULL))
                .with("headerName", header == null ? "" : header.name())
                .with("overlapHours", "24");
    }

    private TemplateInstance page(Form form, @Nullable String done) {
        Frame frame = visit.frame(SECTION);
        return Templates.endpoint(
                form.isWrong() ? frame.withErrors() : frame,
                endpoints.find(visit.institution()).orElse(null),
                form,
                done,
                Secret.random(random).value());
    }

    private Response wrong(int status, Form form) {
        return visit.page(status, page(form, null));
    }

    @POST
    public Response put(
            @RestForm @Nullable String url,
            @RestForm @Nullable String payload,
            @RestForm @Nullable String headerName,
            @RestForm @Nullable String headerValue,
            @RestForm @Nullable String once) {
        String address = url == null ? "" : url.strip();
        Payload chosen = "THIN".equals(payload) ? Payload.THIN : Payload.FULL;
        Form form = known().with("url", address).with("payload", chosen).with("headerName", headerName);
        try {
            GatewayHeader header = blank(headerName) && blank(headerValue)
                    ? null
                    : new GatewayHeader(stripped(headerName), blank(headerValue) ? null : stripped(headerValue));
            String asked = address + "\n" + chosen + "\n" + header;
            return shown(once(once, asked, () -> endpoints.put(visit.institution(), address, chosen, header)));
        } catch (HttpProblem problem) {
            return wrong(problem.getStatusCode(), pointedAt(form, problem));
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private Form pointedAt(Form form, HttpProblem problem) {
        if (!(problem.getParameters().get("errors") instanceof List<?> errors)) {
            throw problem;
        }
        for (Object error : errors) {
            Map<?, ?> one = (Map<?, ?>) error;
            boolean url = "/url".equals(one.get("pointer"));
            String detail = String.valueOf(one.get("detail"));
            form.wrong(
                    url ? "url" : "headerName",
                    url ? visit.words().errorUrl(detail) : visit.words().errorHeader(detail));
        }
        return form;
    }

    @POST
    @Path("/secret")
    public Response rotate(@RestForm @Nullable String overlapHours, @RestForm @Nullable String once) {
        Form form = known().with("overlapHours", overlapHours);
        long hours = form.number("overlapHours", visit.words());
        if (hours > LONGEST_OVERLAP) {
            form.wrong("overlapHours", visit.words().errorOverlap());
        }
        if (form.isWrong()) {
            return wrong(422, form);
        }
        UUID institution = visit.institution();
        return shown(
                once(once, "rotate " + hours, () -> endpoints.replaceSecret(institution, Duration.ofHours(hours))));
    }

    /** A page that is loaded again shows the same secret, and does not make another one of which nobody is told. */
    private EndpointView once(@Nullable String once, String asked, Supplier<EndpointView> work) {
        String key = Sha256.hex((once == null ? "" : once) + "\n" + asked);
        Response answer = answers.once(key, asked, () -> Response.ok(work.get()).build());
        try {
            return json.readValue(String.valueOf(answer.getEntity()), EndpointView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read our own answer", e);
        }
    }

    private Response shown(EndpointView endpoint) {
        String secret = endpoint.secret();
        return secret == null ? done("saved") : visit.page(Templates.secret(visit.frame(SECTION), endpoint, secret));
    }

    private static Response done(String what) {
        return Visit.seeOther("/partner/endpoint?done=" + what).build();
    }

    @POST
    @Path("/challenge")
    public Response challenge() {
        endpoints.challengeAgain(visit.institution());
        return done("challenged");
    }

    @POST
    @Path("/pause")
    public Response pause() {
        endpoints.pause(visit.institution());
        return done("paused");
    }

    @POST
    @Path("/resume")
    public Response resume() {
        endpoints.resume(visit.institution());
        return done("resumed");
    }

    @POST
    @Path("/test")
    public Uni<Response> test() {
        Frame frame = visit.frame(SECTION);
        Visit here = visit;
        return test.send(endpoints.verifiedTarget(visit.institution())).map(result -> here.page(tested(frame, result)));
    }

    private static TemplateInstance tested(Frame frame, TestResult result) {
        String reason = result.reason() == null ? null : result.reason().code();
        return Templates.test(frame, result, (int) result.durationMs(), Reasons.message(reason));
    }
}
