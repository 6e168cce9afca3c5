/** One class a layer: what it takes, what it gives, how it is made and taken apart. */
@NullMarked
package plumbline.loopctl.layer;

import org.jspecify.annotations.NullMarked;
