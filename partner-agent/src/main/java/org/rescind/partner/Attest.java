package org.rescind.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "attest",
        description =
                "Say that you have purged everything up to a position from your copy of a release, and what is derived from"
                        + " it. May be said again.")
final class Attest implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private PartnerAgent agent;

    @Parameters(index = "0", paramLabel = "DATASET", description = "such as dif")
    private String dataset = "";

    @Parameters(index = "1", paramLabel = "RELEASE", description = "such as 1.0")
    private String release = "";

    @Option(
            names = "--through",
            paramLabel = "N",
            required = true,
            description = "the last position that you have purged")
    private long through;

    @Option(
            names = "--deleted",
            paramLabel = "N",
            required = true,
            description = "how many of the positions since your last attestation you deleted")
    private long deleted;

    @Option(names = "--not-held", paramLabel = "N", required = true, description = "how many of them you never had")
    private long notHeld;

    @Option(names = "--statement", paramLabel = "TEXT", required = true, description = "what you did, in your words")
    private String statement = "";

    @Option(
            names = "--exceptions",
            paramLabel = "FILE.csv",
            description = "what you did something else with; columns position,status,detail,basis,until")
    private @Nullable Path exceptions;

    @Override
    public Integer call() {
        List<AttestedException> others = exceptions == null ? List.of() : ExceptionFile.read(exceptions);
        JsonNode cursors = agent.publisher()
                .attest(new Publisher.Attestation(dataset, release, through, deleted, notHeld, others, statement));
        agent.print(cursors, () -> Cursors.words(cursors));
        return ExitCode.OK.number;
    }
}
