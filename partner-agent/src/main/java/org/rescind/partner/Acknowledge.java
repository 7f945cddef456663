package org.rescind.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "acknowledge",
        description = "Say that you have received everything up to a position. May be said again.")
final class Acknowledge implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private PartnerAgent agent;

    @Parameters(paramLabel = "DATASET", description = "such as dif")
    private String dataset = "";

    @Option(names = "--through", paramLabel = "N", required = true, description = "the last position that you have")
    private long through;

    @Override
    public Integer call() {
        JsonNode cursors = agent.publisher().acknowledge(dataset, through);
        agent.print(cursors, () -> Cursors.words(cursors));
        return ExitCode.OK.number;
    }
}
