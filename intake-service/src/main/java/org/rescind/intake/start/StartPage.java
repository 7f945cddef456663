package org.rescind.intake.start;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rescind.intake.IntakeConfig;

/** Says what this is, and how to follow a case. A case page tells nobody whether there is such a case. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class StartPage {

    private final String publicUrl;

    StartPage(IntakeConfig config) {
        this.publicUrl = config.publicUrl();
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance start() {
        return Templates.start(publicUrl);
    }

    @GET
    @Path("cases/{id}")
    @Operation(hidden = true)
    public TemplateInstance follow(@PathParam("id") String id) {
        return Templates.follow(publicUrl, parse(id));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance start(String publicUrl);

        static native TemplateInstance follow(String publicUrl, UUID id);
    }
}
