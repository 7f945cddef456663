package org.rescind.stack.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one run, for programs. Milliseconds count from the sending of the request and are measured at the
 * institutions; null for what did not happen.
 *
 * @param rss MiB by process
 * @param failures what did not reconcile
 */
record Report(
        long photos,
        long records,
        long institutions,
        long notified,
        long acknowledged,
        long purged,
        @Nullable Long firstNotifiedMillis,
        @Nullable Long lastHealthyNotifiedMillis,
        @Nullable Long lastNotifiedMillis,
        @Nullable Long lastPurgedMillis,
        long caseCompleteMillis,
        double readySeconds,
        double loadSeconds,
        double registerSeconds,
        Map<String, Long> rss,
        boolean reconciled,
        List<String> failures) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final long MEBIBYTE = 1024 * 1024;

    static @Nullable Long orNull(OptionalLong millis) {
        return millis.isPresent() ? millis.getAsLong() : null;
    }

    static double seconds(long nanos) {
        return Math.round(nanos / 1e8) / 10.0;
    }

    static Map<String, Long> mebibytes(Map<String, Long> bytes) {
        return bytes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue() / MEBIBYTE));
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }
}
