package plumbline.harness.run;

import java.util.List;
import plumbline.harness.cases.Scale;

/**
 * What a worker is asked for: cases on one stack. One line of JSON on its standard input.
 *
 * @param stack the stack's text
 * @param seed of the whole run
 */
record WorkerJob(String stack, List<WorkItem> items, long seed, Scale scale) {}
