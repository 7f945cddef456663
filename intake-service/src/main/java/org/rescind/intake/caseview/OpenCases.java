package org.rescind.intake.caseview;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.rescind.intake.request.CaseCookie;
import org.rescind.intake.site.Form;
import org.rescind.intake.site.SiteConfig;
import org.rescind.intake.site.Visit;
import org.rescind.web.Problem;

/** Which cases are open in a browser. Whoever has no key for one is asked for it, and is not told whether there is such a case. */
@Singleton
class OpenCases {

    private final Visit visit;
    private final SiteConfig publisher;
    private final CaseCookie cookie;

    OpenCases(Visit visit, SiteConfig publisher, CaseCookie cookie) {
        this.visit = visit;
        this.publisher = publisher;
        this.cookie = cookie;
    }

    /** The page that the key opens, or the one that asks for the key. */
    Response with(String id, Function<String, Response> page) {
        UUID number = parse(id);
        Optional<String> key = cookie.key(number, visit.cookie(CaseCookie.name(number)));
        return key.isPresent()
                ? page.apply(key.get())
                : visit.page(CaseTemplates.open(
                        visit.frame().ofOnePerson().withScript("/open-case.js"),
                        publisher,
                        number.toString(),
                        new Form()));
    }

    static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.NOT_FOUND.with("There is no case with this number.");
        }
    }
}
