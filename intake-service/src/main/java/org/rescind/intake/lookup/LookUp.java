package org.rescind.intake.lookup;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.rescind.references.Reason;

/**
 * Looks up whether people are in a dataset, before they ask for anything. It always answers, within two seconds, and within
 * no time when it is known that index would not: the form works without it.
 */
@Singleton
public class LookUp {

    private static final Logger LOG = Logger.getLogger(LookUp.class);

    /** What index takes at once. */
    static final int PART = 1_000;

    /** Longer names are no alias. */
    private static final int LONGEST_NAME = 200;

    private final IndexClient index;
    private final MeterRegistry meters;
    private final Duration time;
    private final Duration pause;
    private final Semaphore places;
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());

    LookUp(IndexClient index, LookUpConfig config, MeterRegistry meters) {
        this.index = index;
        this.meters = meters;
        this.time = config.lookUp().time();
        this.pause = config.lookUp().pause();
        this.places = new Semaphore(config.lookUp().atOnce());
    }

    /**
     * How each text was read, and where it was found. Several thousand are asked for in parts, within the same two seconds;
     * when one part fails nothing is told of the others, because "not found" would not be true.
     */
    public Answer look(List<String> inputs) {
        long begun = System.nanoTime();
        List<Line> lines = inputs.stream().map(Line::read).toList();
        List<String> questions = lines.stream()
                .flatMap(line -> question(line).stream())
                .distinct()
                .toList();
        if (questions.isEmpty()) {
            return new Answer(true, lines);
        }
        Answer answer = ask(questions, begun)
                .map(answers -> new Answer(
                        true,
                        lines.stream().map(line -> answered(line, answers)).toList()))
                .orElseGet(() -> new Answer(false, lines));
        meters.timer("rescind.look.ups", "answer", kind(answer)).record(Duration.ofNanos(System.nanoTime() - begun));
        return answer;
    }

    private static String kind(Answer answer) {
        if (!answer.available()) {
            return "unavailable";
        }
        return answer.lines().stream().allMatch(line -> line.found().isEmpty()) ? "nothing" : "found";
    }

    private static Line answered(Line line, Map<String, IndexAnswer.Reference> answers) {
        return question(line).map(answers::get).map(line::with).orElse(line);
    }

    /** Nothing that was pasted goes further than it has to: what was read, and a name only when it may be an alias. */
    static Optional<String> question(Line line) {
        String value = String.valueOf(line.reading().value());
        return switch (line.reading().kind()) {
            case PHOTO -> Optional.of("https://www.flickr.com/photo.gne?id=" + value);
            case OWNER -> Optional.of(value);
            case ALIAS -> Optional.of("https://www.flickr.com/photos/" + value + "/");
            default ->
                Optional.of(line.input())
                        .filter(name ->
                                Reason.SCREEN_NAME.code().equals(line.reason()) && name.length() <= LONGEST_NAME);
        };
    }

    private Optional<Map<String, IndexAnswer.Reference>> ask(List<String> questions, long begun) {
        if (System.nanoTime() - pausedUntil.get() < 0 || !places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(askInParts(questions, begun + time.toNanos()));
        } catch (NoAnswerException e) {
            failed(e);
        } catch (RuntimeException e) {
            LOG.warnf("a look-up failed: %s", e.getClass().getName());
        } finally {
            places.release();
        }
        return Optional.empty();
    }

    private Map<String, IndexAnswer.Reference> askInParts(List<String> questions, long until) throws NoAnswerException {
        Map<String, IndexAnswer.Reference> answers = new HashMap<>();
        for (int from = 0; from < questions.size(); from += PART) {
            List<String> part = questions.subList(from, Math.min(from + PART, questions.size()));
            List<IndexAnswer.Reference> told = index.ask(part, Duration.ofNanos(until - System.nanoTime()));
            for (int i = 0; i < part.size(); i++) {
                answers.put(part.get(i), told.get(i));
            }
        }
        return answers;
    }

    /** While index does not answer people are not made to wait for it, each of them for two seconds. */
    private void failed(NoAnswerException why) {
        if (!why.isOfThisQuestion()) {
            pausedUntil.set(System.nanoTime() + pause.toNanos());
        }
        LOG.warnf("index did not answer a look-up: %s", why.getMessage());
    }
}
