package plumbline.loopctl.fuse;

/** A lie, and of which requests it is told. */
public record LieSpec(Lie lie, Occasion occasion) {}
