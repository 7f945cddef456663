/**
 * Who downloaded what before there was this service: whole files of it at once.
 */
@NullMarked
package org.rescind.notifier.registration;

import org.jspecify.annotations.NullMarked;
