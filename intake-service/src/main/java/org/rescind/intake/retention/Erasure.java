package org.rescind.intake.retention;

import java.time.Instant;

/**
 * One erasure, as evidence.
 *
 * @param requests how many
 * @param idsSha256 of their ids, sorted, one a line: whoever has the list can show that it is this one
 */
record Erasure(long id, Instant erasedAt, int requests, String idsSha256) {}
