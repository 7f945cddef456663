package org.rescind.stack;

import java.util.ServiceLoader;
import org.rescind.stack.demo.Demo;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line that {@code ./rescind} starts. */
@Command(
        name = "rescind",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {Demo.class, Up.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "A removal request that reaches every copy of a face dataset.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All went well",
            "1:A part could not be started or kept running",
            "2:A wrong option or a taken port; nothing was started",
            "130:Stopped by Ctrl-C (143 by SIGTERM)"
        },
        footer = {
            "",
            "\"rescind COMMAND --help\" lists the options of a command.",
            "Java: RESCIND_JAVA_HOME, JAVA_HOME or the java on the PATH, 17 or newer."
        })
final class Rescind {
    private Rescind() {}

    public static void main(String[] args) {
        var command = new CommandLine(new Rescind());
        ServiceLoader.load(LauncherCommand.class).forEach(command::addSubcommand);
        command.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, failed, parsed) -> explain(failure, failed));
        if (args.length == 0) {
            command.usage(System.err);
            System.exit(ExitCode.USAGE.number);
        }
        System.exit(command.execute(args));
    }

    private static int explain(Exception failure, CommandLine failed) throws Exception {
        if (failure instanceof StackException known) {
            failed.getErr().println(known.getMessage());
            failed.getErr().flush();
            return known.exitCode().number;
        }
        throw failure;
    }
}
