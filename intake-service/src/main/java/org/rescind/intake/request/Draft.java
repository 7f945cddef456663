package org.rescind.intake.request;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.site.Language;

/**
 * What a person has typed so far. It travels with the pages, and is stored nowhere before it is sent.
 *
 * @param lines what was pasted, without empty lines and repetitions
 * @param someDatasets whether only the named ones are meant
 * @param once makes pressing the button twice one request
 * @param checked whether the person has seen the last page
 */
record Draft(
        List<String> lines,
        String relationship,
        boolean someDatasets,
        List<String> datasets,
        String regime,
        String email,
        String message,
        String once,
        boolean checked) {

    private static final String SOME = "some";

    static Draft empty(String once) {
        return new Draft(List.of(), "", false, List.of(), "", "", "", once, false);
    }

    /** @param uploaded the lines of a file */
    static Draft of(AskFields fields, List<String> uploaded, String once) {
        Stream<String> pasted = all(fields.photos).stream().flatMap(String::lines);
        return new Draft(
                Stream.concat(pasted, uploaded.stream())
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList(),
                text(fields.relationship),
                SOME.equals(fields.scope),
                all(fields.datasets).stream().distinct().toList(),
                text(fields.regime),
                text(fields.email).strip(),
                text(fields.message),
                text(fields.once).isEmpty() ? once : text(fields.once),
                "yes".equals(fields.checked));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static List<String> all(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }

    public String photos() {
        return lines.stream().collect(joining("\n"));
    }

    Draft seen() {
        return new Draft(lines, relationship, someDatasets, datasets, regime, email, message, once, true);
    }

    Optional<Relationship> known() {
        return Arrays.stream(Relationship.values())
                .filter(each -> each.wireName.equals(relationship))
                .findFirst();
    }

    private @Nullable Regime law() {
        return Arrays.stream(Regime.values())
                .filter(each -> each.wireName.equals(regime))
                .findFirst()
                .orElse(null);
    }

    /** Only when there is nothing wrong with it. */
    Submission submission(Language language) {
        return new Submission(
                lines,
                someDatasets ? datasets : null,
                known().orElseThrow(),
                law(),
                email.isEmpty() ? null : new Submission.Contact(email, language.tag()),
                message.isBlank() ? null : message);
    }

    @Override
    public String toString() {
        return "Draft[hidden]";
    }
}
