package org.rescind.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "pull",
        description =
                "Print the entries of the removal log, one JSON object for each line, oldest first. What was printed counts"
                        + " as notified; purge it, then acknowledge and attest.")
final class Pull implements Callable<Integer> {

    private static final Duration LONG_POLL = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private PartnerAgent agent;

    @Parameters(paramLabel = "DATASET", description = "such as dif")
    private String dataset = "";

    @Option(
            names = "--after",
            paramLabel = "N",
            description = "begin after this position; default: what you have acknowledged")
    private @Nullable Long after;

    @Option(names = "--follow", description = "wait for what comes, until Ctrl-C")
    private boolean follow;

    @Override
    public Integer call() throws InterruptedException {
        Publisher publisher = agent.publisher();
        long at = after == null ? acknowledged(publisher) : after;
        at = printAll(publisher, at);
        if (!follow) {
            agent.progress(dataset + ": that is all, through " + at + ". Purge it, then: partner-agent acknowledge "
                    + dataset + " --through " + at);
            return ExitCode.OK.number;
        }
        agent.progress(dataset + ": through " + at + ", waiting for more. Ctrl-C ends.");
        Duration pause = Duration.ofSeconds(1);
        while (true) {
            try {
                long started = System.nanoTime();
                long before = at;
                at = print(publisher.feed(dataset, at, LONG_POLL));
                pause = Duration.ofSeconds(1);
                if (at == before && System.nanoTime() - started < pause.toNanos()) {
                    // It answered at once with nothing: an older service that does not wait.
                    Thread.sleep(Duration.ofSeconds(5).toMillis());
                }
            } catch (AgentException e) {
                if (e.exitCode() != ExitCode.TEMPORARY) {
                    throw e;
                }
                agent.progress(e.getMessage() + " Again in " + pause.toSeconds() + " s.");
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private long acknowledged(Publisher publisher) {
        for (JsonNode cursors : publisher.institution().path("datasets")) {
            if (cursors.path("dataset").asText().equals(dataset)) {
                return cursors.path("acknowledged").asLong();
            }
        }
        throw new AgentException(
                ExitCode.REFUSED, "You hold no copy of " + dataset + ". \"partner-agent status\" lists what you hold.");
    }

    private long printAll(Publisher publisher, long from) {
        long at = from;
        while (true) {
            JsonNode page = publisher.feed(dataset, at, Duration.ZERO);
            at = print(page);
            if (at >= page.path("head").asLong() || page.path("entries").isEmpty()) {
                return at;
            }
        }
    }

    private long print(JsonNode page) {
        page.path("entries").forEach(agent::line);
        return page.path("through").asLong();
    }
}
