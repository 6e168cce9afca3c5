package plumbline.harness.evidence;

/**
 * When, where and by whom something was traced.
 *
 * @param nanos by the instance's clock, CLOCK_MONOTONIC
 * @param cpu on which it happened
 * @param thread whose system call, worker or interrupt it was
 */
public record Stamp(long nanos, int cpu, int thread) {}
