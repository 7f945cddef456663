package org.rescind.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A checkout as the launcher expects it, with services that are up and do nothing: the real ones are built later. */
final class FakeCheckout {
    private static final String ENTRY_POINT = "io/quarkus/bootstrap/runner/QuarkusEntryPoint.class";

    private FakeCheckout() {}

    static Path in(Path home) throws IOException {
        for (var service : List.of("intake", "index", "notifier")) {
            var app = home.resolve(service + "-service").resolve("target").resolve("quarkus-app");
            writeJar(app.resolve("quarkus-run.jar"), true);
        }
        writeJar(home.resolve("local-stack").resolve("target").resolve("lib").resolve("all.jar"), false);
        return home;
    }

    /** A jar that refers to everything that these tests can see, with or without the entry point. */
    private static void writeJar(Path file, boolean withEntryPoint) throws IOException {
        Files.createDirectories(file.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(JavaChild.THIS_CLASS_PATH.split(File.pathSeparator, -1))
                                .filter(part -> !part.endsWith("test-classes"))
                                .map(part -> Path.of(part).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            if (withEntryPoint) {
                jar.putNextEntry(new JarEntry(ENTRY_POINT));
                try (var bytes = FakeCheckout.class.getClassLoader().getResourceAsStream(ENTRY_POINT)) {
                    bytes.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
    }
}
