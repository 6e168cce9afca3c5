package plumbline.loopctl.limits;

/**
 * One number that a layer reports of itself.
 *
 * @param value in bytes unless the name says otherwise
 * @param source where it was read: a call, an ioctl, an attribute's path
 */
public record Limit(LimitName name, long value, String source) {}
