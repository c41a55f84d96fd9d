package org.dragoman.reconciliation.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tab-separated tables beside the classes of a package. */
public final class Table {

  private Table() {}

  /**
   * The rows of a table without its header and comments, each with as many cells as the header.
   *
   * @param beside a class of the package in which the table lies
   */
  public static List<List<String>> rows(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing in the program: " + name);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      List<List<String>> rows = new ArrayList<>();
      int width = -1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        List<String> cells = List.of(line.split("\t", -1));
        if (width < 0) {
          width = cells.size();
          continue;
        }
        if (cells.size() != width) {
          throw new IllegalStateException(name + ": not " + width + " cells: " + line);
        }
        rows.add(cells);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
