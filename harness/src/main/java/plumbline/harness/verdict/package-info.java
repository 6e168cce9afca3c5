/** Findings, notes and verdicts, as they are reported. */
@NullMarked
package plumbline.harness.verdict;

import org.jspecify.annotations.NullMarked;
