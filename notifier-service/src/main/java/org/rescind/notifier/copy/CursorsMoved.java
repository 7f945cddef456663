package org.rescind.notifier.copy;

/**
 * Fired in a transaction that moved a cursor or changed a copy: somebody may be owed something, and others want to know.
 *
 * @param byDelivery whoever delivered has looked after what is owed next
 */
public record CursorsMoved(boolean byDelivery) {

    public CursorsMoved() {
        this(false);
    }
}
