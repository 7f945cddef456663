package org.rescind.intake.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.coverage.Dataset;
import org.rescind.intake.coverage.DatasetTable;
import org.rescind.intake.protection.Answer;
import org.rescind.intake.site.Form;
import org.rescind.intake.site.Frame;
import org.rescind.intake.site.Site;
import org.rescind.intake.site.SiteConfig;
import org.rescind.intake.site.Visit;
import org.rescind.web.DatabaseFaults;
import org.rescind.web.Secret;

/** Asking, page by page. What was answered before travels in the form, and is stored when it is sent. */
@Path(Visit.ROOT + "/ask")
@PermitAll
@Site
@Blocking
class AskPage {

    private static final Logger LOG = Logger.getLogger(AskPage.class);

    private final Visit visit;
    private final SiteConfig publisher;
    private final DatasetTable datasets;
    private final AskCheck check;
    private final Reception reception;
    private final CaseCookie cookie;
    private final SecureRandom random;
    private final ObjectMapper json;
    private final boolean mails;

    AskPage(
            Visit visit,
            SiteConfig publisher,
            DatasetTable datasets,
            AskCheck check,
            Reception reception,
            CaseCookie cookie,
            SecureRandom random,
            ObjectMapper json,
            @ConfigProperty(name = "rescind.mail.host") Optional<String> mailHost) {
        this.visit = visit;
        this.publisher = publisher;
        this.datasets = datasets;
        this.check = check;
        this.reception = reception;
        this.cookie = cookie;
        this.random = random;
        this.json = json;
        this.mails = mailHost.isPresent();
    }

    @GET
    @Operation(hidden = true)
    public Response begin() {
        return show(AskStep.PHOTOS, Draft.empty(once()), new Form());
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Operation(hidden = true)
    public Response go(@BeanParam AskFields fields) {
        Form form = new Form();
        Draft draft = Draft.of(fields, UploadedLines.of(fields.file, form, words()), once());
        AskStep here = AskStep.named(fields.step).orElse(AskStep.PHOTOS);
        String go = fields.go == null ? "next" : fields.go;
        try {
            return switch (go) {
                case "stay" -> show(here, draft, form);
                case "back" -> show(here.previous(), draft, new Form());
                case "next" -> next(here, draft, form);
                case "send" -> send(draft, fields.challenge);
                default -> show(AskStep.named(go).orElse(here), draft, form);
            };
        } catch (HttpProblem refused) {
            throw refused;
        } catch (RuntimeException failed) {
            return keep(here, draft, failed);
        }
    }

    private Response next(AskStep here, Draft draft, Form form) {
        check.check(here, draft, published(), form, words());
        if (form.isWrong()) {
            return show(here, draft, form);
        }
        AskStep next = draft.checked() ? AskStep.CHECK : here.next();
        return show(next, next == AskStep.CHECK ? draft.seen() : draft, form);
    }

    private Response send(Draft draft, @Nullable String proof) {
        Form form = new Form();
        Optional<AskStep> wrong = Arrays.stream(AskStep.values())
                .filter(step -> isWrong(step, draft, form))
                .findFirst();
        if (wrong.isPresent()) {
            return show(wrong.get(), draft, form);
        }
        try {
            return accepted(reception.take(draft.submission(visit.language()).withChallenge(proof), draft.once()));
        } catch (RefusedException refused) {
            return refused(draft, refused.answer(), proof);
        }
    }

    private boolean isWrong(AskStep step, Draft draft, Form form) {
        check.check(step, draft, published(), form, words());
        return form.isWrong();
    }

    private Response accepted(Response taken) {
        JsonNode receipt = read(String.valueOf(taken.getEntity()));
        UUID id = UUID.fromString(receipt.path("id").asText());
        return visit.to("/cases/" + id + "/key")
                .cookie(cookie.open(id, receipt.path("caseKey").asText()))
                .build();
    }

    /** The last page again, with what it takes to send it, or when that makes sense. */
    private Response refused(Draft draft, Answer answer, @Nullable String proof) {
        Form form = new Form();
        if (answer instanceof Answer.NeedsProof needs) {
            if (needs.waitTicket().equals(proof)) {
                form.wrong("send", words().waitEarly(needs.waitSeconds()));
            }
            AskView view = AskView.of(AskStep.CHECK, draft, form, published()).withProof(needs);
            return visit.page(template(view));
        }
        Duration pause = answer instanceof Answer.TooMany tooMany ? tooMany.retryAfter() : Duration.ZERO;
        form.wrong("send", words().tooMany((int) pause.plusSeconds(59).toMinutes()));
        TemplateInstance page = template(AskView.of(AskStep.CHECK, draft, form, published()));
        return Response.fromResponse(visit.page(429, page))
                .header("Retry-After", pause.toSeconds())
                .build();
    }

    /** Whatever happens, what was typed is not lost; sending it again is one request. */
    private Response keep(AskStep here, Draft draft, RuntimeException failed) {
        boolean passes = DatabaseFaults.passes(failed);
        if (!passes) {
            LOG.error("A page of asking failed", failed);
        }
        Form form = new Form().wrong(here == AskStep.CHECK ? "send" : "content", words().failed());
        Response.Status status = passes ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.INTERNAL_SERVER_ERROR;
        return visit.page(status.getStatusCode(), template(AskView.of(here, draft, form, List.of())));
    }

    private Response show(AskStep step, Draft draft, Form form) {
        return visit.page(template(AskView.of(step, draft, form, published())));
    }

    private TemplateInstance template(AskView view) {
        Frame frame = visit.frame()
                .ofOnePerson()
                .withForm("ask")
                .withErrors(view.form().isWrong());
        if (view.proof() != null) {
            return AskTemplates.check(frame.withScript("/proof.js"), publisher, view);
        }
        return switch (view.step()) {
            case PHOTOS -> AskTemplates.photos(frame, publisher, view);
            case YOU -> AskTemplates.you(frame, publisher, view);
            case CONTACT -> AskTemplates.contact(frame, publisher, view, mails);
            case CHECK -> AskTemplates.check(frame, publisher, view);
        };
    }

    private List<Dataset> published() {
        return datasets.published();
    }

    private AskMessages words() {
        return MessageBundles.get(
                AskMessages.class, Localized.Literal.of(visit.language().tag()));
    }

    private String once() {
        return Secret.random(random).value();
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read our own receipt", e);
        }
    }
}
