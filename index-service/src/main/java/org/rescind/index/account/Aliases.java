package org.rescind.index.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.rescind.index.removal.Alias;
import org.rescind.index.removal.StandingSuppressions;
import org.rescind.messaging.KillPoint;

/** Learns aliases and resolves the requests that wait for them, in one transaction. */
@ApplicationScoped
class Aliases {

    private final StandingSuppressions suppressions;

    Aliases(StandingSuppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Transactional
    @KillPoint("aliases")
    void learn(List<Alias> aliases) {
        suppressions.learn(aliases);
    }
}
