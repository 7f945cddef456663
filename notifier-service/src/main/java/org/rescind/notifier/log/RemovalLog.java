package org.rescind.notifier.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rescind.events.RemovalEntry;
import org.rescind.events.RemovalsAppended;
import org.rescind.messaging.EventCodec;
import org.rescind.messaging.UnreadableEventException;
import org.rescind.notifier.policy.Policies;

/** Makes a dataset's log longer: entry n only after n - 1; what is there already is dropped; a gap stops that dataset. */
@ApplicationScoped
class RemovalLog {

    private final LogTable entries;
    private final LogHeadTable heads;
    private final Policies policies;
    private final EventCodec codec;
    private final jakarta.enterprise.event.Event<LogApplied> applied;

    RemovalLog(
            LogTable entries,
            LogHeadTable heads,
            Policies policies,
            EventCodec codec,
            jakarta.enterprise.event.Event<LogApplied> applied) {
        this.entries = entries;
        this.heads = heads;
        this.policies = policies;
        this.codec = codec;
        this.applied = applied;
    }

    void apply(List<RemovalsAppended> events) {
        Map<String, List<RemovalEntry>> byDataset = events.stream()
                .collect(Collectors.groupingBy(
                        RemovalsAppended::dataset,
                        TreeMap::new,
                        Collectors.flatMapping(event -> consecutive(event).stream(), Collectors.toList())));
        byDataset.forEach(this::append);
        applied.fire(new LogApplied());
    }

    private void append(String dataset, List<RemovalEntry> entries) {
        LogHeadTable.End end = heads.lock(dataset);
        requireSame(dataset, end, entries);
        List<LogTable.NewEntry> fresh = new ArrayList<>();
        for (RemovalEntry entry : entries) {
            if (entry.position() > end.position() + 1) {
                throw new UnreadableEventException("a gap in the log of " + dataset + ": position " + entry.position()
                        + " came after " + end.position());
            }
            if (entry.position() == end.position() + 1) {
                String canonical = codec.write(entry);
                long offset = end.offset() + canonical.getBytes(StandardCharsets.UTF_8).length;
                fresh.add(new LogTable.NewEntry(entry.position(), entry.photo(), canonical, offset));
                end = new LogHeadTable.End(entry.position(), offset);
            }
        }
        if (!fresh.isEmpty()) {
            this.entries.append(dataset, fresh, policies.of(dataset));
            heads.move(dataset, end);
        }
    }

    /** A position has one entry for ever: a log that says otherwise is not the one that institutions were told of. */
    private void requireSame(String dataset, LogHeadTable.End end, List<RemovalEntry> entries) {
        Map<Long, String> repeats = entries.stream()
                .filter(entry -> entry.position() <= end.position())
                .collect(Collectors.toMap(RemovalEntry::position, codec::write, (one, other) -> one));
        if (!repeats.isEmpty() && this.entries.differs(dataset, repeats)) {
            throw new UnreadableEventException(
                    "another log of " + dataset + ": an entry differs from what we have at its position");
        }
    }

    private static List<RemovalEntry> consecutive(RemovalsAppended event) {
        long expected = event.first();
        for (RemovalEntry entry : event.entries()) {
            if (entry.position() != expected++) {
                throw new UnreadableEventException("the entries of the message are not consecutive");
            }
        }
        if (event.first() < 1 || expected != event.last() + 1) {
            throw new UnreadableEventException("the message does not hold the entries that it names");
        }
        return event.entries();
    }
}
