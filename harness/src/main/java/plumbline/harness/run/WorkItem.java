package plumbline.harness.run;

/**
 * One case with one engine.
 *
 * @param name the case's
 * @param engine the engine's word
 */
public record WorkItem(String name, String engine) {}
