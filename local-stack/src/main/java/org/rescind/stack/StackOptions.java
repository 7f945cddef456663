package org.rescind.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack is started with.
 *
 * @param home the checkout that holds the built services
 * @param data where everything is kept; without it a temporary directory, deleted at the end
 * @param portBase the first of seven ports, or 0 for any that are free
 * @param settings further environment variables, by service
 * @param mostDeaths of a part within a minute, before the stack gives up
 */
public record StackOptions(
        Path home,
        Optional<Path> data,
        int portBase,
        Policy policy,
        Map<String, Map<String, String>> settings,
        int mostDeaths,
        Progress progress) {
    static final int DEFAULT_PORT_BASE = 8080;

    /** The stack of this checkout on the usual ports, open policy, nothing kept, nothing shown. */
    public static StackOptions defaults() {
        return new StackOptions(
                findHome(),
                Optional.empty(),
                DEFAULT_PORT_BASE,
                Policy.OPEN,
                Map.of(),
                Deaths.LIMIT,
                Progress.silent());
    }

    public StackOptions withData(Path dir) {
        return new StackOptions(home, Optional.of(dir), portBase, policy, settings, mostDeaths, progress);
    }

    public StackOptions withPortBase(int base) {
        return new StackOptions(home, data, base, policy, settings, mostDeaths, progress);
    }

    /** For tests, which run beside anything. */
    public StackOptions withFreePorts() {
        return withPortBase(0);
    }

    public StackOptions withPolicy(Policy chosen) {
        return new StackOptions(home, data, portBase, chosen, settings, mostDeaths, progress);
    }

    /** Adds an environment variable for {@code intake}, {@code index} or {@code notifier}. */
    public StackOptions withSetting(String service, String variable, String value) {
        var all = new HashMap<>(settings);
        var ofService = new HashMap<>(all.getOrDefault(service, Map.of()));
        ofService.put(variable, value);
        all.put(service, Map.copyOf(ofService));
        return new StackOptions(home, data, portBase, policy, Map.copyOf(all), mostDeaths, progress);
    }

    /** For tests that kill parts all the time. */
    public StackOptions withMostDeaths(int most) {
        return new StackOptions(home, data, portBase, policy, settings, most, progress);
    }

    public StackOptions withProgress(Progress shown) {
        return new StackOptions(home, data, portBase, policy, settings, mostDeaths, shown);
    }

    /** The checkout: told by the script, otherwise the first one upwards from the working directory. */
    private static Path findHome() {
        var told = System.getProperty("rescind.home");
        if (told != null) {
            return Path.of(told).toAbsolutePath();
        }
        for (var dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            if (Files.isDirectory(dir.resolve("intake-service"))) {
                return dir;
            }
        }
        throw new StackException(
                ExitCode.FAILURE,
                "No checkout of Rescind above the working directory. Start ./rescind, or set -Drescind.home=DIR.");
    }
}
