package org.rescind.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "status", description = "Show what you hold and what you owe, and whether your endpoint works.")
final class Status implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private PartnerAgent agent;

    @Override
    public Integer call() {
        JsonNode institution = agent.publisher().institution();
        agent.print(institution, () -> words(institution));
        return ExitCode.OK.number;
    }

    private static String words(JsonNode institution) {
        StringBuilder text = new StringBuilder(institution.path("name").asText())
                .append(" (")
                .append(institution.path("id").asText())
                .append(')')
                .append(System.lineSeparator())
                .append(endpoint(institution.path("endpoint")));
        for (JsonNode cursors : institution.path("datasets")) {
            text.append(System.lineSeparator()).append(Cursors.words(cursors));
        }
        return text.toString();
    }

    private static String endpoint(JsonNode endpoint) {
        if (!endpoint.hasNonNull("url")) {
            return "no endpoint: use \"partner-agent pull\" from time to time";
        }
        String error = endpoint.path("lastError").asText("");
        return "endpoint " + endpoint.path("url").asText() + " is "
                + endpoint.path("state").asText() + " since "
                + endpoint.path("since").asText()
                + (error.isEmpty() ? "" : "; last error: " + error);
    }
}
