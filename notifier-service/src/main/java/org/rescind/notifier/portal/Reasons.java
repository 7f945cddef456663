package org.rescind.notifier.portal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.webhook.Reason;

/** What to tell people about a failure. */
final class Reasons {

    private Reasons() {}

    /** The name of the message about it. Old attempts may have reasons that exist no more. */
    static String message(@Nullable String code) {
        if (code == null) {
            return "reason_none";
        }
        boolean known =
                Arrays.stream(Reason.values()).anyMatch(each -> each.code().equals(code));
        return known ? "reason_" + code : "reason_other";
    }
}
