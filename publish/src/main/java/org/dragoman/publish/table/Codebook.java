package org.dragoman.publish.table;

import java.util.Locale;

/** The description of the event tables, made from what writes them. */
public final class Codebook {

  private Codebook() {}

  /** The whole codebook, as Markdown. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Codebook of the event tables

        Written by `dragoman export --codebook`; a test holds it against the program.

        | format | a row is |
        |---|---|
        | `events-csv`, `events-parquet` | an event: the words and values of its surest report (of two, the one published first), and what all reports say together |
        | `reports-csv`, `reports-parquet` | a report of an event |

        Reports of one event are found across documents and languages by `dragoman reconcile` and share its Event ID. Copies and translations of a story are reports too; whether \
        sources are independent is in Status. Events of which an editor rejected every report are left out of the first two. No row says that something happened: it says who tells it, in \
        which words, and Modality and Status how.

        CSV is UTF-8 with a line of headings, as RFC 4180 has it, with `\\n` at the ends of lines; an empty cell means that nothing is known. Several values in a cell are parted by semicolons. Cells are \
        written as they are, also where a spreadsheet would take them for a formula: import them as text. Parquet has the same columns with the types below, null for unknown.

        ## Columns

        | column | type | after | meaning |
        |---|---|---|---|
        """);
    for (Column column : Column.ALL) {
      text.append("| ")
          .append(column.name())
          .append(" | ")
          .append(column.type().name().toLowerCase(Locale.ROOT))
          .append(" | ")
          .append(
              switch (column.origin()) {
                case POLECAT -> "POLECAT";
                case CAMEO -> "CAMEO";
                case DRAGOMAN -> "–";
              })
          .append(" | ")
          .append(column.meaning())
          .append(" |\n");
    }
    text.append(
        """

        POLECAT's other columns are left out, for the record does not know them: Intensity, Actor Country and Recipient Country (see the ISO columns), Title and Wikipedia ID of actor and \
        recipient, Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID and Feature Type (a place is kept as named), and the Story columns (see `mention` in the JSON Lines).

        ## Event types

        | PLOVER | Quad Code | CAMEO Root |
        |---|---|---|
        """);
    for (Plover type : Plover.values()) {
      text.append("| ")
          .append(type.name())
          .append(" | ")
          .append(type.quad())
          .append(" | ")
          .append(type.roots())
          .append(" |\n");
    }
    return text.toString();
  }
}
