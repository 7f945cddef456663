package org.rescind.intake.review;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decides.
 *
 * @param reason why, as one of {@link ReasonCode}; a refusal needs one
 * @param text what the person is told, in their language; an extension and an answer to an appeal need one
 */
record Verdict(
        @NotNull(message = "must be accept, refuse, extend or uphold")
        Kind decision,

        @Size(max = 100, message = "must be one of the codes") @Nullable
        String reason,

        @Size(max = 10_000, message = "at most 10,000 characters") @Nullable
        String text) {

    enum Kind {
        ACCEPT,
        REFUSE,
        EXTEND,
        /** Somebody has looked again, and the refusal stands. */
        UPHOLD;

        @JsonValue
        final String wireName = name().toLowerCase(Locale.ROOT);
    }

    @Nullable
    String reasonCode() {
        return ReasonCode.of(reason).map(each -> each.code).orElse(null);
    }

    /** What is wrong with it, and where. */
    record Complaint(String pointer, String detail) {}

    Optional<Complaint> complaint() {
        boolean named = reason != null && !reason.isBlank();
        if (named && ReasonCode.of(reason).isEmpty()) {
            return Optional.of(new Complaint("/reason", "must be one of " + String.join(", ", ReasonCode.codes())));
        }
        if (decision == Kind.REFUSE && !named) {
            return Optional.of(
                    new Complaint("/reason", "a refusal needs one of " + String.join(", ", ReasonCode.codes())));
        }
        return needsText() && (text == null || text.isBlank())
                ? Optional.of(new Complaint("/text", "this needs a text that tells the person why"))
                : Optional.empty();
    }

    private boolean needsText() {
        return decision == Kind.EXTEND || decision == Kind.UPHOLD || ReasonCode.OTHER.code.equals(reason);
    }

    @Override
    public String toString() {
        return "Verdict[" + decision + "]";
    }
}
