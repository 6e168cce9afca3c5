package plumbline.harness.plan;

/** What is asked of a target besides reads and writes. */
public sealed interface Control permits Flush, RangeControl {}
