package org.rescind.benchmarks;

import java.util.List;
import java.util.Optional;

/** Rows a second of an import over HTTP, from the first byte until everybody can find them. */
final class ImportMeasure implements Measure {
    static final String ROWS = "import, YFCC100M layout";

    private static final String DATASET = "imported";

    private int releases;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public List<Comparison> take(Ground ground) throws Exception {
        return List.of(of(ground, ground.order().rows(), ground.order().repeats()));
    }

    Comparison of(Ground ground, long rows, int repeats) throws Exception {
        var manifest = new YfccManifest(ground.photos(rows));
        var copy = new CopyBaseline(ground.indexDatabase(), manifest);
        Release.dataset(ground, DATASET, Optional.empty());
        var pairs = Pairs.interleaved(repeats, () -> imported(ground, manifest), () -> {
            ground.settle();
            return rows / copy.take();
        });
        return pairs.compare(ROWS, "rows/s", rate -> rate, Budget.atLeast(0.60));
    }

    private double imported(Ground ground, YfccManifest manifest) throws Exception {
        ground.settle();
        var release = Release.load(ground, DATASET, "r" + ++releases, "yfcc100m", manifest);
        release.drop();
        ground.say(String.format("imported %,d rows in %.1f s", release.rows(), release.seconds()));
        return release.rows() / release.seconds();
    }
}
