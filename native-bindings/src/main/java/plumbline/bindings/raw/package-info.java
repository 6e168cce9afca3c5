/** The one downcall that everything else goes through; not exported. */
@NullMarked
package plumbline.bindings.raw;

import org.jspecify.annotations.NullMarked;
