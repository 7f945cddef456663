/**
 * Organisations that downloaded a dataset, their API keys, and who may act for which of them.
 */
@NullMarked
package org.rescind.notifier.institution;

import org.jspecify.annotations.NullMarked;
