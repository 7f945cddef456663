/**
 * The whole system at work: loads invented datasets, registers 250 institutions that really receive, verify, purge and
 * attest over HTTP, sends one removal request, and follows it until every copy has purged.
 *
 * <p>It is a client like any other: it knows the services by their public interface alone.
 */
@NullMarked
package org.rescind.stack.demo;

import org.jspecify.annotations.NullMarked;
