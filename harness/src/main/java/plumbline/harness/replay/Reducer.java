package plumbline.harness.replay;

import java.util.List;
import java.util.stream.Stream;
import plumbline.harness.recording.Recording;

/** One way to make a recording simpler. */
interface Reducer {
    /** Simpler recordings, the boldest first; each, if it still shows the finding, is where the next step begins. */
    Stream<Recording> candidates(Recording recording);

    /** All of them, in the order in which they are tried. */
    static List<Reducer> all() {
        return List.of(
                ControlReducers::fewer,
                ControlReducers::shorter,
                DepthReducers::shallower,
                EngineReducers::plainer,
                ShapeReducers::plainMemory,
                ShapeReducers::fewerSegments,
                ShapeReducers::shorter,
                ShapeReducers::rounderMemory,
                ShapeReducers::nearerTheStart,
                StackReducers::simpler);
    }
}
