package plumbline.harness.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeText;
import plumbline.harness.recording.Recording;
import plumbline.loopctl.stack.StackSpec;

/** Shell scripts with dd and cmp. */
final class ShellEmitter {
    private ShellEmitter() {}

    static String emit(Recording recording) {
        Story story = Story.of(recording);
        Simple.demand(story, "dd");
        if (story.engine().kind() != EngineKind.PREAD) {
            throw new InexpressibleException("dd reads and writes by plain calls, not through " + story.engine());
        }
        if (story.isOfSilence()) {
            throw new InexpressibleException("dd waits for ever: the finding is of kind "
                    + story.told().kind().word());
        }
        StackSpec stack = StackSpec.parse(recording.header().stack());
        Optional<String> demands = ShellSetup.unknown(stack);
        ShellScript script = new ShellScript(
                Heads.of(story),
                recording.header().contract().sizeBytes(),
                demands.isPresent() ? List.of() : ShellSetup.lines(stack),
                demands,
                steps(story));
        return ShellScriptRenderer.of().execute(script);
    }

    private static List<ShellScript.Step> steps(Story story) {
        List<ShellScript.Step> steps = new ArrayList<>();
        boolean direct = story.engine().traits().way() == EngineTraits.Way.DIRECT;
        for (Story.Step step : story.steps()) {
            Shape shape = step.shape();
            steps.add(new ShellScript.Step(
                    steps.size() + 1,
                    ShapeText.of(shape),
                    shape.direction() == Direction.WRITE,
                    shape.offset(),
                    shape.lengthBytes(),
                    direct ? "direct," : "",
                    story.isOfResults()));
        }
        return steps;
    }
}
