package org.dragoman.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows that stand one behind the other and are equal in a column, together. */
final class Groups implements Iterator<List<Row>> {

  private final Iterator<Row> rows;
  private final String column;
  private @Nullable Row next;

  /**
   * Groups of rows.
   *
   * @param rows ordered by the column
   */
  Groups(Iterator<Row> rows, String column) {
    this.rows = rows;
    this.column = column;
  }

  @Override
  public boolean hasNext() {
    return next != null || rows.hasNext();
  }

  @Override
  public List<Row> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<Row> group = new ArrayList<>();
    Row first = next == null ? rows.next() : next;
    next = null;
    String value = first.getAs(column);
    group.add(first);
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!value.equals(row.getAs(column))) {
        next = row;
        break;
      }
      group.add(row);
    }
    return group;
  }
}
