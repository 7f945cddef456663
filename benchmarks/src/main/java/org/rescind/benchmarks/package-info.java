/**
 * How fast the system is, each figure beside a baseline that was taken in the same run: ours and the baseline in turns,
 * medians with their spread. A {@link org.rescind.benchmarks.Measure} gives {@link org.rescind.benchmarks.Comparison}s.
 */
@NullMarked
package org.rescind.benchmarks;

import org.jspecify.annotations.NullMarked;
