package org.rescind.intake.review;

import org.jspecify.annotations.Nullable;

/**
 * What is around the content of every page of the reviewers.
 *
 * @param reviewer who is signed in; null when nobody is
 * @param formToken for the forms of the page
 */
record ReviewFrame(@Nullable String reviewer, String formToken) {

    @Override
    public String toString() {
        return "ReviewFrame[" + reviewer + "]";
    }
}
