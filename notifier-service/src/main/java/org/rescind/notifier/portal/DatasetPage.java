package org.rescind.notifier.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Validator;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.attestation.Acknowledgement;
import org.rescind.notifier.attestation.Attestation;
import org.rescind.notifier.attestation.Attestations;
import org.rescind.notifier.copy.Copies;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.feed.Feed;
import org.rescind.notifier.feed.FeedPage;
import org.rescind.web.Problem;

/** One dataset: its log, and what its holder says and asks about it. */
@Path("/partner/datasets/{dataset}")
@PermitAll
@Portal
@Blocking
class DatasetPage {

    private static final String SECTION = "overview";
    private static final int ON_A_PAGE = 100;
    private static final int MISTAKES_SHOWN = 20;

    private final Owed owed;
    private final Feed feed;
    private final Attestations attestations;
    private final Copies copies;
    private final Validator validator;
    private final ObjectMapper json;
    private final Visit visit;

    DatasetPage(
            Owed owed,
            Feed feed,
            Attestations attestations,
            Copies copies,
            Validator validator,
            ObjectMapper json,
            Visit visit) {
        this.owed = owed;
        this.feed = feed;
        this.attestations = attestations;
        this.copies = copies;
        this.validator = validator;
        this.json = json;
        this.visit = visit;
    }

    @GET
    public Response show(@RestPath String dataset, @RestQuery @DefaultValue("0") long after) {
        DatasetView view = find(dataset);
        return visit.page(page(view, filledIn(view), Math.max(0, after)));
    }

    private DatasetView find(String dataset) {
        return owed.find(visit.institution(), dataset).orElseThrow(NotFoundException::new);
    }

    private static Form filledIn(DatasetView view) {
        long head = view.cursors().head();
        return new Form()
                .with("ackThrough", head)
                .with("replayAfter", "")
                .with("release", "")
                .with("through", head)
                .with("deleted", "")
                .with("notHeld", "0");
    }

    private TemplateInstance page(DatasetView view, Form form, long after) {
        Frame frame = visit.frame(SECTION);
        FeedPage part = view.cursors().holdsAny()
                ? feed.read(visit.institution(), view.name(), after, ON_A_PAGE)
                : new FeedPage(view.name(), after, after, after, "");
        return Templates.dataset(form.isWrong() ? frame.withErrors() : frame, view, form, part, entries(part));
    }

    private List<EntryView> entries(FeedPage part) {
        try {
            return StreamSupport.stream(
                            json.readTree("[" + part.entries() + "]").spliterator(), false)
                    .map(EntryView::of)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds what is not JSON", e);
        }
    }

    private Response wrong(DatasetView view, Form form) {
        return visit.page(422, page(view, form, 0));
    }

    private Response changed(String what, Cursors before, Cursors now, boolean mismatch, int exceptions) {
        return visit.page(
                Templates.changed(visit.frame(SECTION), Changed.of(what, before, now, mismatch, exceptions), now));
    }

    @POST
    @Path("/acknowledgement")
    public Response acknowledge(@RestPath String dataset, @RestForm @Nullable String ackThrough) {
        DatasetView view = find(dataset);
        Form form = filledIn(view).with("ackThrough", ackThrough);
        long through = form.number("ackThrough", visit.words());
        if (form.isWrong()) {
            return wrong(view, form);
        }
        try {
            Cursors now = attestations.acknowledge(visit.institution(), new Acknowledgement(dataset, through));
            return changed("doneAcknowledged", view.cursors(), now, false, 0);
        } catch (HttpProblem problem) {
            return beyondHead(view, form, "ackThrough", problem);
        }
    }

    private Response beyondHead(DatasetView view, Form form, String field, HttpProblem problem) {
        if (!Problem.BEYOND_HEAD.type().equals(problem.getType())) {
            throw problem;
        }
        return wrong(
                view,
                form.wrong(field, visit.words().errorBeyondHead(view.cursors().head())));
    }

    @POST
    @Path("/replay")
    public Response replay(
            @RestPath String dataset, @RestForm @Nullable String replayAfter, @RestForm @Nullable String sure) {
        DatasetView view = find(dataset);
        Form form = filledIn(view).with("replayAfter", replayAfter);
        long after = form.number("replayAfter", visit.words());
        if (sure == null) {
            form.wrong("sure", visit.words().errorSure());
        }
        if (form.isWrong()) {
            return wrong(view, form);
        }
        return changed("doneReplayed", view.cursors(), copies.replay(visit.institution(), dataset, after), false, 0);
    }

    @POST
    @Path("/attestation")
    public Response attest(
            @RestPath String dataset,
            @RestForm @Nullable String release,
            @RestForm @Nullable String through,
            @RestForm @Nullable String deleted,
            @RestForm @Nullable String notHeld,
            @RestForm @Nullable String statement,
            @RestForm @Nullable String exceptions,
            @RestForm("file") @Nullable FileUpload file) {
        DatasetView view = find(dataset);
        Form form = filledIn(view)
                .with("release", release)
                .with("through", through)
                .with("deleted", deleted)
                .with("notHeld", notHeld)
                .with("statement", statement)
                .with("exceptions", exceptions);
        ExceptionsCsv csv = ExceptionsCsv.read(Upload.text(form, file, visit.words()), visit.words());
        csv.mistakes().stream()
                .limit(MISTAKES_SHOWN)
                .map(mistake ->
                        mistake.line() == 0 ? mistake.why() : visit.words().csvLine(mistake.line(), mistake.why()))
                .reduce((some, more) -> some + "\n" + more)
                .ifPresent(all -> form.wrong("exceptions", all));
        Attestation said = said(dataset, form, csv);
        validator
                .validate(said)
                .forEach(violation ->
                        form.wrong(field(violation.getPropertyPath().toString()), violation.getMessage()));
        return form.isWrong() ? wrong(view, form) : attest(view, form, said);
    }

    private Attestation said(String dataset, Form form, ExceptionsCsv csv) {
        PortalMessages words = visit.words();
        if (form.value("statement").isBlank()) {
            form.wrong("statement", words.errorStatement());
        }
        long through = form.number("through", words);
        if (csv.exemptions().stream().anyMatch(each -> each.position() > through)) {
            form.wrong("exceptions", words.errorExceptionBeyond());
        }
        return new Attestation(
                dataset,
                form.value("release"),
                through,
                form.number("deleted", words),
                form.number("notHeld", words),
                csv.exemptions(),
                form.value("statement").strip(),
                null);
    }

    /** Of what the rules of the API complain about. */
    private static String field(String path) {
        return path.startsWith("exceptions") || path.equals("withinThrough") ? "exceptions" : path;
    }

    private Response attest(DatasetView view, Form form, Attestation said) {
        UUID institution = visit.institution();
        Cursors before = view.cursors();
        if (!before.holds(said.release())) {
            return wrong(view, form.wrong("release", visit.words().errorRelease()));
        }
        Cursors.Copy copy = before.copy(said.release());
        boolean mismatch = said.mismatch(Math.max(copy.purged(), copy.start())) != null;
        try {
            attestations.attest(institution, said);
            Cursors now = find(said.dataset()).cursors();
            return changed(
                    "doneAttested", before, now, mismatch, said.exempted().size());
        } catch (HttpProblem problem) {
            if (problem.getStatusCode() == Problem.INVALID_REQUEST.status()) {
                return wrong(view, form.wrong("exceptions", visit.words().errorExempt()));
            }
            return beyondHead(view, form, "through", problem);
        }
    }
}
