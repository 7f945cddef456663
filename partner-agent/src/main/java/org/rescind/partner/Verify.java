package org.rescind.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "verify",
        description =
                "Say whether a saved message is from the publisher, without the network. Uses RESCIND_SECRET if it is set,"
                        + " and the public keys of --keys.")
final class Verify implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private PartnerAgent agent;

    @Parameters(paramLabel = "BODY", description = "file with the body, byte for byte as it came")
    private Path body = Path.of("");

    @Option(
            names = "--headers",
            paramLabel = "FILE",
            required = true,
            description = "its headers, one \"Name: value\" for each line")
    private Path headers = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "the publisher's public keys, as saved from /.well-known/rescind-keys.json")
    private @Nullable Path keys;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "when it came, such as 2026-11-23T10:00:00Z; default: now. Older than 5 minutes is refused")
    private @Nullable Instant at;

    @Override
    public Integer call() {
        NoticeVerifier verifier = verifier();
        ObjectNode result = Publisher.JSON.createObjectNode();
        try {
            NoticeVerifier.Verified verified = verifier.verify(bytes(body), parse(text(headers)));
            String by = verified.by().stream().map(NoticeVerifier.Scheme::shown).collect(Collectors.joining(" and "));
            result.put("verified", true)
                    .put("id", verified.id())
                    .put("signedAt", verified.signedAt().toString())
                    .put("by", by);
            agent.print(
                    result,
                    () -> "verified: " + verified.id() + ", signed at " + verified.signedAt() + " (" + by + ")");
            return ExitCode.OK.number;
        } catch (NoticeRefusedException e) {
            result.put("verified", false)
                    .put("reason", e.reason().name().toLowerCase(Locale.ROOT))
                    .put("detail", e.getMessage());
            agent.print(result, () -> "not verified: " + e.getMessage());
            return ExitCode.NOT_VERIFIED.number;
        }
    }

    private NoticeVerifier verifier() {
        String secret = agent.environment().getOrDefault("RESCIND_SECRET", "").strip();
        try {
            return NoticeVerifier.of(
                    secret.isEmpty() ? List.of() : List.of(secret),
                    keys == null ? List.of() : PublishedKey.parseAll(text(keys)),
                    at == null ? InstantSource.system() : InstantSource.fixed(at));
        } catch (IllegalArgumentException e) {
            throw new AgentException(
                    ExitCode.USAGE,
                    e.getMessage() + " Set RESCIND_SECRET to whsec_…, or give --keys the publisher's list.");
        }
    }

    /** Whatever is no header, such as the first line of a request, is passed over. */
    private static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> all = new HashMap<>();
        text.lines().filter(line -> line.indexOf(':') > 0).forEach(line -> {
            int colon = line.indexOf(':');
            all.computeIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        });
        return all;
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AgentException(ExitCode.REFUSED, "The file " + file + " cannot be read.");
        }
    }
}
