package org.rescind.intake.caseview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What the person pasted and what became of it.
 *
 * @param ordinal its place in the request, from 1; the order of the list says it
 * @param input null when it was erased, and so is the value
 * @param outcome null until it is resolved
 */
record CaseReference(
        @JsonIgnore int ordinal,
        @Nullable String input,
        String kind,
        @Nullable String value,
        @Nullable String outcome,
        int photos,
        @Nullable String reason) {}
