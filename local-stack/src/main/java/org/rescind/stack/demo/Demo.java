package org.rescind.stack.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rescind.stack.Stack;
import org.rescind.stack.StackCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole system at work. */
@Command(
        name = "demo",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything, loads invented datasets, registers 250 institutions that really receive and purge,",
            "sends one removal request, and shows how it reaches every copy. Stays up until Ctrl-C."
        })
public final class Demo extends StackCommand {
    @Option(names = "--exit", description = "End when the request has reached every copy: with 0 if all figures agree.")
    boolean exit;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures to FILE as JSON.")
    @Nullable
    Path report;

    private final long began = System.nanoTime();

    @Override
    protected int use(Stack stack, PrintStream out) throws InterruptedException {
        var ready = System.nanoTime() - began;
        var screen = new Screen(out, Boolean.getBoolean("rescind.terminal"), System::nanoTime);
        Runtime.getRuntime().addShutdownHook(new Thread(screen::mute, "mute-demo"));
        try (var receivers = Receivers.start(stack.receiversPort())) {
            var result = new DemoRun(stack, screen, receivers).perform();
            screen.say(Ending.of(result, stack));
            if (report != null) {
                result.report(ready, stack.residentMemory()).write(report);
            }
            if (exit) {
                return result.reconciliation().holds() ? 0 : 1;
            }
            screen.say("Everything stays up, the institutions too. Ctrl-C ends it.");
            screen.say(stack.awaitFailure());
            return 1;
        } catch (DemoException | UnexpectedAnswerException | UncheckedIOException | IOException e) {
            screen.say("The demo cannot go on. " + e.getMessage() + "\nLogs: "
                    + stack.log("intake").getParent());
            return 1;
        }
    }
}
