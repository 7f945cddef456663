package org.rescind.intake.request;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rescind.references.Reading;
import org.rescind.references.References;

/**
 * One pasted text and how it was read.
 *
 * @param ordinal its place in the request, from 1
 */
record ReadReference(int ordinal, String input, Reading reading) {

    static List<ReadReference> readAll(List<String> inputs) {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> new ReadReference(i + 1, inputs.get(i), References.read(inputs.get(i))))
                .toList();
    }

    boolean isRejected() {
        return reading.kind() == Reading.Kind.REJECTED;
    }

    /** Whether index is to resolve it; the others have their outcome at once. */
    boolean namesSomething() {
        return reading.kind().namesSomething();
    }

    @Nullable
    String outcomeAtOnce() {
        if (namesSomething()) {
            return null;
        }
        return isRejected() ? "refused" : "ambiguous";
    }

    @Override
    public String toString() {
        return "ReadReference[" + ordinal + ", " + reading.kind() + "]";
    }
}
