package org.rescind.intake.caseview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What the person pasted and what became of it.
 *
 * @param ordinal its place in the request, from 1; the order of the list says it
 * @param outcome null until it is resolved
 */
record CaseReference(
        @JsonIgnore int ordinal,
        String input,
        String kind,
        @Nullable String value,
        @Nullable String outcome,
        int photos,
        @Nullable String reason) {}
