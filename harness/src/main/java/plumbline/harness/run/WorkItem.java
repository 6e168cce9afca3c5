package plumbline.harness.run;

import plumbline.harness.verdict.CaseResult;

/**
 * One case with one engine.
 *
 * @param name the case's
 * @param engine the engine's word
 */
public record WorkItem(String name, String engine) {
    /** Whether a result is this item's, on that stack. */
    boolean isOf(CaseResult result, String stack) {
        return result.stack().equals(stack)
                && result.name().equals(name)
                && result.engine().equals(engine);
    }
}
