package org.rescind.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The publisher's API, as one institution sees it. */
final class Publisher {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern DATASET = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Account account;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    Publisher(Account account) {
        this.account = account;
    }

    JsonNode institution() {
        return send("GET", "api/v1/institutions/" + account.institution(), null, Duration.ZERO);
    }

    /** @param wait how long the service may keep the answer until there is something; zero answers at once */
    JsonNode feed(String dataset, long after, Duration wait) {
        if (!DATASET.matcher(dataset).matches()) {
            throw new AgentException(ExitCode.USAGE, "DATASET is a name such as dif: small letters, digits, - and _.");
        }
        String path = "api/v1/feed/" + dataset + "?after=" + after;
        return send("GET", wait.isZero() ? path : path + "&wait=" + wait.toSeconds(), null, wait);
    }

    JsonNode acknowledge(String dataset, long through) {
        return send("POST", "api/v1/acknowledgements", new Acknowledgement(dataset, through), Duration.ZERO);
    }

    JsonNode attest(Attestation attestation) {
        return send("POST", "api/v1/attestations", attestation, Duration.ZERO);
    }

    record Acknowledgement(String dataset, long through) {}

    record Attestation(
            String dataset,
            String release,
            long through,
            long deleted,
            long notHeld,
            List<AttestedException> exceptions,
            String statement) {}

    private JsonNode send(String method, String path, @Nullable Object body, Duration wait) {
        try {
            HttpResponse<String> answer =
                    http.send(request(method, path, body, wait), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return JSON.readTree(answer.body());
            }
            throw refusal(answer);
        } catch (IOException e) {
            throw new AgentException(
                    ExitCode.TEMPORARY,
                    "No answer from " + account.url() + " (" + e.getClass().getSimpleName()
                            + "). Check RESCIND_URL and the network, then do the same again; nothing is done twice.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgentException(ExitCode.TEMPORARY, "Interrupted.");
        }
    }

    private HttpRequest request(String method, String path, @Nullable Object body, Duration wait) throws IOException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        return HttpRequest.newBuilder(account.url().resolve(path))
                .header("Authorization", "Bearer " + account.key())
                .header("Content-Type", "application/json")
                .header("User-Agent", "partner-agent")
                .timeout(PATIENCE.plus(wait))
                .method(method, content)
                .build();
    }

    private static AgentException refusal(HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean temporary = status == 429 || status >= 500;
        return new AgentException(
                temporary ? ExitCode.TEMPORARY : ExitCode.REFUSED,
                "The service answered " + status + explanation(answer.body()) + " " + advice(status));
    }

    private static String explanation(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            StringBuilder text = new StringBuilder(": ")
                    .append(problem.path("detail").asText(problem.path("title").asText()));
            for (JsonNode error : problem.path("errors")) {
                text.append(" [")
                        .append(error.path("pointer")
                                .asText(error.path("parameter").asText()))
                        .append(' ')
                        .append(error.path("detail").asText())
                        .append(']');
            }
            return text.toString();
        } catch (IOException e) {
            return ".";
        }
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 -> "Check RESCIND_API_KEY; if it is lost, ask the publisher for a new one.";
            case 403 -> "If your institution is suspended, catch up: pull, purge and attest; or ask the publisher.";
            case 404 -> "\"partner-agent status\" lists the datasets and releases that you hold.";
            case 409 -> "\"partner-agent status\" shows how far the log goes.";
            case 400, 422 -> "Correct it and do the same again.";
            default -> "Try again later; nothing is done twice.";
        };
    }
}
