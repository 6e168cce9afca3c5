package plumbline.loopctl.testing;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** Obeys {@link Requires} with the same requirements that {@code doctor} prints. */
final class RequiresCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Requires> requires = AnnotationSupport.findAnnotation(context.getElement(), Requires.class);
        for (String name : requires.map(Requires::value).orElse(new String[0])) {
            Optional<Requirement.Missing> missing = Requirements.named(name).check(Host.live());
            if (missing.isPresent()) {
                return ConditionEvaluationResult.disabled(missing.get().toString());
            }
        }
        return ConditionEvaluationResult.enabled("nothing is missing");
    }
}
