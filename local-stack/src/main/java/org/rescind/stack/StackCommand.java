package org.rescind.stack;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that needs the running stack: starts it, says where it is, uses it and stops it. */
public abstract class StackCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep data, keys, tokens and logs in DIR. Default: a temporary directory, deleted at the end.")
    @Nullable
    Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + StackOptions.DEFAULT_PORT_BASE,
            description = {
                "Intake at N, index at N+1, notifier at N+2, PostgreSQL at N+3, Kafka at N+4 and N+5,",
                "demo receivers at N+6. 0: any that are free. Default: ${DEFAULT-VALUE}"
            })
    int portBase;

    @Option(
            names = "--policy",
            paramLabel = "open|strict",
            defaultValue = "open",
            description = "Whether a person reviews unusually large requests (strict). Default: ${DEFAULT-VALUE}")
    Policy policy = Policy.OPEN;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Does the work of this command; the stack is stopped when it returns. */
    protected abstract int use(Stack stack, PrintStream out) throws Exception;

    @Override
    public final Integer call() throws Exception {
        var began = System.nanoTime();
        var progress = new Progress(out, Boolean.getBoolean("rescind.terminal"));
        var options = StackOptions.defaults()
                .withPortBase(portBase)
                .withPolicy(policy)
                .withProgress(progress);
        try (var stack = Stack.start(data == null ? options : options.withData(data))) {
            progress.say("ready  intake " + stack.intake() + "  index " + stack.index() + "  notifier "
                    + stack.notifier() + "  (" + Progress.seconds(began) + ")");
            if (data == null) {
                progress.say("ops-token " + stack.opsToken() + "  reviewer-token " + stack.reviewerToken());
            }
            return use(stack, out);
        }
    }
}
