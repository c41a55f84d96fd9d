package org.dragoman.archive;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Puts whoever holds an office in the place of parties that are named by it alone. For one thread.
 */
final class OfficeParties {

  private final Handle handle;
  private final Incumbents incumbents;
  private final Map<String, Optional<String>> holders = new HashMap<>();
  private final Map<Long, Told> told = new HashMap<>();

  /** In which language a document tells, and when. */
  private record Told(String language, @Nullable LocalDate published) {}

  private static final Told UNKNOWN = new Told("und", null);

  OfficeParties(Handle handle, Incumbents incumbents) {
    this.handle = handle;
    this.incumbents = incumbents;
  }

  /** An assertion of the record, of a document by its number, with whom its parties mean. */
  Assertion named(Assertion assertion, long number) {
    if (!isAsked(assertion) || !(assertion instanceof Event event)) {
      return assertion;
    }
    List<Event.Participant> parties =
        event.participants().stream().map(party -> named(party, event, number)).toList();
    return parties.equals(event.participants())
        ? event
        : new Event(
            event.provenance(),
            event.act(),
            event.plover(),
            event.date(),
            event.dateBasis(),
            event.place(),
            parties,
            event.countries(),
            event.topic(),
            event.sameAs());
  }

  /** Whether an assertion has a party that may be named by an office alone. */
  boolean isAsked(Assertion assertion) {
    return !incumbents.equals(Incumbents.UNKNOWN)
        && assertion instanceof Event event
        && event.participants().stream().anyMatch(party -> party.entity() == null);
  }

  private Event.Participant named(Event.Participant party, Event event, long number) {
    return party.entity() != null
        ? party
        : new Event.Participant(
            holder(party.name(), event, told(number)).orElse(null), party.name(), party.role());
  }

  private Optional<String> holder(String party, Event event, Told from) {
    LocalDate day =
        event.date() == null ? from.published() : event.date().earliest().orElse(from.published());
    return day == null
        ? Optional.empty()
        : holders.computeIfAbsent(
            String.join("\n", party, from.language(), day.toString()),
            key -> incumbents.of(party, from.language(), day, kept));
  }

  /** Asks for many documents at once what is to be known of them. */
  void lookUp(Collection<Long> documents) {
    for (List<Long> some : Portions.of(new TreeSet<>(documents))) {
      handle
          .createQuery(
              "select number, language, published_first from document where number in (<numbers>)")
          .bindList("numbers", some)
          .map(
              (row, context) -> {
                String day = row.getString("published_first");
                return told.put(
                    row.getLong("number"),
                    new Told(row.getString("language"), day == null ? null : LocalDate.parse(day)));
              })
          .list();
    }
  }

  private Told told(long number) {
    if (!told.containsKey(number)) {
      // One after another, as an export gives them: those before are not needed any more.
      told.clear();
      lookUp(List.of(number));
    }
    return told.getOrDefault(number, UNKNOWN);
  }

  private final Incumbents.Kept kept =
      new Incumbents.Kept() {
        @Override
        public List<String> keys(String from, String before) {
          return handle
              .createQuery(
                  "select distinct item_key from item_key"
                      + " where item_key >= :from and item_key < :before")
              .bind("from", from)
              .bind("before", before)
              .mapTo(String.class)
              .list();
        }

        @Override
        public Optional<String> cluster(String item) {
          return handle
              .createQuery("select cluster from item where id = :id and cluster is not null")
              .bind("id", item)
              .mapTo(String.class)
              .findOne();
        }
      };
}
