package org.rescind.intake.review;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decides.
 *
 * @param reason why; a refusal needs one
 * @param text what the person is told; an extension needs one
 */
record Verdict(
        @NotNull(message = "must be accept, refuse or extend")
        Kind decision,

        @Size(max = 1_000, message = "at most 1,000 characters") @Nullable
        String reason,

        @Size(max = 10_000, message = "at most 10,000 characters") @Nullable
        String text) {

    enum Kind {
        ACCEPT,
        REFUSE,
        EXTEND;

        @JsonValue
        final String wireName = name().toLowerCase(Locale.ROOT);
    }

    boolean lacksReason() {
        return decision == Kind.REFUSE && (reason == null || reason.isBlank());
    }

    boolean lacksText() {
        return decision == Kind.EXTEND && (text == null || text.isBlank());
    }

    @Override
    public String toString() {
        return "Verdict[" + decision + "]";
    }
}
