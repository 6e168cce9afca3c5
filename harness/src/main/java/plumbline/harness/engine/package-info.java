/** How requests are issued: one class a kind, plain system calls and io_uring. */
@NullMarked
package plumbline.harness.engine;

import org.jspecify.annotations.NullMarked;
