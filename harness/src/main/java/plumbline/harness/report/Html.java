package plumbline.harness.report;

/** Pages that need nothing but themselves. */
public final class Html {
    private static final String STYLE = """
            body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1d2327; }
            h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border: 1px solid #d5dae0; padding: .3rem .5rem; text-align: left; vertical-align: top; }
            th { background: #f2f4f7; position: sticky; top: 0; }
            code, pre { font: 12.5px/1.4 ui-monospace, monospace; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f7f8fa; padding: .6rem; margin: .3rem 0; }
            .passed { background: #e5f5e8; } .failed { background: #fbdcdc; font-weight: 600; }
            .broken { background: #fde8cd; font-weight: 600; } .skipped, .none { color: #777f88; }
            .known { background: #f3e8fb; } .changed { outline: 2px solid #c77700; outline-offset: -2px; }
            .meta { color: #59626c; }
            @media (prefers-color-scheme: dark) {
              body { background: #16191d; color: #dfe4ea; } th { background: #23282e; } th, td { border-color: #3a414a; }
              pre { background: #1e2228; } .passed { background: #17351f; } .failed { background: #551f22; }
              .broken { background: #4d3413; } .known { background: #3a2650; } .meta { color: #97a1ac; }
            }
            """;

    private Html() {}

    /** Text as it may stand between tags and in attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A whole page around a body. */
    public static String page(String title, String body) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escape(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<h1>" + escape(title) + "</h1>\n" + body
                + "</body>\n</html>\n";
    }

    /** A table cell of a class. */
    public static String cell(String styleClass, String html) {
        return "<td class=\"" + styleClass + "\">" + html + "</td>";
    }
}
