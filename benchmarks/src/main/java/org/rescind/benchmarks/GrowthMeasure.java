package org.rescind.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What becomes of everything that rows could slow down, from a small dataset to the size that was ordered. */
final class GrowthMeasure implements Measure {
    private static final long SMALLEST = 100_000;
    private static final int MOST_REPEATS = 3;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        var sizes = sizes(ground.order().rows());
        var all = new ArrayList<List<Comparison>>();
        for (var rows : sizes) {
            all.add(at(ground, rows));
        }
        var smallest = sizes.size() - 1;
        var growth = new ArrayList<Comparison>();
        for (var larger = smallest - 1; larger >= 0; larger--) {
            var shown = "%,d; %,d rows".formatted(sizes.get(larger), sizes.get(smallest));
            for (var i = 0; i < all.get(larger).size(); i++) {
                growth.add(Comparison.growth(
                        all.get(larger).get(i), all.get(smallest).get(i), shown));
            }
        }
        return growth;
    }

    /** Powers of ten and the ordered size, the largest first: the other measures have left it there. */
    static List<Long> sizes(long ordered) {
        var sizes = new ArrayList<Long>();
        sizes.add(ordered);
        for (var size = ordered > SMALLEST ? highestPowerBelow(ordered) : ordered / 10; size >= SMALLEST; size /= 10) {
            sizes.add(size);
        }
        if (sizes.size() == 1) {
            sizes.add(ordered / 10);
        }
        return sizes;
    }

    private static long highestPowerBelow(long number) {
        var power = 1L;
        while (power * 10 < number) {
            power *= 10;
        }
        return power;
    }

    private static List<Comparison> at(Ground ground, long rows) throws Exception {
        var repeats = Math.min(MOST_REPEATS, ground.order().repeats());
        var corpus = ground.corpus(rows);
        return List.of(
                new ImportMeasure().of(ground, rows, repeats),
                only(SearchMeasure.P99, new SearchMeasure().of(ground, corpus, repeats)),
                only(DownloadMeasure.ROWS, new DownloadMeasure().of(ground, corpus, repeats)),
                new RemovalMeasure().of(ground, corpus, repeats),
                Comparison.alone("bytes of a record on disk", "bytes", Sample.of(corpus.diskBytesPerRow())),
                Comparison.alone("bytes of a row as sent", "bytes", Sample.of(corpus.rawBytesPerRow())));
    }

    private static Comparison only(String measure, List<Comparison> among) {
        return among.stream()
                .filter(comparison -> comparison.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }
}
