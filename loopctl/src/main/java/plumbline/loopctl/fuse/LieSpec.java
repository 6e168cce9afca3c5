package plumbline.loopctl.fuse;

/** A lie, and of which requests it is told, among those that it can be told of. */
public record LieSpec(Lie lie, Schedule schedule) {}
