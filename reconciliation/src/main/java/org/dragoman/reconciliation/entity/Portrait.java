package org.dragoman.reconciliation.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.dragoman.reconciliation.known.Gazetteer;
import org.dragoman.reconciliation.known.Kinds;
import org.dragoman.reconciliation.known.Known;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;

/** Tells under which name, as what and of which country an entity of the record is shown. */
public final class Portrait {

  private final Gazetteer gazetteer;
  private final Kinds kinds = Kinds.ofBodies();

  /** With the gazetteer, which knows best. */
  public Portrait(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * An entity of the record, without its names.
   *
   * @param id its id
   * @param members the namings that mean it, at least one, in the order of their ids
   */
  public Entity of(String id, List<Naming> members) {
    Optional<Known> known = gazetteer.byId(id);
    if (known.isPresent()) {
      Known it = known.get();
      return new Entity(id, it.type(), it.label(), it.country(), List.of(), it.parent());
    }
    Optional<String> country = most(members, naming -> Optional.ofNullable(naming.country()));
    EntityType type =
        most(members, naming -> Optional.of(naming.type())).orElse(members.get(0).type());
    String label = kindLabel(members, country.orElse(null)).orElseGet(() -> label(members));
    return new Entity(id, type, label, country.orElse(null), List.of(), null);
  }

  /** "Ministry of Foreign Affairs of Peru": what kind of body it is tells its name. */
  private Optional<String> kindLabel(List<Naming> members, @Nullable String country) {
    String kind = members.get(0).kind();
    if (kind == null || country == null || members.get(0).type() == EntityType.GROUP) {
      return Optional.empty();
    }
    boolean between = Namings.standsBetween(kind);
    String name = kind.replaceFirst(between ? "^[a-z]+-..-..-" : "^[a-z]+-..-", "");
    return kinds
        .cell(name, 2)
        .filter(label -> !between)
        .map(
            label ->
                label.replace(
                    "{country}", Locale.of("", country).getDisplayCountry(Locale.ENGLISH)));
  }

  /** An English name where there is one, then one in Latin letters; the fullest. */
  private static String label(List<Naming> members) {
    return members.stream()
        .min(
            Comparator.comparingInt(Portrait::rank)
                .thenComparingInt(naming -> -naming.form().words().size())
                .thenComparing(Naming::name)
                .thenComparing(Naming::id))
        .map(Naming::name)
        .orElseThrow();
  }

  private static int rank(Naming naming) {
    if (naming.language().equals("en")) {
      return 0;
    }
    return naming.form().script().equals("Latn") ? 1 : 2;
  }

  private static <T extends Comparable<T>> Optional<T> most(
      List<Naming> members, Function<Naming, Optional<T>> of) {
    Map<T, Integer> counts = new TreeMap<>();
    members.forEach(
        naming -> of.apply(naming).ifPresent(value -> counts.merge(value, 1, Integer::sum)));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<T, Integer>comparingByValue()
                .thenComparing(Map.Entry.<T, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey);
  }
}
