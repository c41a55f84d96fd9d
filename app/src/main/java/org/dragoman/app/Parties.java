package org.dragoman.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dragoman.archive.Archive;
import org.dragoman.archive.EntitySummary;
import org.dragoman.record.entity.Entity;

/** Finds the party that somebody means: by country code, id or name in any script. */
final class Parties {

  private Parties() {}

  /**
   * A party.
   *
   * @param id its id in the record
   * @param label its name
   */
  record Party(String id, String label) {}

  /** The party meant; empty where none is known so. */
  static Optional<Party> find(String wanted, Archive archive) {
    if (wanted.matches("[A-Za-z]{2}")) {
      String id = "place-" + wanted.toLowerCase(Locale.ROOT);
      String name =
          Locale.of("", wanted.toUpperCase(Locale.ROOT)).getDisplayCountry(Locale.ENGLISH);
      if (!name.equalsIgnoreCase(wanted)) {
        return Optional.of(new Party(id, name));
      }
    }
    if (wanted.matches("[a-z]+-[0-9a-z-]+")) {
      Optional<EntitySummary> byId = archive.entity(wanted);
      if (byId.isPresent()) {
        return byId.map(EntitySummary::entity).map(Parties::party);
      }
    }
    List<EntitySummary> named = archive.entitiesNamed(wanted, 1);
    return named.stream().findFirst().map(EntitySummary::entity).map(Parties::party);
  }

  private static Party party(Entity entity) {
    return new Party(entity.id(), entity.label());
  }
}
