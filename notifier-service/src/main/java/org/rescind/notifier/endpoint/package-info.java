/**
 * Where an institution wants to be told. An endpoint gets no notice before it has answered a signed challenge.
 */
@NullMarked
package org.rescind.notifier.endpoint;

import org.jspecify.annotations.NullMarked;
