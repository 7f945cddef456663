package org.rescind.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans as the running service's own connections made them: PostgreSQL explains whatever the service asks, so that nobody has
 * to copy its SQL. The times include the explaining.
 */
final class Explained {

    interface Work {
        void run() throws Exception;
    }

    private Explained() {}

    /** What a service asked while something was done. */
    static List<String> during(Ground ground, String service, Work work) throws Exception {
        alter(
                ground,
                "alter role " + service + " set session_preload_libraries = 'auto_explain'",
                "alter role " + service + " set auto_explain.log_min_duration = 0",
                "alter role " + service + " set auto_explain.log_analyze = on",
                "alter role " + service + " set auto_explain.log_buffers = on",
                "alter role " + service + " set auto_explain.log_parameter_max_length = 0");
        var before = log(ground).size();
        restart(ground, service);
        try {
            work.run();
        } finally {
            alter(ground, "alter role " + service + " reset all");
            restart(ground, service);
        }
        var log = log(ground);
        return plansIn(log.subList(before, log.size()));
    }

    /** A connection takes settings of its role when it is made. */
    private static void restart(Ground ground, String service) {
        ground.stack().stop(service);
        ground.stack().start(service);
    }

    private static void alter(Ground ground, String... statements) throws SQLException {
        try (var superuser = ground.stack().superuser();
                var statement = superuser.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> log(Ground ground) throws Exception {
        return Files.readAllLines(ground.stack().postgresLog(), StandardCharsets.UTF_8);
    }

    /** An entry of the log begins with what PostgreSQL says of it and goes on in lines with a tab. */
    static List<String> plansIn(List<String> log) {
        var entries = new ArrayList<StringBuilder>();
        for (var line : log) {
            if (line.startsWith("\t") && !entries.isEmpty()) {
                entries.get(entries.size() - 1).append(line.substring(1)).append('\n');
            } else {
                entries.add(new StringBuilder(line).append('\n'));
            }
        }
        return entries.stream()
                .map(StringBuilder::toString)
                .filter(entry -> entry.contains(" plan:\n"))
                .map(entry -> entry.substring(entry.indexOf("duration: ")))
                .toList();
    }

    static double milliseconds(String plan) {
        return Double.parseDouble(plan.substring("duration: ".length(), plan.indexOf(" ms")));
    }
}
