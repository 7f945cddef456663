package org.rescind.notifier.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its owner sees it.
 *
 * @param secret only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"url": "https://hooks.somewhere.example/rescind", "payload": "full", "state": "active",
         "since": "2026-11-22T10:00:00Z"}""")
public record EndpointView(
        String url,
        Payload payload,
        String state,
        Instant since,
        @Nullable String lastError,
        @Nullable String secret) {

    static EndpointView of(Endpoint endpoint, @Nullable String secret) {
        return new EndpointView(
                endpoint.url,
                endpoint.payload,
                endpoint.state.name().toLowerCase(java.util.Locale.ROOT),
                endpoint.since,
                endpoint.lastError,
                secret);
    }
}
