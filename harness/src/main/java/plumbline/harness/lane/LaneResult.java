package plumbline.harness.lane;

import java.util.Optional;
import plumbline.harness.verdict.RunReport;

/**
 * What came of one lane.
 *
 * @param kernel as it was asked for
 * @param exitStatus that the lane ended with
 * @param report what it ran, if it came so far
 * @param trouble why there is no report, or no whole one
 */
public record LaneResult(String kernel, int exitStatus, Optional<RunReport> report, Optional<String> trouble) {}
