package org.dragoman.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dragoman.reconciliation.name.NameForm;

/**
 * Two names and whether they are one.
 *
 * @param one a name
 * @param other another spelling, or another's name
 * @param person whether they are human beings'
 * @param same whether they name the same
 * @param category what is difficult about them
 * @param first the one as it is written
 * @param second the other as it is written
 */
record NamePairs(
    NameForm one,
    NameForm other,
    boolean person,
    boolean same,
    String category,
    String first,
    String second) {

  /** Both names as they are written. */
  String text() {
    return first + " | " + second;
  }

  /** The pairs of a table: type, name, language, name, language, true or false, category. */
  static List<NamePairs> table(Path file) throws IOException {
    List<NamePairs> pairs = new ArrayList<>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      boolean person = !cells[0].equals("organization");
      pairs.add(
          new NamePairs(
              NameForm.of(cells[1], cells[2], person),
              NameForm.of(cells[3], cells[4], person),
              person,
              Boolean.parseBoolean(cells[5]),
              cells[6],
              cells[1],
              cells[3]));
    }
    return pairs;
  }

  /** The pairs of the name bench of OpenSanctions: group, schema, name, name, match, … */
  static List<NamePairs> bench(Path file) throws IOException {
    List<NamePairs> pairs = new ArrayList<>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      List<String> cells = cells(line);
      boolean person = cells.get(1).equals("Person");
      pairs.add(
          new NamePairs(
              NameForm.of(cells.get(2), "und", person),
              NameForm.of(cells.get(3), "und", person),
              person,
              Boolean.parseBoolean(cells.get(4)),
              cells.get(1),
              cells.get(2),
              cells.get(3)));
    }
    return pairs;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
