package org.rescind.notifier.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A certificate of a receiver, made by the JDK's keytool. */
record Certificate(Path store, Path pem) {

    private static final String PASSWORD = "changeit";

    static Certificate authority(Path folder, String name) throws IOException, InterruptedException {
        Certificate made = in(folder, name);
        made.makeKeys("CN=" + name, "-ext", "bc:c", "-startdate", "-30d", "-validity", "60");
        made.keytool("-exportcert", "-rfc", "-file", made.pem.toString());
        return made;
    }

    /** @param startDate as keytool takes it: {@code -10d}, for one that has ended, say */
    Certificate signs(String name, String host, String startDate, int days) throws IOException, InterruptedException {
        Certificate made = in(store.getParent(), name);
        made.makeKeys("CN=" + host);
        Path request = store.resolveSibling(name + ".csr");
        made.keytool("-certreq", "-file", request.toString());
        keytool(
                "-gencert",
                "-rfc",
                "-infile",
                request.toString(),
                "-outfile",
                made.pem.toString(),
                "-ext",
                "san=dns:" + host,
                "-startdate",
                startDate,
                "-validity",
                Integer.toString(days));
        Files.writeString(made.pem, Files.readString(made.pem) + Files.readString(pem));
        made.keytool("-importcert", "-noprompt", "-file", made.pem.toString());
        return made;
    }

    private static Certificate in(Path folder, String name) {
        return new Certificate(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
    }

    private void makeKeys(String subject, String... more) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", subject));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    SSLServerSocket listen(String address) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, java.net.InetAddress.getByName(address));
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-alias", "it", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
