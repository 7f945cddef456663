package org.rescind.notifier.obligation;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One mail: all that one address is to be told now. It names datasets, positions and deadlines, and never a photo or whoever
 * asked for its removal.
 */
record Letter(String to, boolean staff, List<Reminder> reminders) {

    private static final int MOST_LINES = 100;

    String subject() {
        Step worst = reminders.stream()
                .map(Reminder::step)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return "Rescind: " + worst.subject;
    }

    List<UUID> ids() {
        return reminders.stream().map(Reminder::id).toList();
    }

    String text(String baseUrl) {
        List<Reminder> lines = reminders.stream()
                .map(Reminder::line)
                .distinct()
                .sorted(Comparator.comparing(Reminder::name)
                        .thenComparing(Reminder::step, Comparator.reverseOrder())
                        .thenComparing(Reminder::dueAt))
                .toList();
        String list = lines.stream().limit(MOST_LINES).map(this::line).collect(Collectors.joining("\n"));
        String more = lines.size() > MOST_LINES ? "\n- and " + (lines.size() - MOST_LINES) + " more" : "";
        return opening(lines) + "\n\n" + list + more + "\n\n"
                + (staff ? forStaff(baseUrl) : forInstitution(lines, baseUrl));
    }

    private String opening(List<Reminder> lines) {
        return staff
                ? "These institutions need somebody to look after them:"
                : lines.get(0).name() + " holds copies of datasets from which photos were removed:";
    }

    private String line(Reminder reminder) {
        return "- " + (staff ? reminder.name() + " (" + reminder.institution() + "): " : "") + what(reminder);
    }

    private static String what(Reminder reminder) {
        String where = reminder.dataset()
                + (reminder.release().isEmpty() ? "" : " release " + reminder.release())
                + ", positions " + reminder.position() + " to " + Math.max(reminder.position(), reminder.head()) + ": ";
        String by = reminder.dueAt() + ".";
        return switch (reminder.step()) {
            case ENDPOINT_DISABLED ->
                "The endpoint answered that it wants no more notices, and is disabled since " + by
                        + " What is owed stays owed: read the feed, or resume the endpoint.";
            case NOT_NOTIFIED -> where + "not delivered, and not read from the feed, by " + by;
            case NOT_ACKNOWLEDGED -> where + "not acknowledged by " + by;
            case DUE_SOON -> where + "to be purged by " + by;
            case OVERDUE -> where + "had to be purged by " + by;
            case OVERDUE_7_DAYS -> where + "overdue by more than a week; had to be purged by " + by;
            case OVERDUE_30_DAYS -> where + "overdue by more than 30 days; had to be purged by " + by;
            case DEFAULTED ->
                where + "defaulted; had to be purged by " + by
                        + " The institution may download nothing until it has caught up.";
        };
    }

    private static String forInstitution(List<Reminder> lines, String baseUrl) {
        UUID institution = lines.get(0).institution();
        String example = lines.stream()
                .map(Reminder::dataset)
                .filter(dataset -> !dataset.isEmpty())
                .findFirst()
                .orElse("<dataset>");
        return Stream.of(
                        "What to do, with your API key as bearer token:",
                        "- Read what was removed: GET " + baseUrl + "/api/v1/feed/" + example + "?after=<position>",
                        "- Say that you received it: POST " + baseUrl + "/api/v1/acknowledgements {\"dataset\":\""
                                + example + "\",\"through\":<position>}",
                        "- Say that you purged it: POST " + baseUrl + "/api/v1/attestations {\"dataset\":\"" + example
                                + "\",\"release\":\"<release>\",\"through\":<position>,\"deleted\":<number>,\"notHeld\":<number>,"
                                + "\"statement\":\"<what you did>\"}",
                        "- See what is due when: GET " + baseUrl + "/api/v1/institutions/" + institution
                                + "/obligations",
                        "",
                        "If you hold no copy any more, or never did, answer this mail.")
                .collect(Collectors.joining("\n"));
    }

    private static String forStaff(String baseUrl) {
        return "All about one of them: GET " + baseUrl + "/api/v1/institutions/<id>/obligations";
    }
}
