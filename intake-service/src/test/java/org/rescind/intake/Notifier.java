package org.rescind.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rescind.events.CoverageChanged;
import org.rescind.events.CoverageChanged.Copy;
import org.rescind.events.CoverageChanged.Exemption;
import org.rescind.events.CoverageChanged.State;
import org.rescind.events.CoverageSummarised;
import org.rescind.events.InstitutionChanged;

/** What notifier would say of one dataset: each statement is newer than the one before. */
public final class Notifier {

    private final String dataset;
    private final List<UUID> institutions = new ArrayList<>();
    private long version;

    public Notifier(String dataset, String... names) {
        this.dataset = dataset;
        for (String name : names) {
            UUID id = UUID.randomUUID();
            institutions.add(id);
            Wire.say(new InstitutionChanged(id, name, InstitutionChanged.Status.ACTIVE, "00", 1));
        }
    }

    public UUID institution(int number) {
        return institutions.get(number);
    }

    public void head(long head, long copies) {
        Wire.say(new CoverageSummarised(dataset, head, copies, "P30D", ++version));
    }

    public void covers(int number, long notified, long acknowledged, Copy... copies) {
        Wire.say(coverage(++version, number, notified, acknowledged, copies));
    }

    public CoverageChanged coverage(long version, int number, long notified, long acknowledged, Copy... copies) {
        return new CoverageChanged(dataset, institution(number), notified, acknowledged, List.of(copies), version);
    }

    public static Copy copy(String release, long start, long purged) {
        return copy(release, start, purged, State.HELD, false, false);
    }

    public static Copy copy(String release, long start, long purged, State state, boolean overdue, boolean defaulted) {
        return new Copy(
                release, start, purged, state, overdue, defaulted, List.of(), Instant.parse("2019-03-01T00:00:00Z"));
    }

    public static Copy copyWithException(String release, long purged, long position) {
        return copyWithException(release, purged, new Exemption(position, "exempt", null, null), false);
    }

    public static Copy copyWithException(String release, long purged, Exemption exemption, boolean overdue) {
        return new Copy(release, 0, purged, State.HELD, overdue, false, List.of(exemption), null);
    }
}
