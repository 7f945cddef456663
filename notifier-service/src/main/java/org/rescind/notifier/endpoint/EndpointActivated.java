package org.rescind.notifier.endpoint;

/** Fired in the transaction that allowed notices to an endpoint. */
public record EndpointActivated() {}
