package dev.waybill.proof.soak;

/** The result as one page. */
public final class HtmlReport {

    private HtmlReport() {}

    public static String of(Result result) {
        return result.verdict();
    }
}
