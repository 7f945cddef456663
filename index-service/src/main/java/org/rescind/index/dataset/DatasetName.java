package org.rescind.index.dataset;

import java.util.regex.Pattern;
import org.rescind.web.Problem;

/** What datasets and releases may be called: it goes into URLs, topics and signed notices as it is. */
final class DatasetName {

    private static final Pattern DATASET = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern RELEASE = Pattern.compile("[a-z0-9.][a-z0-9._-]{0,63}");

    private DatasetName() {}

    static void check(String name) {
        if (!DATASET.matcher(name).matches()) {
            throw Problem.INVALID_REQUEST.with(
                    "A dataset's name has 1 to 64 of a-z, 0-9, _ and -, and starts with a letter or a digit.");
        }
    }

    static void checkRelease(String name) {
        if (!RELEASE.matcher(name).matches()) {
            throw Problem.INVALID_REQUEST.with("A release's name has 1 to 64 of a-z, 0-9, _, - and the full stop.");
        }
    }
}
