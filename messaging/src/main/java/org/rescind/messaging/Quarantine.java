package org.rescind.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What people can do about messages that were set aside. */
@Singleton
public class Quarantine {

    /**
     * What came of driving a message again.
     *
     * @param applied how many messages were applied: it, and those that had been set aside after it with the same key
     * @param refusal why the next one was refused again; empty when none was
     */
    public record Redriven(int applied, Optional<String> refusal) {}

    private static final Logger LOG = Logger.getLogger(Quarantine.class);

    private final QuarantineTable table;
    private final Inbox inbox;
    private final EventCodec codec;

    Quarantine(QuarantineTable table, Inbox inbox, EventCodec codec) {
        this.table = table;
        this.inbox = inbox;
        this.codec = codec;
    }

    /** Those that nobody has settled, the oldest first, with the first 1,024 of their bytes. */
    public List<QuarantinedMessage> list(long after, int limit) {
        return table.list(after, limit);
    }

    /** With all its bytes; empty when it is not there, or settled. */
    public Optional<QuarantinedMessage> find(long id) {
        return table.find(id);
    }

    public long count(String topic) {
        return table.count(topic);
    }

    /** Applies a message again, then those that waited behind it, in order, until one is refused; empty when it is not there. */
    public Optional<Redriven> redrive(long id) {
        return QuarkusTransaction.requiringNew().call(() -> table.lock(id)).map(first -> {
            int applied = 0;
            Optional<String> refusal = apply(id);
            if (refusal.isPresent()) {
                return new Redriven(0, refusal);
            }
            for (long behind : table.behind(first)) {
                applied++;
                refusal = apply(behind);
                if (refusal.isPresent()) {
                    return new Redriven(applied, refusal);
                }
            }
            return new Redriven(applied + 1, Optional.empty());
        });
    }

    /** Nobody needs it any more: it stays in the table and is not shown. False when it is not there. */
    public boolean discard(long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean there = table.lock(id).isPresent();
            if (there) {
                table.settle(id, "discarded");
                LOG.infof("quarantined message %d was discarded", id);
            }
            return there;
        });
    }

    /** Why it was refused; empty when it was applied, now or by somebody else meanwhile. */
    private Optional<String> apply(long id) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> table.lock(id).ifPresent(message -> {
                        inbox.applyAlone(message.topic(), ReceivedEvent.read(codec, message));
                        table.settle(id, "applied");
                        LOG.infof("quarantined message %d was applied", id);
                    }));
            return Optional.empty();
        } catch (RuntimeException e) {
            if (!Inbox.blamesTheInput(e)) {
                throw e;
            }
            String reason = Inbox.reason(e);
            QuarkusTransaction.requiringNew().run(() -> table.refusedAgain(id, reason));
            return Optional.of(reason);
        }
    }
}
