package org.rescind.intake.lookup;

import java.util.List;
import java.util.function.Predicate;

/**
 * What was found, sorted for people.
 *
 * @param photos what was pasted, to look it up again in another language
 * @param available whether index could be asked
 */
record FindView(String photos, boolean available, List<Line> found, List<Line> notFound, List<Line> unclear) {

    static FindView of(List<String> lines, Answer answer) {
        Predicate<Line> clear = line -> line.reading().kind().namesSomething();
        return new FindView(
                String.join("\n", lines),
                answer.available(),
                which(answer, line -> !line.found().isEmpty()),
                which(answer, clear.and(line -> line.found().isEmpty())),
                which(answer, clear.negate()));
    }

    private static List<Line> which(Answer answer, Predicate<Line> condition) {
        return answer.lines().stream().filter(condition).toList();
    }

    @Override
    public String toString() {
        return "FindView[hidden]";
    }
}
