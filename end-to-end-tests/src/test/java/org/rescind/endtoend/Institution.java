package org.rescind.endtoend;

/** An institution with its receiver, and the two services as it sees them. */
record Institution(String id, Api api, Api indexApi, Receiver receiver) {}
