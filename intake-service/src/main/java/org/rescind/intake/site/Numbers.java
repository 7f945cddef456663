package org.rescind.intake.site;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** What templates need of numbers and truths. */
@TemplateExtension
final class Numbers {

    private Numbers() {}

    /** With a comma at the thousands, which all our languages use. */
    static String grouped(Number number) {
        return String.format(Locale.ROOT, "%,d", number.longValue());
    }

    static boolean negate(Boolean value) {
        return !value;
    }
}
