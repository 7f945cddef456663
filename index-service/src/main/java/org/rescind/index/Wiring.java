package org.rescind.index;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What the service gets from outside: the time. */
@Singleton
class Wiring {

    @Produces
    @Singleton
    static InstantSource clock() {
        return InstantSource.system();
    }
}
