package org.dragoman.cluster;

import org.apache.parquet.example.data.Group;
import org.jspecify.annotations.Nullable;

/** Columns that may be empty. */
final class Columns {

  private Columns() {}

  static void append(Group row, String column, @Nullable String value) {
    if (value != null) {
      row.append(column, value);
    }
  }
}
