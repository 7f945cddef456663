package org.rescind.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of the notifier when there are many more institutions than those that receive. The others have cursors only:
 * half of them pull and have no endpoint, the endpoints of the other half fail and are tried again tomorrow. All of them are
 * behind, which is when they could be in the way.
 */
final class InstitutionsMeasure implements Measure {
    private static final List<Integer> SIZES = List.of(10_000, 100_000);
    private static final int MOST_REPEATS = 3;
    private static final int SETTLING_SECONDS = 5;

    /** What only that statement says. */
    private static final Map<String, String> STATEMENTS = statements();

    private int others;

    private static Map<String, String> statements() {
        var statements = new LinkedHashMap<String, String>();
        statements.put("claim", "healthy as (");
        statements.put("record attempts", "set notified = case when ch.sending_last");
        statements.put(
                "unpublished coverage", "select dataset, institution, notified, acknowledged, version from channel");
        statements.put("coverage summary", "select h.dataset, h.head,");
        statements.put("public coverage", "count(*) filter (where greatest(ch.notified");
        statements.put("overdue", "update copy c set overdue");
        return statements;
    }

    @Override
    public String name() {
        return "institutions";
    }

    @Override
    public boolean needsNoDatasets() {
        return true;
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var partners = ground.partners();
        var log = partners.dataset("institutions", partners.all());
        others = 0;
        var smallest = at(ground, partners, log, Partners.COUNT);
        var growth = new ArrayList<Comparison>();
        for (var size : SIZES) {
            addOthers(ground, log, ground.scaled(size));
            var larger = at(ground, partners, log, Partners.COUNT + others);
            growth.addAll(growth(
                    larger, smallest, "%,d; %,d institutions".formatted(Partners.COUNT + others, Partners.COUNT)));
        }
        removeOthers(ground);
        return growth;
    }

    private static List<Comparison> growth(List<Comparison> larger, List<Comparison> smallest, String sizes) {
        return larger.stream()
                .flatMap(large -> smallest.stream()
                        .filter(small -> small.measure().equals(large.measure()))
                        .map(small -> Comparison.growth(large, small, sizes)))
                .toList();
    }

    private static List<Comparison> at(Ground ground, Partners partners, RemovalLog log, int institutions)
            throws Exception {
        ground.say("%,d institutions".formatted(institutions));
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        var p50 = new ArrayList<Double>();
        var p95 = new ArrayList<Double>();
        FanOutMeasure.tell(partners, log);
        for (var i = 0; i < Math.min(MOST_REPEATS, ground.order().repeats()); i++) {
            var times = FanOutMeasure.times(() -> FanOutMeasure.tell(partners, log));
            p50.add(times.p50());
            p95.add(times.p95());
        }
        var all = new ArrayList<>(List.of(
                Comparison.alone("one removal to the last of 250, p50", "ms", new Sample(p50)),
                Comparison.alone("one removal to the last of 250, p95", "ms", new Sample(p95)),
                Comparison.alone("memory of the notifier", "MB", Sample.of(megabytes(ground)))));
        all.addAll(statements(ground, partners, log, institutions));
        return all;
    }

    private static List<Comparison> statements(Ground ground, Partners partners, RemovalLog log, int institutions)
            throws Exception {
        var plans = Explained.during(ground, "notifier", () -> {
            for (var i = 0; i < 3; i++) {
                FanOutMeasure.times(() -> FanOutMeasure.tell(partners, log));
                ground.notifier().get("/api/v1/coverage/" + log.dataset());
            }
        });
        var text = new StringBuilder("\n# The notifier with %,d institutions\n".formatted(institutions));
        STATEMENTS.forEach((title, mark) -> text.append(Plans.section(title, mark, plans)));
        ground.plans().add(text.append(Plans.summary(plans)).toString());
        var figures = new ArrayList<Comparison>();
        STATEMENTS.forEach((title, mark) -> {
            var took = plans.stream()
                    .filter(plan -> plan.contains(mark))
                    .map(Explained::milliseconds)
                    .toList();
            if (took.isEmpty()) {
                ground.say("Not seen: the statement of \"" + title + "\".");
            } else {
                figures.add(Comparison.alone("statement, " + title, "ms", Sample.of(new Sample(took).median())));
            }
        });
        return figures;
    }

    private static double megabytes(Ground ground) {
        return ground.stack().residentMemory().getOrDefault("notifier", 0L) / 1e6;
    }

    private void addOthers(Ground ground, RemovalLog log, int upTo) throws SQLException {
        var database = ground.notifierDatabase();
        var more = upTo - Partners.COUNT - others;
        database.execute(
                """
                insert into institution (id, name, country, contact_email, key_sha256, status, created_at, version,
                                         published_version)
                select gen_random_uuid(), 'Other', 'NL', 'other@example.org', 'none', 'ACTIVE', now(), 1, 1
                  from generate_series(1, %d)""".formatted(more),
                """
                insert into endpoint (institution, url, payload, secret_encrypted, state, verified, since)
                select i.id, 'http://localhost:1/other', 'FULL', '', 'FAILING', true, now()
                  from institution i
                 where i.name = 'Other' and i.id::text < '8'
                   and not exists (select from endpoint e where e.institution = i.id)""",
                """
                insert into copy (institution, dataset, release, start, purged, state, downloaded_at)
                select i.id, '%1$s', '1.0', 0, 0, 'HELD', now() from institution i
                 where i.name = 'Other' and not exists (select from copy c where c.institution = i.id)""".formatted(log.dataset()),
                """
                insert into channel (institution, dataset, notified, acknowledged, failures, next_attempt_at, version,
                                     published_version)
                select i.id, '%1$s', 0, 0,
                       case when e.institution is null then 0 else 20 end,
                       case when e.institution is null then now() else now() + interval '1 day' end, 1, 1
                  from institution i left join endpoint e on e.institution = i.id
                 where i.name = 'Other' and not exists (select from channel ch where ch.institution = i.id)""".formatted(log.dataset()),
                "vacuum analyze institution, endpoint, copy, channel");
        others += more;
    }

    private static void removeOthers(Ground ground) throws SQLException {
        var all = " in (select id from institution where name = 'Other')";
        ground.notifierDatabase()
                .execute(
                        "delete from channel where institution" + all,
                        "delete from copy where institution" + all,
                        "delete from endpoint where institution" + all,
                        "delete from institution where name = 'Other'",
                        "vacuum analyze institution, endpoint, copy, channel");
    }
}
