package org.rescind.stack;

import java.io.PrintStream;
import picocli.CommandLine.Command;

/** Runs the stack until it is told to stop. */
@Command(
        name = "up",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Starts Kafka, PostgreSQL and the three services, and keeps them running until Ctrl-C.")
final class Up extends StackCommand {
    @Override
    protected int use(Stack stack, PrintStream out) throws InterruptedException {
        throw new StackException(ExitCode.FAILURE, stack.awaitFailure());
    }
}
