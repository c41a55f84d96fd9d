package org.dragoman.understanding.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of a language: tab-separated values in {@code lang/<code>/<table>.tsv}, its first line
 * the column names, lines that begin with {@code #} comments.
 *
 * <p>A cell may hold several forms, separated by {@code |}. Immutable and thread-safe.
 *
 * @param name the resource's name, for messages
 * @param rows the rows in the file's order
 */
public record WordList(String name, List<Row> rows) {

  /** Copies the rows. */
  public WordList {
    rows = List.copyOf(rows);
  }

  /**
   * Reads the table of a language, empty where the language has none.
   *
   * @throws IllegalStateException where a row has more cells than the table has columns: the data
   *     is ours, so that is a defect of the build
   */
  public static WordList of(String language, String table) {
    String name = "/lang/" + language + "/" + table + ".tsv";
    try (InputStream in = WordList.class.getResourceAsStream(name)) {
      return in == null ? new WordList(name, List.of()) : read(name, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WordList read(String name, InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    List<Row> rows = new ArrayList<>();
    List<String> columns = List.of();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = Arrays.asList(line.split("\t", -1));
      if (columns.isEmpty()) {
        columns = List.copyOf(cells);
        continue;
      }
      if (cells.size() > columns.size()) {
        throw new IllegalStateException(
            name
                + ":"
                + number
                + ": "
                + cells.size()
                + " cells for "
                + columns.size()
                + " columns");
      }
      Map<String, String> byColumn = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        byColumn.put(columns.get(i), cells.get(i).strip());
      }
      rows.add(new Row(name, number, byColumn));
    }
    return new WordList(name, rows);
  }

  /**
   * One row.
   *
   * @param file the resource it stands in
   * @param line its line number, from 1
   * @param cells its cells by column name
   */
  public record Row(String file, int line, Map<String, String> cells) {

    /** Copies the cells. */
    public Row {
      cells = Map.copyOf(cells);
    }

    /** A cell, empty where the row ends before it. */
    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    /** The forms in a cell. */
    public List<String> forms(String column) {
      String cell = cell(column);
      return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }

    @Override
    public String toString() {
      return file + ":" + line;
    }
  }
}
