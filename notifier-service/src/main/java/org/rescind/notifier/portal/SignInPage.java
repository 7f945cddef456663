package org.rescind.notifier.portal;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.rescind.web.ApiKey;
import org.rescind.web.InstitutionKeys;

/** In, out, and in which language. */
@Path("/partner")
@PermitAll
@Portal
@Blocking
class SignInPage {

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int TOO_MANY = 429;

    private final Sessions sessions;
    private final InstitutionKeys keys;
    private final SignInLimits limits;
    private final Visit visit;

    SignInPage(Sessions sessions, InstitutionKeys keys, SignInLimits limits, Visit visit) {
        this.sessions = sessions;
        this.keys = keys;
        this.limits = limits;
        this.visit = visit;
    }

    @GET
    @Path("/sign-in")
    public Response ask(@RestQuery @Nullable String next) {
        return visit.page(Templates.signIn(visit.frame("sign-in"), LocalPath.orHome(next), null));
    }

    @POST
    @Path("/sign-in")
    public Response signIn(@RestForm @Nullable String key, @RestForm @Nullable String next) {
        String then = LocalPath.orHome(next);
        if (!limits.take(visit.address())) {
            return refused(TOO_MANY, then, visit.words().signInTooOften());
        }
        Optional<ApiKey> given = ApiKey.parse(key == null ? "" : key.strip());
        Optional<InstitutionKeys.Known> known =
                given.flatMap(each -> keys.find(each.institution()).filter(found -> found.fits(each)));
        if (known.isEmpty()) {
            return refused(
                    Response.Status.UNAUTHORIZED.getStatusCode(),
                    then,
                    visit.words().signInWrong());
        }
        limits.giveBack(visit.address());
        return Visit.seeOther(then)
                .cookie(sessions.cookie(given.get(), known.get().keySha256()))
                .build();
    }

    private Response refused(int status, String next, String why) {
        Response page =
                visit.page(status, Templates.signIn(visit.frame("sign-in").withErrors(), next, why));
        return status == TOO_MANY
                ? Response.fromResponse(page).header("Retry-After", "60").build()
                : page;
    }

    @POST
    @Path("/sign-out")
    public Response signOut() {
        return Visit.seeOther("/partner/sign-in").cookie(sessions.ended()).build();
    }

    /** Changes nothing but how the pages speak, so that a link may do it. */
    @GET
    @Path("/language")
    public Response speak(@RestQuery @Nullable String to, @RestQuery @Nullable String back) {
        Language language = Language.of(to).orElse(Language.ENGLISH);
        String signIn = "/partner/sign-in";
        return Visit.seeOther(signIn.equals(back) ? signIn : LocalPath.orHome(back))
                .cookie(sessions.cookie(Language.COOKIE, language.tag(), (int) A_YEAR.toSeconds(), SameSite.LAX))
                .build();
    }
}
