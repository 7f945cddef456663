package org.rescind.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run for programs. */
record Report(Machine machine, Ground.Order order, double loadBefore, double loadAfter, List<Entry> comparisons) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .setSerializationInclusion(JsonInclude.Include.NON_NULL);

    /** A figure, with all values in the order in which they were taken. */
    record Entry(
            String measure,
            String unit,
            Spread ours,
            @Nullable Spread baseline,
            @Nullable Spread ratio,
            @Nullable String budget,
            @Nullable String verdict) {

        static Entry of(Comparison comparison) {
            return new Entry(
                    comparison.measure(),
                    comparison.unit(),
                    new Spread(comparison.ours()),
                    spread(comparison.baseline()),
                    spread(comparison.ratio()),
                    comparison.budget() == null ? null : comparison.budget().toString(),
                    comparison.verdict().isEmpty() ? null : comparison.verdict());
        }

        private static @Nullable Spread spread(@Nullable Sample sample) {
            return sample == null ? null : new Spread(sample);
        }
    }

    record Spread(double median, double min, double max, List<Double> values) {
        Spread(Sample sample) {
            this(sample.median(), sample.min(), sample.max(), sample.values());
        }
    }

    static Report of(
            Machine machine, Ground.Order order, double loadBefore, double loadAfter, List<Comparison> comparisons) {
        return new Report(
                machine,
                order,
                loadBefore,
                loadAfter,
                comparisons.stream().map(Entry::of).toList());
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }
}
