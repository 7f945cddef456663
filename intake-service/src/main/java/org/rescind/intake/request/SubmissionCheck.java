package org.rescind.intake.request;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.coverage.Dataset;
import org.rescind.intake.coverage.DatasetTable;
import org.rescind.web.Problem;

/** What only the service can know to be wrong with a submission. */
@Singleton
class SubmissionCheck {

    private final DatasetTable datasets;

    SubmissionCheck(DatasetTable datasets) {
        this.datasets = datasets;
    }

    static void readable(List<ReadReference> references) {
        if (!references.stream().allMatch(ReadReference::isRejected)) {
            return;
        }
        List<Map<String, String>> errors = references.stream()
                .map(reference -> error("/references/" + (reference.ordinal() - 1), explanation(reference)))
                .toList();
        throw Problem.NOTHING_READABLE.with(
                "Send links to photos or accounts, account ids or photo ids. See \"errors\" for each one's reason.",
                Map.of(
                        "errors",
                        errors,
                        "references",
                        references.stream().map(Receipt.Reference::of).toList()));
    }

    void known(@Nullable List<String> names) {
        if (names == null) {
            return;
        }
        List<String> published =
                datasets.published().stream().map(Dataset::name).toList();
        List<Map<String, String>> errors = IntStream.range(0, names.size())
                .filter(i -> !published.contains(names.get(i)))
                .mapToObj(i -> error("/datasets/" + i, "is not a published dataset"))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.UNKNOWN_DATASET.with(
                    "See \"known\" for those there are; leave \"datasets\" out to mean all of them.",
                    Map.of("errors", errors, "known", published));
        }
    }

    private static String explanation(ReadReference reference) {
        String explanation = reference.reading().explanation();
        return explanation == null ? "cannot be read" : explanation;
    }

    private static Map<String, String> error(String pointer, String detail) {
        return Map.of("pointer", pointer, "detail", detail);
    }
}
