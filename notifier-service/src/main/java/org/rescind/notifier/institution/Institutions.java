package org.rescind.notifier.institution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.rescind.messaging.KillPoint;
import org.rescind.web.ApiKey;
import org.rescind.web.Ids;
import org.rescind.web.Secret;

/** Registers institutions. */
@ApplicationScoped
public class Institutions {

    private final InstitutionTable table;
    private final Ids ids;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Event<InstitutionRegistered> registered;

    Institutions(
            InstitutionTable table,
            Ids ids,
            SecureRandom random,
            InstantSource clock,
            Event<InstitutionRegistered> registered) {
        this.table = table;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
        this.registered = registered;
    }

    @Transactional
    @KillPoint("register")
    public ApiKey register(Registration registration) {
        ApiKey key = ApiKey.of(ids.next(), Secret.random(random));
        new Institution(
                        key.institution(),
                        registration,
                        key.sha256(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .persistAndFlush();
        registered.fire(new InstitutionRegistered());
        return key;
    }

    /** The old key is worth nothing from now on, here; elsewhere when the news has arrived. */
    @Transactional
    ApiKey replaceKey(UUID institution) {
        ApiKey key = ApiKey.of(institution, Secret.random(random));
        table.replaceKey(institution, key.sha256());
        registered.fire(new InstitutionRegistered());
        return key;
    }

    void contacts(UUID institution, Contacts contacts) {
        table.contacts(institution, contacts);
    }

    public String name(UUID institution) {
        return table.name(institution);
    }

    public boolean exists(UUID institution) {
        return table.exists(institution);
    }
}
