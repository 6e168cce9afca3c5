package plumbline.harness.trace;

/**
 * How a trace ended.
 *
 * @param exitStatus of the command; 0 where none was started
 * @param unfinished submissions that were not seen to complete
 * @param lost records that the kernel dropped for want of room, at least
 * @param garbled records that made no sense
 */
public record TraceEnd(int exitStatus, int unfinished, long lost, long garbled) {}
