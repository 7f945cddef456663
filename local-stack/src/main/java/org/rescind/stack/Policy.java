package org.rescind.stack;

import java.util.Locale;

/** Whether the index asks a person before large removals. */
public enum Policy {
    OPEN,
    STRICT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
