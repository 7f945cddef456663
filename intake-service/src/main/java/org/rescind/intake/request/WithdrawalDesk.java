package org.rescind.intake.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.rescind.messaging.KillPoint;

/** Takes withdrawals. */
@ApplicationScoped
public class WithdrawalDesk {

    private final InstantSource clock;
    private final Event<RequestChanged> changed;

    WithdrawalDesk(InstantSource clock, Event<RequestChanged> changed) {
        this.clock = clock;
        this.changed = changed;
    }

    @Transactional
    @KillPoint("withdraw")
    public RemovalRequest withdraw(UUID id) {
        RemovalRequest request = RemovalRequest.lock(id).orElseThrow();
        request.withdraw(clock.instant());
        changed.fire(new RequestChanged());
        return request;
    }
}
