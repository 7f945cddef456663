package org.rescind.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One of the receivers of {@code partner-agent/receivers}, with what it needs, as an institution would run it. */
final class ExampleReceiver implements AutoCloseable {

    enum Language {
        JAVA("full"),
        PYTHON("full"),
        NODE("thin");

        /** What its endpoint asks for, so that both ways are walked. */
        final String payload;

        Language(String payload) {
            this.payload = payload;
        }

        String folder() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Language language;
    private final Path source;
    private final Path place;
    private final int port;
    private Process process;

    /** @param work a directory for all of them, in which what was installed may stay */
    ExampleReceiver(Language language, Path home, Path work) throws IOException {
        this.language = language;
        this.source = home.resolve("partner-agent/receivers").resolve(language.folder());
        this.place = Files.createDirectories(work.resolve(language.folder()));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Files.createDirectories(copy());
        Files.deleteIfExists(state());
        Files.deleteIfExists(log());
    }

    Language language() {
        return language;
    }

    String url() {
        return "http://localhost:" + port + "/rescind";
    }

    /** The folder of the photos that the institution holds. */
    Path copy() {
        return place.resolve("copy");
    }

    Path photo(String id) {
        return copy().resolve("flickr_" + id);
    }

    void hold(List<String> ids) throws IOException {
        for (String id : ids) {
            Files.writeString(photo(id), "a photo");
        }
    }

    private Path state() {
        return place.resolve("state");
    }

    private Path log() {
        return place.resolve("log");
    }

    String said() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    void install() throws IOException {
        switch (language) {
            case JAVA -> {}
            case PYTHON -> installPython();
            case NODE -> installNode();
        }
    }

    /** Not again when it is there already: to make the environment takes the most of the time. */
    private void installPython() throws IOException {
        Path wanted = source.resolve("requirements.txt");
        Path installed = place.resolve("installed.txt");
        if (Files.exists(installed) && Files.mismatch(wanted, installed) < 0) {
            return;
        }
        require("Install python3 and python3-venv (Python 3.9 or newer).", "python3", "-c", "import venv, ensurepip");
        run("python3", "-m", "venv", "venv");
        run("venv/bin/python", "-m", "pip", "install", "-q", "-r", wanted.toString());
        Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private void installNode() throws IOException {
        require("Install nodejs (18 or newer).", "node", "--version");
        require("Install npm.", "npm", "--version");
        for (String file : List.of("package.json", "package-lock.json", "receiver.mjs")) {
            Files.copy(source.resolve(file), place.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    private void require(String advice, String... command) {
        try {
            run(command);
        } catch (AssertionError | UncheckedIOException e) {
            throw new AssertionError("The receiver in " + language + " cannot be tested here. " + advice, e);
        }
    }

    private void run(String... command) {
        try {
            Path output = place.resolve("install.log");
            Process installing = new ProcessBuilder(command)
                    .directory(place.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!installing.waitFor(3, TimeUnit.MINUTES)) {
                installing.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " takes too long");
            }
            if (installing.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("PORT", "" + port);
        builder.environment().put("COPY", copy().toString());
        builder.environment().put("STATE", state().toString());
        process = builder.start();
    }

    private List<String> command() {
        return switch (language) {
            case JAVA ->
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        classPath(),
                        source.resolve("Receiver.java").toString());
            case PYTHON ->
                List.of(
                        place.resolve("venv/bin/python").toString(),
                        source.resolve("receiver.py").toString());
            case NODE -> List.of("node", place.resolve("receiver.mjs").toString());
        };
    }

    /** The two libraries that its pom names, and what they need. */
    private static String classPath() {
        List<String> jars = new ArrayList<>();
        Stream.of(
                        com.standardwebhooks.Webhook.class,
                        com.fasterxml.jackson.databind.ObjectMapper.class,
                        com.fasterxml.jackson.core.JsonFactory.class,
                        com.fasterxml.jackson.annotation.JsonProperty.class)
                .map(type -> type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .forEach(location -> jars.add(
                        Path.of(java.net.URI.create(location.toString())).toString()));
        return String.join(java.io.File.pathSeparator, jars);
    }

    /** As a power cut would end it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void forget() throws IOException {
        Files.delete(state());
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
