package org.rescind.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Follows a case to its end by what the services tell: the requester its case, everybody the coverage. */
final class Follower {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int NAMED = 10;

    private final Requester requester;
    private final Api coverage;
    private final Screen screen;
    private final LiveTable table = new LiveTable();
    private Snapshot last = Snapshot.NONE;
    private String trouble = "";

    /** @param coverage the notifier as everybody sees it */
    Follower(Requester requester, Api coverage, Screen screen) {
        this.requester = requester;
        this.coverage = coverage;
        this.screen = screen;
    }

    /** Returns what there was to see when all of this many copies had purged. */
    Snapshot follow(int copies, Limit limit) {
        limit.await(LOOK_EVERY, () -> isComplete(copies), this::missing);
        screen.say(String.join("\n", table.rows(last, elapsed())));
        return last;
    }

    private boolean isComplete(int copies) {
        look();
        screen.show(table.rows(last, elapsed()), table.line(last, elapsed()));
        return last.isComplete() && last.reached().total() == copies;
    }

    private void look() {
        try {
            last = Snapshot.of(requester.look(), coverage.get("/api/v1/coverage/" + Publisher.DATASET));
        } catch (UncheckedIOException e) {
            // A service may be starting again; the next look tells.
            trouble = e.toString();
        } catch (UnexpectedAnswerException e) {
            if (!e.isPassing()) {
                throw e;
            }
            trouble = e.toString();
        }
    }

    private long elapsed() {
        return System.nanoTime() - requester.sentNanos();
    }

    private String missing() {
        var late = new ArrayList<String>();
        for (var recipient : requester.look().path("recipients")) {
            if (!recipient.path("state").asText().equals("purged")) {
                late.add(recipient.path("name").asText() + " (" + state(recipient) + ")");
            }
        }
        return "The case is " + last.status() + ", " + last.reached().purged() + " of "
                + last.reached().total() + " copies have purged, by the public coverage "
                + last.covered().purged() + " of " + last.covered().total() + ". Missing: " + named(late)
                + (trouble.isEmpty() ? "" : " Last trouble: " + trouble);
    }

    private static String state(JsonNode recipient) {
        return recipient.path("state").asText();
    }

    private static String named(List<String> late) {
        var shown = String.join(", ", late.subList(0, Math.min(NAMED, late.size())));
        return late.size() > NAMED ? shown + " and " + (late.size() - NAMED) + " more." : shown + ".";
    }
}
