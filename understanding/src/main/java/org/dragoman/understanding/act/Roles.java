package org.dragoman.understanding.act;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dragoman.record.assertion.Event.Act;
import org.dragoman.record.assertion.Event.Role;
import org.dragoman.understanding.lexicon.WordList;
import org.jspecify.annotations.Nullable;

/**
 * Which part the slots of an act have, in all languages: {@code und/acts.tsv}.
 *
 * @param plover the PLOVER type; null where the act alone does not tell it
 * @param mode the PLOVER mode; null for none
 * @param bySlot the part of whoever stands in a slot
 * @param place the slots that tell where
 * @param needs without what there is no event
 */
record Roles(
    @Nullable String plover,
    @Nullable String mode,
    Map<String, Role> bySlot,
    List<String> place,
    Needs needs) {

  private static final List<String> SLOTS =
      List.of(
          "subject", "object", "with", "between", "of", "to", "from", "by", "against", "in",
          "invited");

  private static final Map<Act, Roles> ALL = load();

  /** What an event cannot be without. */
  enum Needs {
    /** Nothing. */
    NOTHING,
    /** A party. */
    ANY,
    /** Somebody who does it. */
    ACTOR
  }

  /** The parts of an act. */
  static Roles of(Act act) {
    Roles roles = ALL.get(act);
    if (roles == null) {
      throw new IllegalStateException("no roles of " + act);
    }
    return roles;
  }

  private static Map<Act, Roles> load() {
    Map<Act, Roles> all = new EnumMap<>(Act.class);
    for (WordList.Row row : WordList.of("und", "acts").rows()) {
      Map<String, Role> bySlot = new HashMap<>();
      for (String slot : SLOTS) {
        if (!row.cell(slot).isEmpty()) {
          bySlot.put(slot, Role.valueOf(row.cell(slot).toUpperCase(Locale.ROOT)));
        }
      }
      all.put(
          Act.valueOf(row.cell("act").toUpperCase(Locale.ROOT)),
          new Roles(
              orNull(row.cell("plover")),
              orNull(row.cell("mode")),
              Map.copyOf(bySlot),
              row.forms("place"),
              switch (row.cell("needs")) {
                case "any" -> Needs.ANY;
                case "actor" -> Needs.ACTOR;
                default -> Needs.NOTHING;
              }));
    }
    return all;
  }

  private static @Nullable String orNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }
}
