package org.rescind.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/** How fast an institution downloads a release. */
final class DownloadMeasure implements Measure {
    static final String ROWS = "download";

    private static final int PIECE = 64 * 1024;
    private static final int KEY_NOT_YET_KNOWN = 503;
    private static final long ASK_AGAIN_NANOS = 100_000_000;

    /** What came, and how long it took. */
    private record Transfer(long rows, long bytes, double seconds) {
        double rowsPerSecond() {
            return rows / seconds;
        }

        double megabytesPerSecond() {
            return bytes / 1e6 / seconds;
        }
    }

    @Override
    public String name() {
        return "download";
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        return of(ground, ground.corpus(), ground.order().repeats());
    }

    List<Comparison> of(Ground ground, Corpus corpus, int repeats) throws Exception {
        var key = new Api(ground.stack().notifier(), ground.stack().opsToken())
                .post(
                        "/api/v1/institutions",
                        Map.of("name", "A reader", "country", "NL", "contactEmail", "reader@institution.example"))
                .path("apiKey")
                .asText();
        var pairs = Pairs.interleaved(repeats, () -> download(ground, corpus, key), () -> copy(ground, corpus));
        return List.of(
                pairs.compare(ROWS, "rows/s", Transfer::rowsPerSecond, Budget.atLeast(0.60)),
                pairs.compare(ROWS, "MB/s", Transfer::megabytesPerSecond));
    }

    private static Transfer download(Ground ground, Corpus corpus, String key) throws IOException {
        while (true) {
            var began = System.nanoTime();
            var connection = connection(ground, corpus.faces(), key);
            if (connection.getResponseCode() == KEY_NOT_YET_KNOWN) {
                LockSupport.parkNanos(ASK_AGAIN_NANOS);
                continue;
            }
            if (connection.getResponseCode() != 200) {
                throw new BenchException("A download was answered with " + connection.getResponseCode());
            }
            return read(connection, began);
        }
    }

    private static HttpURLConnection connection(Ground ground, Release release, String key) throws IOException {
        var address = ground.stack()
                .index()
                .resolve("/api/v1/datasets/" + release.dataset() + "/releases/" + release.name() + "/manifest");
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + key);
        connection.setRequestProperty("Accept-Encoding", "identity");
        return connection;
    }

    private static Transfer read(HttpURLConnection connection, long began) throws IOException {
        var piece = new byte[PIECE];
        var rows = 0L;
        var bytes = 0L;
        try (var in = connection.getInputStream()) {
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                bytes += read;
                for (var i = 0; i < read; i++) {
                    rows += piece[i] == '\n' ? 1 : 0;
                }
            }
        }
        return new Transfer(rows, bytes, Ground.seconds(began));
    }

    private static Transfer copy(Ground ground, Corpus corpus) throws SQLException {
        var query = "copy (select raw from record where import = %d order by import, line) to stdout (format binary)"
                .formatted(corpus.faces().shelf());
        try (var connection = ground.indexDatabase().connect()) {
            var began = System.nanoTime();
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query);
            var bytes = 0L;
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                bytes += row.length;
            }
            return new Transfer(copy.getHandledRowCount(), bytes, Ground.seconds(began));
        }
    }
}
