/** The kernel's own asynchronous I/O, io_submit(2), without the library of the same name. */
@NullMarked
package plumbline.bindings.aio;

import org.jspecify.annotations.NullMarked;
