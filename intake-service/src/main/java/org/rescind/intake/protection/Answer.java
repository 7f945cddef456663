package org.rescind.intake.protection;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Problem;

/** Whether a request may be taken. */
public sealed interface Answer {

    /** @throws HttpProblem when it was not passed, for a program */
    default Passed orProblem() {
        if (this instanceof Passed passed) {
            return passed;
        }
        throw problem();
    }

    /** What a program is told. */
    HttpProblem problem();

    /**
     * It may, once.
     *
     * @param proof is used up by {@link Gate#spend}
     */
    record Passed(String address, @Nullable Proof proof) implements Answer {

        @Override
        public HttpProblem problem() {
            throw new IllegalStateException("it may");
        }
    }

    /**
     * It may, with a proof: the challenge solved, or the ticket shown after the wait.
     *
     * @param challengeJson the challenge, for {@code data-challenge}
     * @param waitTicket counts once, and from {@code notBefore}
     * @param waitSeconds from now to then
     */
    record NeedsProof(Challenge challenge, String challengeJson, String waitTicket, Instant notBefore, int waitSeconds)
            implements Answer {

        @Override
        public HttpProblem problem() {
            return Problem.CHALLENGE_REQUIRED.with(
                    "Solve \"challenge\" (ALTCHA, version 1) and send the solution as \"challenge\" with the same request; or"
                            + " send \"wait.ticket\" as \"challenge\", after \"wait.notBefore\".",
                    Map.of(
                            "errors",
                            List.of(Map.of("pointer", "/challenge", "detail", "must be a proof that was not used yet")),
                            "challenge",
                            challenge,
                            "wait",
                            Map.of("ticket", waitTicket, "notBefore", notBefore.toString())));
        }
    }

    /** Not now. */
    record TooMany(Duration retryAfter) implements Answer {

        @Override
        public HttpProblem problem() {
            return Limits.tooMany(retryAfter);
        }
    }
}
