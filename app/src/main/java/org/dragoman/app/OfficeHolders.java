package org.dragoman.app;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.reconciliation.tenure.Incumbents;

/** Whom a party of the record means that is named by an office alone. Thread-safe. */
final class OfficeHolders implements org.dragoman.archive.Incumbents {

  /** So many names are remembered at most, with the offices that they are. */
  private static final int REMEMBERED = 10_000;

  private final Map<String, Optional<String>> offices = new ConcurrentHashMap<>();

  /** Loads its lists when first asked: most commands never do. */
  private static final class Lists {
    private static final Incumbents INCUMBENTS = new Incumbents(Dragoman.namings());
  }

  @Override
  public Optional<String> of(String party, String language, LocalDate day, Kept kept) {
    return office(party, language)
        .flatMap(
            office ->
                Lists.INCUMBENTS.holder(
                    office,
                    day,
                    new Incumbents.Kept() {
                      @Override
                      public Collection<String> keys(String from, String before) {
                        return kept.keys(from, before);
                      }

                      @Override
                      public Optional<String> entity(String naming) {
                        return kept.cluster(naming);
                      }
                    }));
  }

  /** The office that a party's whole name is. */
  Optional<String> office(String party, String language) {
    if (offices.size() > REMEMBERED) {
      offices.clear();
    }
    String bare = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    return offices.computeIfAbsent(
        bare + "\n" + party, key -> Lists.INCUMBENTS.office(party, bare));
  }
}
