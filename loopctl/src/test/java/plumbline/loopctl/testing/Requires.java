package plumbline.loopctl.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test needs something of this machine; where it is missing, the test is skipped, with the reason, and counted.
 * The tag {@code device} is what the lanes pick such tests by. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresCondition.class)
@Tag("device")
public @interface Requires {
    /** Names of requirements, {@link plumbline.loopctl.host.Requirements#named(String)}. */
    String[] value();
}
