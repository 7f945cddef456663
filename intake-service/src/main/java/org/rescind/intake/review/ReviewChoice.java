package org.rescind.intake.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer has filled in.
 *
 * @param queued whether the request waits for a decision
 * @param appealed whether it waits for an answer to an appeal
 * @param error what has to be mended, and in which field
 */
record ReviewChoice(
        String decision,
        String reason,
        String text,
        boolean queued,
        boolean appealed,
        Verdict.@Nullable Complaint error) {

    static ReviewChoice of(
            @Nullable String decision,
            @Nullable String reason,
            @Nullable String text,
            boolean queued,
            boolean appealed) {
        return new ReviewChoice(plain(decision), plain(reason), plain(text), queued, appealed, null);
    }

    private static String plain(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Empty when nothing that there is was chosen. */
    Optional<Verdict> verdict() {
        return Arrays.stream(Verdict.Kind.values())
                .filter(kind -> kind.wireName.equals(decision))
                .findFirst()
                .map(kind -> new Verdict(kind, reason.isEmpty() ? null : reason, text.isEmpty() ? null : text));
    }

    ReviewChoice wrong(Verdict.Complaint complaint) {
        return new ReviewChoice(decision, reason, text, queued, appealed, complaint);
    }

    public List<String> decisions() {
        if (appealed && !queued) {
            return List.of("accept", "uphold", "extend");
        }
        return queued ? List.of("accept", "refuse", "extend") : List.of("extend");
    }

    public List<String> reasons() {
        return ReasonCode.codes();
    }

    @Override
    public String toString() {
        return "ReviewChoice[" + decision + "]";
    }
}
