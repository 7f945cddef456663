package org.rescind.notifier.institution;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.rescind.web.Problem;
import org.rescind.web.Role;

/**
 * Who may act for which institution: staff for any, an institution for itself. What is not yours is not there, so that
 * nobody learns who else is registered.
 */
@RequestScoped
public class Access {

    private final SecurityIdentity caller;
    private final InstitutionTable institutions;

    Access(SecurityIdentity caller, InstitutionTable institutions) {
        this.caller = caller;
        this.institutions = institutions;
    }

    /** The institution that calls. */
    public UUID institution() {
        return UUID.fromString(caller.getPrincipal().getName());
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the caller may not act for it, or it does not exist */
    public void mayActFor(UUID institution) {
        boolean own = !caller.hasRole(Role.INSTITUTION) || institution().equals(institution);
        if (!own || !institutions.exists(institution)) {
            throw Problem.NOT_FOUND.with("There is no such institution, or it is not yours.");
        }
    }

    /** As {@link #mayActFor}, and holds the institution until the transaction ends. */
    public void lock(UUID institution) {
        mayActFor(institution);
        institutions.lock(institution);
    }
}
