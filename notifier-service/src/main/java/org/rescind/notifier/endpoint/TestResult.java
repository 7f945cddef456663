package org.rescind.notifier.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.webhook.Answer;
import org.rescind.notifier.webhook.Reason;

/**
 * What came of a test.
 *
 * @param delivered whether a notice would have counted as delivered
 * @param response the first KiB of the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"webhookId": "test:6f0c…", "delivered": false, "status": 401, "reason": "status",
         "error": "status 401: the answer is not a 2xx", "response": "bad signature", "durationMs": 21}""")
public record TestResult(
        String webhookId,
        boolean delivered,
        @Nullable Integer status,
        @Nullable Reason reason,
        @Nullable String error,
        String response,
        long durationMs) {

    static TestResult of(String webhookId, Answer answer) {
        return new TestResult(
                webhookId,
                answer.isSuccess(),
                answer.status(),
                answer.reason(),
                answer.error(),
                answer.beginning(),
                answer.took().toMillis());
    }
}
