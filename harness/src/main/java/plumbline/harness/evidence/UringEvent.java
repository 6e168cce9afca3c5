package plumbline.harness.evidence;

/**
 * Something that happened in io_uring. What an event does not tell is 0.
 *
 * @param ring the kernel's address of the ring: tells rings apart
 * @param request the kernel's address of the request: tells requests in flight apart
 * @param userData what the submitter named the request
 * @param opcode IORING_OP_…
 * @param flags of the submission entry, or of the completion
 * @param result of a completion: bytes, or the negative error number
 * @param fileDescriptor of {@link UringAction#FILE_TAKEN} and {@link UringAction#CREATED}
 * @param operation the opcode's name, where the kernel tells it
 */
public record UringEvent(
        Stamp stamp,
        UringAction action,
        long ring,
        long request,
        long userData,
        int opcode,
        long flags,
        long result,
        int fileDescriptor,
        String operation)
        implements KernelEvent {

    static UringEvent of(UringAction action, EventRecord event) {
        boolean completed = action == UringAction.COMPLETED;
        return new UringEvent(
                event.stamp(),
                action,
                event.number("ctx"),
                event.number("req"),
                event.number("user_data"),
                (int) event.number("opcode"),
                event.number(completed ? "cflags" : "flags"),
                event.number(action == UringAction.REFUSED ? "error" : "res"),
                (int) event.number("fd"),
                event.text("op_str"));
    }
}
