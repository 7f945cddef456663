package org.rescind.notifier.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as its institution sees it.
 *
 * @param at when it was over
 * @param status of the answer, if one came
 * @param reason why it is a failure, to be matched by programs; absent when it is none
 * @param error the same in words
 * @param response the first KiB of the answer
 * @param durationMs from the look-up of the name to the end of the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"id": "1795428001250000-17", "at": "2026-11-23T10:00:01.250Z", "kind": "notice", "webhookId": "dif:813-1812",
         "dataset": "dif", "first": 813, "last": 1812, "url": "https://hooks.somewhere.example/rescind", "status": 500,
         "reason": "status", "error": "status 500: the answer is not a 2xx", "response": "Internal Server Error",
         "durationMs": 48}""")
public record AttemptView(
        String id,
        Instant at,
        Attempt.Kind kind,
        @Nullable String webhookId,
        @Nullable String dataset,
        @Nullable Long first,
        @Nullable Long last,
        @Nullable String url,
        @Nullable Integer status,
        @Nullable String reason,
        @Nullable String error,
        @Nullable String response,
        int durationMs) {}
