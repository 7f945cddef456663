package org.rescind.intake.request;

import jakarta.persistence.Embeddable;

/** The photos of a request, each counted once. */
@Embeddable
public record Totals(int photosClaimed, int removed, int alreadyRemoved, int notFound, int refused) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    public boolean addUp() {
        return photosClaimed == removed + alreadyRemoved + notFound + refused;
    }
}
