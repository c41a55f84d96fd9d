package org.dragoman.reconciliation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of fields: how things that are compared are kept. Lists are fields as well.
 *
 * <p>Fields are parted by U+001F, the elements of a list by U+001E; both characters are taken out
 * of what is written.
 */
public final class Fields {

  private static final String FIELD = "\u001F";
  private static final String ELEMENT = "\u001E";

  private Fields() {}

  /** A line of fields; null is an empty one. */
  public static String line(@Nullable Object... fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.length; i++) {
      Object field = fields[i];
      line.append(i > 0 ? FIELD : "");
      if (field instanceof Iterable<?> list) {
        line.append(elements(list));
      } else if (field != null) {
        line.append(clean(field.toString()));
      }
    }
    return line.toString();
  }

  private static String elements(Iterable<?> list) {
    List<String> elements = new ArrayList<>();
    list.forEach(element -> elements.add(clean(String.valueOf(element))));
    return String.join(ELEMENT, elements);
  }

  private static String clean(String text) {
    return text.replace(FIELD, " ").replace(ELEMENT, " ");
  }

  /** The fields of a line. */
  public static List<String> of(String line) {
    return List.of(line.split(FIELD, -1));
  }

  /** The elements of a list. */
  public static List<String> list(String field) {
    return field.isEmpty() ? List.of() : List.of(field.split(ELEMENT, -1));
  }

  /** A field, null where it is empty. */
  public static @Nullable String orNull(String field) {
    return field.isEmpty() ? null : field;
  }
}
