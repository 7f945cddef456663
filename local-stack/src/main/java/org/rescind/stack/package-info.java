/**
 * A real Kafka and a real PostgreSQL without Docker, and the launcher that runs the whole system on one machine.
 *
 * <p>Every part is a child process on a {@link org.rescind.stack.Leash}: it stops when its launcher is gone, however that
 * one ended.
 */
@NullMarked
package org.rescind.stack;

import org.jspecify.annotations.NullMarked;
