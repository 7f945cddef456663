package org.rescind.intake.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages on which a person asks, in their order. */
enum AskStep {
    PHOTOS,
    YOU,
    CONTACT,
    CHECK;

    /** As it is written in forms. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int number() {
        return ordinal() + 1;
    }

    public int of() {
        return values().length;
    }

    static Optional<AskStep> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(step -> step.wireName().equals(name))
                .findFirst();
    }

    AskStep next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    AskStep previous() {
        return values()[Math.max(ordinal() - 1, 0)];
    }
}
