package plumbline.harness.report;

import java.util.function.Function;
import plumbline.harness.verdict.ResultJson;
import plumbline.harness.verdict.RunReport;

/** The formats that a run can be rendered in. */
public enum ReportFormat {
    TEXT(TextReport::render),
    JSON(ResultJson::pretty),
    JUNIT(JunitReport::render),
    KTAP(KtapReport::render),
    HTML(HtmlReport::render);

    private final Function<RunReport, String> renderer;

    ReportFormat(Function<RunReport, String> renderer) {
        this.renderer = renderer;
    }

    /** The whole report. */
    public String render(RunReport report) {
        return renderer.apply(report);
    }
}
