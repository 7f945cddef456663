package org.rescind.notifier.attempt;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.webhook.Answer;

/**
 * Something that went to an institution, or that it fetched.
 *
 * @param range null for what carries no entries
 * @param url null when it was fetched
 */
public record Attempt(
        UUID institution,
        Kind kind,
        String webhookId,
        @Nullable Range range,
        @Nullable String url,
        Answer answer) {

    public enum Kind {
        @JsonProperty("notice")
        NOTICE,
        @JsonProperty("challenge")
        CHALLENGE,
        @JsonProperty("test")
        TEST,
        /** It read the pull feed. */
        @JsonProperty("feed")
        FEED
    }

    /** Consecutive entries of one log. */
    public record Range(String dataset, long first, long last) {}
}
