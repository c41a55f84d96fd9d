package org.dragoman.publish.table;

import java.util.Map;
import java.util.Optional;

/**
 * The event types of PLOVER, with their quad class and the CAMEO roots that become them.
 *
 * <p>As published by the Open Event Data Alliance (PLOVER manual, draft 0.8, and its conversion
 * table of September 2021). The table leads from CAMEO to PLOVER, so some types have several roots.
 */
enum Plover {
  AGREE(1, "03"),
  CONSULT(1, "04"),
  SUPPORT(1, "05"),
  CONCEDE(1, "08"),
  COOPERATE(2, "06"),
  AID(2, "07"),
  RETREAT(2, "08"),
  REQUEST(3, "10"),
  ACCUSE(3, "09;11"),
  REJECT(3, "12"),
  THREATEN(3, "13"),
  PROTEST(4, "14"),
  // The manual's chapter has it among material conflict, as its predecessors; one table differs.
  SANCTION(4, "16"),
  MOBILIZE(4, "15"),
  COERCE(4, "17"),
  ASSAULT(4, "18;19;20");

  /** Names of earlier drafts. */
  private static final Map<String, Plover> EARLIER =
      Map.of(
          "DEMAND",
          REQUEST,
          "DISAPPROVE",
          ACCUSE,
          "INVESTIGATE",
          ACCUSE,
          "YIELD",
          CONCEDE,
          "FIGHT",
          ASSAULT);

  private final int quad;
  private final String roots;

  Plover(int quad, String roots) {
    this.quad = quad;
    this.roots = roots;
  }

  /** The type with a name of this or an earlier draft. */
  static Optional<Plover> named(String name) {
    for (Plover type : values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.ofNullable(EARLIER.get(name));
  }

  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
  int quad() {
    return quad;
  }

  /** The CAMEO root codes that become this type, parted by semicolons. */
  String roots() {
    return roots;
  }
}
