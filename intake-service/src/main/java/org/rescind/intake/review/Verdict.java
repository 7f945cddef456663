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
 * @param reason why, as one of {@link ReasonCode}; other words are {@code other}, and told to the person if there is no text; a
 *     refusal needs one
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

    Verdict {
        if (isNamed(reason) && ReasonCode.of(reason).isEmpty()) {
            text = isNamed(text) ? text : reason;
            reason = ReasonCode.OTHER.code;
        }
    }

    private static boolean isNamed(@Nullable String words) {
        return words != null && !words.isBlank();
    }

    @Nullable
    String reasonCode() {
        return ReasonCode.of(reason).map(each -> each.code).orElse(null);
    }

    /** What is wrong with it, and where. */
    record Complaint(String pointer, String detail) {}

    Optional<Complaint> complaint() {
        if (decision == Kind.REFUSE && !isNamed(reason)) {
            return Optional.of(
                    new Complaint("/reason", "a refusal needs one of " + String.join(", ", ReasonCode.codes())));
        }
        return needsText() && !isNamed(text)
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
