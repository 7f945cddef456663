package org.rescind.stack;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each part of a stack is run: its program, its memory, its settings. */
final class StackParts {
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    // Without a small beginning the heap has its full size on a large machine, and in time touches all of it.
    static final List<String> SERVICE_HEAP = List.of("-Xmx256m", "-Xms112m", "-Xmn64m");

    // What the manifest of quarkus-run.jar asks for, which counts only for "java -jar".
    private static final String OPENED = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    private final StackOptions options;
    private final Path data;
    private final StackPorts ports;
    private final Secrets secrets;

    StackParts(StackOptions options, Path data, StackPorts ports) {
        this.options = options;
        this.data = data;
        this.ports = ports;
        this.secrets = new Secrets(data);
        // Made now, so that a person can use them as soon as the services are ready.
        opsToken();
        reviewerToken();
    }

    static void checkBuilt(Path home) {
        for (var service : List.of("intake", "index", "notifier")) {
            if (!Files.exists(program(home, service))) {
                throw new StackException(
                        ExitCode.FAILURE,
                        "The " + service + " service is not built: " + program(home, service)
                                + " is missing. Run \"mvn -DskipTests package\" in " + home + ", or start ./rescind.");
            }
        }
    }

    String opsToken() {
        return secrets.token("ops-token");
    }

    String reviewerToken() {
        return secrets.token("reviewer-token");
    }

    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    Path pidFile(String name) {
        return EarlierRun.pidFile(data, name);
    }

    ReadyFile ready(String name) {
        return new ReadyFile(data.resolve("run").resolve(name + ".ready"));
    }

    Path postgresHome() {
        return data.resolve("postgresql");
    }

    Path postgresData() {
        return postgresHome().resolve("data");
    }

    int port(String service) {
        return switch (service) {
            case "intake" -> ports.intake();
            case "index" -> ports.index();
            case "notifier" -> ports.notifier();
            default -> throw new IllegalArgumentException("no service is called " + service);
        };
    }

    URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    JavaChild child(String name) {
        return switch (name) {
            case "postgresql" -> postgres();
            case "kafka" -> kafka();
            default -> service(name);
        };
    }

    private JavaChild postgres() {
        var flags = flags(
                PostgresProcess.temporaryFilesIn(postgresHome()),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:MinHeapFreeRatio=5",
                "-XX:MaxHeapFreeRatio=10");
        var arguments = List.of(
                postgresHome().toString(),
                "" + ports.postgres(),
                "durable",
                "" + ready("postgresql").file());
        return new JavaChild(
                "postgresql",
                flags,
                libraries(),
                PostgresProcess.class.getName(),
                arguments,
                Map.of(),
                log("postgresql"));
    }

    private JavaChild kafka() {
        var arguments = List.of(
                data.resolve("kafka").toString(),
                "" + ports.kafka(),
                "" + ports.controller(),
                "" + ready("kafka").file());
        return new JavaChild(
                "kafka",
                flags("-Xmx256m"),
                libraries(),
                KafkaProcess.class.getName(),
                arguments,
                Map.of(),
                log("kafka"));
    }

    private JavaChild service(String name) {
        return service(name, name, environment(name));
    }

    /** One more process of a service. */
    JavaChild another(String service, String name, int port) {
        var environment = environment(service);
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        return service(service, name, environment);
    }

    private JavaChild service(String service, String name, Map<String, String> environment) {
        var classPath = classes() + File.pathSeparator + program(options.home(), service);
        return new JavaChild(
                name,
                serviceFlags(),
                classPath,
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                List.of(),
                environment,
                log(name));
    }

    Map<String, String> environment(String service) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port(service));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", new PostgresAccess(ports.postgres(), "").jdbcUrl(service));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", service);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("RESCIND_OPS_TOKEN", opsToken());
        environment.put("RESCIND_REVIEWER_TOKEN", reviewerToken());
        switch (service) {
            case "intake" -> {
                environment.put("RESCIND_ENCRYPTION_KEY", secrets.key("intake-encryption-key"));
                environment.put("RESCIND_INDEX_URL", "http://127.0.0.1:" + ports.index());
                environment.put("RESCIND_SEARCH_LOOK_UP_TOKEN", secrets.token("look-up-token"));
                environment.put("RESCIND_PUBLIC_URL", address(ports.intake()).toString());
                // Here everybody has one address, and programs ask without end.
                environment.put("RESCIND_PROTECTION_SCALE", "100000");
                // Here there is one reviewer, and nobody else to ask.
                environment.put("RESCIND_REVIEW_TWO_OVER_PHOTOS", "" + Integer.MAX_VALUE);
                environment.put("RESCIND_REVIEW_FEW", "" + Integer.MAX_VALUE);
            }
            case "index" -> {
                environment.put("RESCIND_POLICY", options.policy().toString());
                environment.put("RESCIND_SUPPRESSION_KEY", secrets.key("suppression-key"));
                environment.put("RESCIND_SEARCH_LOOK_UP_TOKEN", secrets.token("look-up-token"));
            }
            case "notifier" -> {
                environment.put("RESCIND_ENCRYPTION_KEY", secrets.key("notifier-encryption-key"));
                environment.put("RESCIND_DELIVERY_LOCAL", "true");
                environment.put("RESCIND_PUBLIC_URL", address(ports.notifier()).toString());
            }
            default -> throw new IllegalArgumentException("no service is called " + service);
        }
        // Without it the C library keeps an arena for each thread, tens of megabytes that nobody uses.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(options.settings().getOrDefault(service, Map.of()));
        return environment;
    }

    private static List<String> serviceFlags() {
        var flags = flags(OPENED);
        flags.addAll(SERVICE_HEAP);
        return flags;
    }

    private static List<String> flags(String... own) {
        var flags = new ArrayList<>(SMALL);
        flags.addAll(List.of(own));
        return flags;
    }

    private Path classes() {
        return options.home().resolve("local-stack").resolve("target").resolve("classes");
    }

    private String libraries() {
        var lib = options.home().resolve("local-stack").resolve("target").resolve("lib");
        return classes() + File.pathSeparator + lib + File.separator + "*";
    }

    private static Path program(Path home, String service) {
        return home.resolve(service + "-service")
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
    }
}
