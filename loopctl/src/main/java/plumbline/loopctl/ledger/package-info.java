/** What was made and must be undone, kept on disk so that it survives this process. */
@NullMarked
package plumbline.loopctl.ledger;

import org.jspecify.annotations.NullMarked;
