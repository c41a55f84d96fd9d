package org.dragoman.reconciliation.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dragoman.reconciliation.Recent;
import org.dragoman.reconciliation.known.CountryWords;
import org.dragoman.reconciliation.known.Gazetteer;
import org.dragoman.reconciliation.known.Kinds;
import org.dragoman.reconciliation.known.Known;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;

/** Makes namings of the entities that a document names. Thread-safe. */
public final class Namings {

  private final Gazetteer gazetteer;
  private final CountryWords countries;
  private final Kinds kinds = Kinds.ofBodies();

  /** The same few names are in most documents. */
  private final Recent<Naming> recent = new Recent<>(1 << 13);

  /** With a gazetteer and what tells countries in names. */
  public Namings(Gazetteer gazetteer, CountryWords countries) {
    this.gazetteer = gazetteer;
    this.countries = countries;
  }

  /** The gazetteer. */
  public Gazetteer gazetteer() {
    return gazetteer;
  }

  /** What tells the countries in names. */
  public CountryWords countries() {
    return countries;
  }

  /**
   * How a document names an entity; empty for countries and capitals, which are known by code.
   *
   * @param entity with the names that this document has for it
   * @param language BCP 47 tag of the document's language
   */
  public Optional<Naming> of(Entity entity, String language) {
    if (entity.type() == EntityType.PLACE
        && entity.id().length() <= "place-xx-capital".length()
        && entity.country() != null) {
      return Optional.empty();
    }
    return fullest(entity)
        .map(name -> of(entity.type(), entity.country(), language.split("-", 2)[0], name));
  }

  /** The name with most words, then the most frequent. */
  private static Optional<String> fullest(Entity entity) {
    return entity.names().stream()
        .max(
            Comparator.comparingInt((EntityName name) -> name.text().split("\\s+", -1).length)
                .thenComparingInt(EntityName::mentions)
                .thenComparing(EntityName::text))
        .map(EntityName::text);
  }

  /** In what sense a name is used. */
  private record Use(EntityType type, @Nullable String country, String language) {}

  /** A naming of given parts. */
  public Naming of(EntityType type, @Nullable String country, String language, String name) {
    Use use = new Use(type, country, language);
    return recent.get(name, use, true, () -> made(type, country, language, name));
  }

  private Naming made(EntityType type, @Nullable String country, String language, String name) {
    boolean person = type == EntityType.PERSON || type == EntityType.PLACE;
    Optional<Known> known =
        person ? Optional.empty() : gazetteer.find(name, language, type, country);
    String kind = person || known.isPresent() ? null : kind(country, language, name);
    String theirs = known.map(Known::country).orElse(country);
    return Naming.of(type, theirs, language, name, known.map(Known::id).orElse(null), kind);
  }

  /**
   * "body-az-foreign-ministry", "body-az-mx-embassy" with the host behind the owner; null where the
   * name says no kind of state body or no country.
   */
  private @Nullable String kind(@Nullable String country, String language, String name) {
    CountryWords.Parted parted = countries.part(name, language);
    Optional<String> kind = kinds.of(parted.words(), language);
    // A parliament that the gazetteer does not have under this name is perhaps a part of one.
    if (kind.isEmpty() || PARLIAMENTARY.contains(kind.get())) {
      return null;
    }
    boolean between = BETWEEN.contains(kind.get());
    SortedSet<String> others = new TreeSet<>(parted.countries());
    String own = country;
    if (own == null && !between && others.size() == 1) {
      own = others.first();
    }
    if (own == null) {
      return null;
    }
    others.remove(own);
    if (others.size() != (between ? 1 : 0)) {
      return null;
    }
    String id = kind.get().contains("group") ? "group-" + own : "body-" + own;
    return (between ? id + "-" + others.first() : id).toLowerCase(Locale.ROOT) + "-" + kind.get();
  }

  /** Whether a kind of body stands between two countries, as an embassy does. */
  static boolean standsBetween(String kind) {
    return BETWEEN.stream().anyMatch(kind::endsWith);
  }

  private static final List<String> PARLIAMENTARY =
      List.of(
          "parliament",
          "national-assembly",
          "senate",
          "upper-house",
          "lower-house",
          "congress",
          "parliamentary-delegation",
          "state-committee");

  /** Kinds that stand between two countries. */
  private static final List<String> BETWEEN =
      List.of("embassy", "consulate-general", "consulate", "friendship-group");
}
