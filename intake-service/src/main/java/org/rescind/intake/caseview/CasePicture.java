package org.rescind.intake.caseview;

import java.util.List;
import java.util.Locale;
import org.rescind.intake.caseview.CaseDataset.Copies;
import org.rescind.intake.coverage.Dataset;

/**
 * A case as people see it.
 *
 * @param steps what it went through, the latest first
 * @param shown the datasets with their institutions on this page
 */
record CasePicture(CaseView view, List<Step> steps, List<Shown> shown) {

    /** One dataset of the case. */
    record Shown(CaseDataset dataset, String title, List<Recipient> recipients) {}

    static CasePicture of(CaseView view, List<Step> steps, List<Dataset> titles) {
        List<Shown> shown = view.datasets().stream()
                .map(dataset -> new Shown(
                        dataset,
                        title(dataset.dataset(), titles),
                        view.recipients().stream()
                                .filter(recipient -> recipient.dataset().equals(dataset.dataset()))
                                .toList()))
                .toList();
        return new CasePicture(view, steps, shown);
    }

    private static String title(String name, List<Dataset> titles) {
        return titles.stream()
                .filter(each -> each.name().equals(name))
                .map(Dataset::title)
                .findFirst()
                .orElse(name);
    }

    /** The name of the message that says where it stands. */
    public String state() {
        return (view.phase() == null ? view.status().name() : view.phase().name()).toLowerCase(Locale.ROOT);
    }

    /** The name of the message that says what that means for this case. */
    public String about() {
        if (!state().equals("fulfilled")) {
            return state();
        }
        if (view.datasets().isEmpty() && view.totals().alreadyRemoved() == 0) {
            return "fulfilled_nothing";
        }
        Copies copies = copies();
        return copies.purged() == copies.total() ? "fulfilled_purged" : "fulfilled";
    }

    /** Of all datasets together. */
    public Copies copies() {
        return view.datasets().stream().map(CaseDataset::copies).reduce(new Copies(0, 0, 0, 0, 0), CasePicture::sum);
    }

    private static Copies sum(Copies one, Copies other) {
        return new Copies(
                one.total() + other.total(),
                one.notified() + other.notified(),
                one.acknowledged() + other.acknowledged(),
                one.purged() + other.purged(),
                one.overdue() + other.overdue());
    }

    /** Whether it may still be taken back. */
    public boolean mayBeWithdrawn() {
        return view.withdrawal() == null && !state().equals("denied");
    }

    public boolean isExtended() {
        return view.extension() != null;
    }
}
