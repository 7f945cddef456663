package org.rescind.benchmarks;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The plans of the statements of the index that count. */
final class Plans {
    private static final int SEARCHES = 50;
    private static final int MOST_STATEMENTS = 15;
    private static final int BEGINNING = 90;
    /** What only that statement says. */
    private static final Map<String, String> STATEMENTS = statements();

    private final Ground ground;

    Plans(Ground ground) {
        this.ground = ground;
    }

    private static Map<String, String> statements() {
        var statements = new LinkedHashMap<String, String>();
        statements.put("Search by account", "where l.photo = any(array(select");
        statements.put("Search by photo", "where l.photo = $1");
        statements.put("Learn the photos of accounts", "insert into account_photo");
        statements.put("Claim the photos of accounts", "join account_photo a on");
        statements.put("Append to the log", "insert into removal (dataset, position");
        statements.put("Outcome of references", "update request_reference ref");
        return statements;
    }

    /** Does a little of everything, and returns the last plan of each statement. */
    String taken() throws Exception {
        ground.say("taking the plans");
        var corpus = ground.corpus();
        return document(corpus, Explained.during(ground, "index", () -> exercise(corpus)));
    }

    private void exercise(Corpus corpus) throws Exception {
        var post = new HttpPost(ground.stack().index().resolve("/api/v1/search"));
        // More often than it takes the driver to prepare a statement, and PostgreSQL to settle on a plan for it.
        for (var i = 0; i < SEARCHES; i++) {
            var account = corpus.accounts().get(i % corpus.accounts().size());
            post.send("{\"reference\":\"" + account + "\"}", 200);
            post.send("{\"reference\":\"" + corpus.photos().id(i) + "\"}", 200);
        }
        try (var producer = Events.producer(ground)) {
            var accounts = corpus.nextRequesters(ground.burst(corpus.photos()));
            RemovalMeasure.remove(ground, corpus, producer, RemovalMeasure.Burst.of(accounts));
        }
    }

    private static String document(Corpus corpus, List<String> plans) {
        var text = new StringBuilder("# Plans at %,d base and %,d derived records\n"
                .formatted(corpus.base().rows(), corpus.faces().rows()));
        STATEMENTS.forEach((title, mark) -> text.append(section(title, mark, plans)));
        return text.append(summary(plans)).toString();
    }

    /** How long a statement took, and the last of its plans. */
    static String section(String title, String mark, List<String> plans) {
        var found = plans.stream().filter(plan -> plan.contains(mark)).toList();
        var shown = found.isEmpty() ? "" : "```\n" + readable(found.get(found.size() - 1)) + "```\n";
        return "\n## " + title + "\n" + times(found) + shown;
    }

    /** Everything that was asked meanwhile, what took longest first. */
    static String summary(List<String> plans) {
        var byStatement = plans.stream().collect(Collectors.groupingBy(Plans::beginning));
        var text =
                new StringBuilder("\n## Where the time went\n\n| ms together | times | statement |\n|---|---|---|\n");
        byStatement.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -together(entry.getValue())))
                .limit(MOST_STATEMENTS)
                .forEach(entry -> text.append("| %s | %,d | `%s` |\n"
                        .formatted(
                                Figures.shown(together(entry.getValue())),
                                entry.getValue().size(),
                                entry.getKey())));
        return text.toString();
    }

    private static String beginning(String plan) {
        var query = plan.substring(plan.indexOf('\n') + 1)
                .replaceAll("\\s+", " ")
                .replace("Query Text: ", "")
                .replace("|", "/");
        return query.substring(0, Math.min(BEGINNING, query.length()));
    }

    private static double together(List<String> plans) {
        return plans.stream().mapToDouble(Explained::milliseconds).sum();
    }

    private static String times(List<String> plans) {
        if (plans.isEmpty()) {
            return "Not seen: no statement says this any more.\n";
        }
        var took = new Sample(plans.stream().map(Explained::milliseconds).toList());
        return "Seen %,d times: median %s ms, longest %s ms, together %s ms. The last one:\n"
                .formatted(
                        plans.size(),
                        Figures.shown(took.median()),
                        Figures.shown(took.max()),
                        Figures.shown(together(plans)));
    }

    /** Without the key, which PostgreSQL shows where it has computed something beforehand, and without lists of ids. */
    static String readable(String plan) {
        return plan.replaceAll("'\\\\x[0-9a-f]{64}'", "'(key)'").replaceAll("'\\{[^}']{40,}}'", "'{...}'");
    }
}
