/**
 * How a service and Kafka agree. PostgreSQL is the truth: what is consumed is recorded in the transaction of its effect,
 * and what is published is read from the state tables. Kafka can be wiped and filled again.
 */
@NullMarked
package org.rescind.messaging;

import org.jspecify.annotations.NullMarked;
