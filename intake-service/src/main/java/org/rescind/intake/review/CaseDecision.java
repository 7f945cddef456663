package org.rescind.intake.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told of the decision about their request; the words are in their language.
 *
 * @param kind {@code accept} or {@code refuse}
 * @param reason as a code
 * @param explanation the reason as a sentence
 * @param text what the reviewer added
 * @param complaint where to complain of a refusal
 * @param lookAgain how to have somebody look again, as long as that was not asked for
 * @param appeal what was asked for then, and what the answer was
 */
public record CaseDecision(
        String kind,
        @Nullable String reason,
        @Nullable String explanation,
        @Nullable String text,
        @Nullable String complaint,
        @Nullable String lookAgain,
        @Nullable CaseAppeal appeal,
        Instant decidedAt) {

    /**
     * What the person said against a refusal.
     *
     * @param answer null while it waits; when the refusal does not stand, the decision itself is another one
     */
    public record CaseAppeal(
            @Nullable String text,
            Instant receivedAt,
            @Nullable String answer,
            @Nullable Instant answeredAt) {

        @Override
        public String toString() {
            return "CaseAppeal[hidden]";
        }
    }

    @JsonIgnore
    public boolean isRefusal() {
        return kind.equals("refuse");
    }

    /** Whether the person may ask that somebody looks again. */
    @JsonProperty
    public boolean mayAppeal() {
        return lookAgain != null;
    }

    @Override
    public String toString() {
        return "CaseDecision[" + kind + "]";
    }
}
