package org.rescind.notifier.copy;

/** Fired in a transaction that moved a cursor or changed a copy: somebody may be owed something, and others want to know. */
public record CursorsMoved() {}
