package org.rescind.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of an institution that holds a copy. Data goes to the standard output, all else to the standard error. */
@Command(
        name = "partner-agent",
        description =
                "What an institution that holds a copy of a dataset needs: see what you owe, pull it, verify what you"
                        + " were sent, and say what you have done.",
        mixinStandardHelpOptions = true,
        version = "partner-agent 1.0.0",
        scope = ScopeType.INHERIT,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the service said no, or a file cannot be used; the message says what to do",
            "2:wrong option, or RESCIND_URL or RESCIND_API_KEY is missing",
            "3:not verified: do not act upon this message",
            "75:temporary: no connection, or the service is busy; do the same again later"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  RESCIND_URL       address of the publisher's notifier, https://…",
            "  RESCIND_API_KEY   your key, rsk_…",
            "  RESCIND_SECRET    your endpoint's signing secret, whsec_… (only \"verify\")"
        },
        subcommands = {Status.class, Pull.class, Verify.class, Acknowledge.class, Attest.class})
public final class PartnerAgent {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--output",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}",
            defaultValue = "text",
            scope = ScopeType.INHERIT)
    private Output output = Output.text;

    private final Map<String, String> environment;

    PartnerAgent(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] args) {
        System.exit(commandLine(System.getenv()).execute(args));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new PartnerAgent(environment)).setExecutionExceptionHandler((failure, line, parsed) -> {
            if (failure instanceof AgentException known) {
                line.getErr().println("partner-agent: " + known.getMessage());
                return known.exitCode().number;
            }
            throw failure;
        });
    }

    Publisher publisher() {
        return new Publisher(Account.of(environment));
    }

    Map<String, String> environment() {
        return environment;
    }

    void print(JsonNode data, Supplier<String> words) {
        out().println(output == Output.json ? data.toString() : words.get());
        out().flush();
    }

    /** Data that is the same in both forms. */
    void line(JsonNode data) {
        out().println(data);
        if (out().checkError()) {
            throw new UncheckedIOException(new java.io.IOException("The standard output is closed."));
        }
    }

    void progress(String words) {
        spec.commandLine().getErr().println(words);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
