package org.rescind.intake.lookup;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.coverage.DatasetTable;
import org.rescind.intake.protection.Allowance;
import org.rescind.intake.protection.Limits;
import org.rescind.intake.site.Form;
import org.rescind.intake.site.Site;
import org.rescind.intake.site.SiteConfig;
import org.rescind.intake.site.Visit;

/** Where people find out whether they are in a dataset. What they look for is in a form, in no address, and kept nowhere. */
@Path(Visit.ROOT + "/find")
@PermitAll
@Site
@Blocking
class FindPage {

    private static final int MOST = 500;
    private static final String FORM = "find";

    private final Visit visit;
    private final SiteConfig publisher;
    private final LookUp lookUp;
    private final DatasetTable datasets;
    private final Limits limits;

    FindPage(Visit visit, SiteConfig publisher, LookUp lookUp, DatasetTable datasets, Limits limits) {
        this.visit = visit;
        this.publisher = publisher;
        this.lookUp = lookUp;
        this.datasets = datasets;
        this.limits = limits;
    }

    @GET
    @Operation(hidden = true)
    public Response ask() {
        return form(List.of(), new Form());
    }

    @POST
    @Operation(hidden = true)
    public Response find(@RestForm @Nullable String photos, @RestForm @Nullable String go) {
        List<String> lines = Objects.requireNonNullElse(photos, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if ("edit".equals(go)) {
            return form(lines, new Form());
        }
        Form form = check(lines);
        if (form.isWrong()) {
            return form(lines, "stay".equals(go) ? new Form() : form);
        }
        return limits.take(Allowance.LOOK_UPS, visit.address())
                .map(pause -> tooMany(lines, pause))
                .orElseGet(() -> answer(lines));
    }

    private Response tooMany(List<String> lines, Duration pause) {
        Form form = new Form().wrong("photos", words().tooMany());
        return Response.fromResponse(visit.page(429, template(lines, form)))
                .header("Retry-After", pause.toSeconds())
                .build();
    }

    private Response answer(List<String> lines) {
        return visit.page(FindTemplates.found(
                visit.frame().ofOnePerson().withForm(FORM),
                publisher,
                FindView.of(lines, lookUp.look(lines)),
                datasets.published()));
    }

    private Form check(List<String> lines) {
        Form form = new Form();
        if (lines.isEmpty()) {
            form.wrong("photos", words().missing());
        } else if (lines.size() > MOST) {
            form.wrong("photos", words().many(lines.size()));
        }
        return form;
    }

    private FindMessages words() {
        return MessageBundles.get(
                FindMessages.class, Localized.Literal.of(visit.language().tag()));
    }

    private Response form(List<String> lines, Form form) {
        return visit.page(template(lines, form));
    }

    private TemplateInstance template(List<String> lines, Form form) {
        return FindTemplates.find(
                visit.frame().ofOnePerson().withForm(FORM).withErrors(form.isWrong()),
                publisher,
                String.join("\n", lines),
                form);
    }
}
