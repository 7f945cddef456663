package org.rescind.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A position that was not simply deleted.
 *
 * @param status {@code exempt}, {@code retained_backup}, {@code transferred} or {@code derived_only}
 * @param basis for {@code exempt}: the law or decision that it rests on
 * @param until for {@code exempt}: the day on which it ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttestedException(
        long position,
        String status,
        @Nullable String detail,
        @Nullable String basis,
        @Nullable String until) {}
