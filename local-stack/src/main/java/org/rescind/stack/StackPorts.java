package org.rescind.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Seven ports in a row, from one base. */
record StackPorts(int base) {
    private static final int COUNT = 7;
    private static final int ANY = 0;
    private static final int MOST_TRIES = 20;

    /** The ports from a base, or from any that is free when the base is 0. */
    static StackPorts from(int base) {
        checkBase(base);
        return new StackPorts(base == ANY ? Ports.freeRun(COUNT) : base);
    }

    static void checkBase(int base) {
        if (base != ANY && (base < 1024 || base > 65535 - COUNT)) {
            throw new StackException(
                    ExitCode.USAGE, "The port base must lie between 1024 and " + (65535 - COUNT) + ", not at " + base);
        }
    }

    /** The same, checked; of ports that nobody asked for, others are taken when somebody was faster. */
    static StackPorts checked(int base) {
        for (int tries = 1; base == ANY && tries < MOST_TRIES; tries++) {
            var found = from(ANY);
            if (found.taken().isEmpty()) {
                return found;
            }
        }
        var asked = from(base);
        asked.check();
        return asked;
    }

    int intake() {
        return base;
    }

    int index() {
        return base + 1;
    }

    int notifier() {
        return base + 2;
    }

    int postgres() {
        return base + 3;
    }

    int kafka() {
        return base + 4;
    }

    int controller() {
        return base + 5;
    }

    int receivers() {
        return base + 6;
    }

    /** Refuses to start on ports that somebody has, naming all of them at once. */
    void check() {
        var taken = taken();
        if (!taken.isEmpty()) {
            throw new StackException(
                    ExitCode.USAGE, taken + "\nStop that, or choose other ports with --port-base N (N to N+6).");
        }
    }

    private String taken() {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("intake", intake());
        wanted.put("index", index());
        wanted.put("notifier", notifier());
        wanted.put("PostgreSQL", postgres());
        wanted.put("Kafka", kafka());
        wanted.put("Kafka's controller", controller());
        wanted.put("the demo receivers", receivers());
        return wanted.entrySet().stream()
                .filter(entry -> !Ports.isFree(entry.getValue()))
                .map(StackPorts::taken)
                .collect(Collectors.joining("\n"));
    }

    private static String taken(Map.Entry<String, Integer> entry) {
        var owner = PortOwner.of(entry.getValue()).orElse("a process that the system does not name");
        return "Port " + entry.getValue() + " (" + entry.getKey() + ") is taken by " + owner + ".";
    }
}
