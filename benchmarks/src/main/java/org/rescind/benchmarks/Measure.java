package org.rescind.benchmarks;

import java.util.List;

/** One thing that is measured. */
interface Measure {

    /** As it is named on the command line. */
    String name();

    List<Comparison> take(Ground ground) throws Exception;

    /** Whether it does without datasets in the index, and without the plans of its queries. */
    default boolean needsNoDatasets() {
        return false;
    }

    /**
     * In the order in which they are taken: removals come late, because what they remove is not found any
     * more, and the notifier last, because the other services are stopped for it.
     */
    static List<Measure> all() {
        return List.of(
                new ReferencesMeasure(),
                new ImportMeasure(),
                new SearchMeasure(),
                new DownloadMeasure(),
                new RemovalMeasure(),
                new GrowthMeasure(),
                new AcceptMeasure(),
                new PagesMeasure(),
                new NoticesMeasure(),
                new FanOutMeasure(),
                new IsolationMeasure(),
                new WalMeasure(),
                new CatchUpMeasure(),
                new InstitutionsMeasure());
    }
}
