/** io_uring(7): set-up, probing, submission and completion queues. One ring belongs to one thread. */
@NullMarked
package plumbline.bindings.uring;

import org.jspecify.annotations.NullMarked;
