package org.rescind.notifier.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes our keys: the first one when there is none, another at a rotation. */
@ApplicationScoped
class SigningKeys {

    /** After a rotation both keys sign for so long: who checks has a day to fetch the new one. */
    static final Duration OVERLAP = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private final SigningKeyTable table;

    SigningKeys(SigningKeyTable table) {
        this.table = table;
    }

    /** Those that sign now, the newest first. */
    @Transactional
    List<SigningKey> signing() {
        List<SigningKey> keys = table.signing();
        if (!keys.isEmpty()) {
            return keys;
        }
        table.lock();
        if (table.signing().isEmpty()) {
            table.insert(SigningKey.random());
        }
        return table.signing();
    }

    @Transactional
    List<PublishedKey> rotate() {
        table.lock();
        table.endAll(OVERLAP);
        SigningKey key = SigningKey.random();
        table.insert(key);
        LOG.infof("notices are signed with %s from now on", key.published());
        return table.published();
    }

    List<PublishedKey> published() {
        return table.published();
    }
}
