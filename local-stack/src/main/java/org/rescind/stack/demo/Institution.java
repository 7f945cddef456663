package org.rescind.stack.demo;

/**
 * One that holds a copy.
 *
 * @param notifier as the institution itself sees it
 * @param inbox what it has received
 * @param endpoint takes what it is sent
 * @param purge does what that asks for
 */
record Institution(String id, Profile profile, Api notifier, Copy copy, Inbox inbox, Endpoint endpoint, Purge purge) {
    /**
     * A copy, and the position of the removal log that it reflects.
     *
     * @param start it owes what comes after this
     */
    record Holding(Copy copy, long start) {}

    static Institution of(String id, Profile profile, Api notifier, Holding holding) {
        var inbox = new Inbox(holding.start());
        var purge = new Purge(notifier, holding.copy(), inbox);
        return new Institution(id, profile, notifier, holding.copy(), inbox, new Endpoint(profile, inbox), purge);
    }
}
