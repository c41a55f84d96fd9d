package org.dragoman.interchange;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public format's words for an enum's constants. Immutable and thread-safe. */
final class EnumNames<E extends Enum<E>> {

  private final Map<E, String> names;
  private final Map<String, E> constants = new HashMap<>();

  private EnumNames(Class<E> type, boolean hyphens) {
    names = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      String name = hyphens ? hyphened(constant.name()) : camelCase(constant.name());
      names.put(constant, name);
      constants.put(name, constant);
    }
  }

  /** AT_LEAST is {@code atLeast}. */
  static <E extends Enum<E>> EnumNames<E> camelCase(Class<E> type) {
    return new EnumNames<>(type, false);
  }

  /** CALLED_FOR is {@code called-for}. */
  static <E extends Enum<E>> EnumNames<E> hyphened(Class<E> type) {
    return new EnumNames<>(type, true);
  }

  String name(E constant) {
    String name = names.get(constant);
    if (name == null) {
      throw new IllegalStateException("every constant has a name: " + constant);
    }
    return name;
  }

  /** The constant of that name; null where there is none. */
  @Nullable E constant(String name) {
    return constants.get(name);
  }

  private static String hyphened(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String camelCase(String constant) {
    StringBuilder out = new StringBuilder(constant.length());
    boolean capital = false;
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (c == '_') {
        capital = true;
      } else {
        out.append(capital ? c : Character.toLowerCase(c));
        capital = false;
      }
    }
    return out.toString();
  }
}
