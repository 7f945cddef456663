/**
 * What the services tell one another: facts in the past tense, one record per event version. The JSON Schemas, the
 * AsyncAPI document and a golden file per version lie beside them, and tests hold all of them to these records.
 */
@NullMarked
package org.rescind.events;

import org.jspecify.annotations.NullMarked;
