package org.rescind.notifier.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its owner sees it.
 *
 * @param header its name only
 * @param previousSecretUntil the secret before the last rotation signs too until then
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
        @Nullable GatewayHeader header,
        @Nullable Instant previousSecretUntil,
        @Nullable String secret) {

    static EndpointView of(Endpoint endpoint, @Nullable String headerName, @Nullable String secret) {
        return new EndpointView(
                endpoint.url,
                endpoint.payload,
                endpoint.state.name().toLowerCase(Locale.ROOT),
                endpoint.since,
                endpoint.lastError,
                headerName == null ? null : new GatewayHeader(headerName, null),
                endpoint.previousSecretUntil,
                secret);
    }
}
