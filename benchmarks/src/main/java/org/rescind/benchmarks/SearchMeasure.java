package org.rescind.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How long a person waits who looks for an account of at most a hundred photos. */
final class SearchMeasure implements Measure {
    static final String P99 = "search p99, 1 client";

    private static final int CALLS = 2_000;
    private static final int MOST_MATCHES = 100;

    /** The least that gives the same rows: it is told where the accounts are, and where the faces. */
    private static final String SAME_ROWS = """
            select '%2$s', '%3$s', f.photo, count(*)
              from record f
             where f.import = %1$d
               and f.photo = any(array(select b.photo from record b where b.import = %4$d and b.nsid = ?))
               and not exists (select from removal e where e.photo = f.photo and e.dataset = '%2$s')
             group by f.photo
             order by f.photo
             limit ?""";

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        return of(ground, ground.corpus(), ground.order().repeats());
    }

    List<Comparison> of(Ground ground, Corpus corpus, int repeats) throws Exception {
        requireSame(ground, corpus);
        var comparisons = new ArrayList<Comparison>();
        for (var clients : List.of(1, 4)) {
            var pairs =
                    Pairs.interleaved(repeats, () -> ours(ground, corpus, clients), () -> raw(ground, corpus, clients));
            var of = clients == 1 ? ", 1 client" : ", " + clients + " clients";
            comparisons.add(pairs.compare("search p50" + of, "ms", Latencies::p50));
            comparisons.add(pairs.compare("search p99" + of, "ms", Latencies::p99, Budget.atMost(2.5, 3)));
        }
        return comparisons;
    }

    private static Latencies ours(Ground ground, Corpus corpus, int clients) throws Exception {
        var post = searching(ground);
        return Latencies.of(clients, CALLS / clients, () -> number -> post.send(question(corpus, number), 200));
    }

    private static Latencies raw(Ground ground, Corpus corpus, int clients) throws Exception {
        return Latencies.of(
                clients, CALLS / clients, () -> new Raw(ground.indexDatabase().connect(), corpus));
    }

    private static HttpPost searching(Ground ground) {
        return new HttpPost(ground.stack().index().resolve("/api/v1/search"));
    }

    private static String question(Corpus corpus, int number) {
        return "{\"reference\":\"" + account(corpus, number) + "\"}";
    }

    private static String account(Corpus corpus, int number) {
        return corpus.accounts().get(number % corpus.accounts().size());
    }

    /** A comparison of two questions would say nothing. */
    private static void requireSame(Ground ground, Corpus corpus) throws Exception {
        try (var raw = new Raw(ground.indexDatabase().connect(), corpus)) {
            for (var i = 0; i < 50; i++) {
                var found = searching(ground).send(question(corpus, i), 200).split("\"photo\":", -1).length - 1;
                if (found != raw.matches(i) || found == 0) {
                    throw new BenchException("A search finds " + found
                            + " photos of an account of which the tables have " + raw.matches(i));
                }
            }
        }
    }

    /** One client of the baseline. */
    private record Raw(Connection connection, PreparedStatement statement, Corpus corpus) implements Latencies.Client {
        Raw(Connection connection, Corpus corpus) throws SQLException {
            this(connection, connection.prepareStatement(sameRows(corpus)), corpus);
        }

        private static String sameRows(Corpus corpus) {
            var faces = corpus.faces();
            return SAME_ROWS.formatted(
                    faces.shelf(), faces.dataset(), faces.name(), corpus.base().shelf());
        }

        @Override
        public void call(int number) throws SQLException {
            if (matches(number) == 0) {
                throw new BenchException("An account of the corpus has no photo in the tables.");
            }
        }

        int matches(int number) throws SQLException {
            statement.setString(1, account(corpus, number));
            statement.setInt(2, MOST_MATCHES);
            var matches = 0;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    matches += rows.getString(3).isEmpty() ? 0 : 1;
                }
            }
            return matches;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
