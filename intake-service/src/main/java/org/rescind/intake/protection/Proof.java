package org.rescind.intake.protection;

import java.time.Instant;

/**
 * That somebody has computed or waited, once.
 *
 * @param id of the challenge or ticket
 * @param expires until when its use is remembered
 */
record Proof(String id, Instant expires) {}
