package org.rescind.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Where it was measured. */
record Machine(int cores, long memoryBytes, String jdk, String system, String postgresql) {

    static Machine here(String postgresql) {
        var memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean known
                        ? known.getTotalMemorySize()
                        : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory,
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                postgresql);
    }

    /** Of the last minute; negative where the system does not tell. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cores, %.0f GiB, %s, JDK %s%s",
                cores,
                memoryBytes / (double) (1L << 30),
                system,
                jdk,
                postgresql.isEmpty() ? "" : ", PostgreSQL " + postgresql);
    }
}
