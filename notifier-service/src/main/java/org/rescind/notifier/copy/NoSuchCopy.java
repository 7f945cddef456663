package org.rescind.notifier.copy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.rescind.web.Problem;

/** The answer when an institution does not hold what a request is about. */
public final class NoSuchCopy {

    private NoSuchCopy() {}

    public static HttpProblem problem() {
        return Problem.NOT_FOUND.with("The institution holds no such copy.");
    }
}
