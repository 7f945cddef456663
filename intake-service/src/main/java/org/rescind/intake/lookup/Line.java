package org.rescind.intake.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.references.Reading;
import org.rescind.references.References;

/**
 * One pasted text.
 *
 * @param reading how it was read
 * @param reason a word for why it names nothing, or, of an alias, why it cannot be searched everywhere: {@code
 *     alias_unknown} or {@code alias_shared}
 * @param candidates accounts that it may mean, which the person has to confirm
 * @param found in which releases, when index could be asked
 */
public record Line(
        String input, Reading reading, @Nullable String reason, List<Candidate> candidates, List<Found> found) {

    static Line read(String input) {
        Reading reading = References.read(input);
        return new Line(input, reading, reading.reason(), List.of(), List.of());
    }

    Line with(IndexAnswer.Reference answer) {
        return new Line(
                input,
                reading,
                answer.reason() == null ? reading.reason() : answer.reason(),
                answer.candidates(),
                answer.found());
    }

    @Override
    public String toString() {
        return "Line[" + reading.kind() + ", " + found.size() + " found]";
    }
}
