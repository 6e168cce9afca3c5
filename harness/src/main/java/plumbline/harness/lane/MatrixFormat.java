package plumbline.harness.lane;

import java.util.function.Function;
import plumbline.harness.verdict.ResultJson;

/** The formats that a matrix can be rendered in. */
public enum MatrixFormat {
    TEXT("matrix.txt", MatrixText::render),
    JSON("matrix.json", ResultJson::pretty),
    HTML("matrix.html", MatrixHtml::render);

    private final String fileName;
    private final Function<Matrix, String> renderer;

    MatrixFormat(String fileName, Function<Matrix, String> renderer) {
        this.fileName = fileName;
        this.renderer = renderer;
    }

    /** The file that it is kept in. */
    public String fileName() {
        return fileName;
    }

    /** The whole matrix. */
    public String render(Matrix matrix) {
        return renderer.apply(matrix);
    }
}
