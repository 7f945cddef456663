package org.rescind.intake.protection;

/** A text that others wrote, for a table that is opened in a spreadsheet: there it must stay a text. */
public final class SpreadsheetCell {

    private static final String BEGINS_FORMULAS = "=+-@\t\r\n";

    private SpreadsheetCell() {}

    /** With {@code '} before what a spreadsheet would compute. Quoting for CSV is for its writer. */
    public static String of(String text) {
        return !text.isEmpty() && BEGINS_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
