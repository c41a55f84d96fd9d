package org.dragoman.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dragoman.archive.Archive;
import org.dragoman.archive.EntitySummary;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;

/** Finds the party that somebody means: by country code, id or name in any script. */
public final class Parties {

  private Parties() {}

  /** The party meant; empty where none is known so. */
  public static Optional<EntitySummary> find(String wanted, Archive archive) {
    String name = wanted.strip();
    if (name.matches("[A-Za-z]{2}")) {
      String code = name.toUpperCase(Locale.ROOT);
      String country = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
      if (!country.equals(code)) {
        String id = "place-" + code.toLowerCase(Locale.ROOT);
        // A country that no document names may still be a party by its people.
        return archive
            .entity(id)
            .or(
                () ->
                    Optional.of(
                        new EntitySummary(
                            new Entity(id, EntityType.PLACE, country, code, List.of(), null),
                            0,
                            0)));
      }
    }
    Optional<EntitySummary> byId =
        name.matches("[a-z]+-[0-9a-z-]+") ? archive.entity(name) : Optional.empty();
    return byId.or(() -> archive.entitiesNamed(name, 1).stream().findFirst());
  }
}
