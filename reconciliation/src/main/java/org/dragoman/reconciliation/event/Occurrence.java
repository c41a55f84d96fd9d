package org.dragoman.reconciliation.event;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dragoman.reconciliation.Fields;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.document.Document;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * An event as one document tells it, in the form in which it is compared.
 *
 * @param act what was done
 * @param first the first day it may have been, in days since 1970; null where not known
 * @param last the last day it may have been
 * @param published when the document was published, in days since 1970; null where not known
 * @param countries the parties
 * @param persons the human beings who took part
 * @param bodies the others, where only their names are known
 * @param known ids of the others
 * @param place where; null where not known
 * @param document id of the document
 * @param modality how its speaker stands to it
 */
public record Occurrence(
    Event.Act act,
    @Nullable Long first,
    @Nullable Long last,
    @Nullable Long published,
    Set<String> countries,
    List<NameForm> persons,
    List<NameForm> bodies,
    Set<String> known,
    @Nullable NameForm place,
    String document,
    Modality modality) {

  /** A longer time says too little to part what happened in it. */
  private static final int DAYS = 31;

  /** What a name in a document means: the fullest name of a person, a body's id after {@code =}. */
  @FunctionalInterface
  public interface Meaning {
    /** The meaning of a participant's name; the name itself where nothing better is known. */
    String of(Event.Participant participant);
  }

  /** The line under which an event of a document is kept. */
  public static String line(Event event, Document document, Meaning meaning) {
    List<String> persons = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (Event.Participant participant : event.participants()) {
      String entity = participant.entity();
      if (entity != null && entity.startsWith("person-")) {
        persons.add(meaning.of(participant));
      } else if (entity == null || !entity.startsWith("place-")) {
        bodies.add(meaning.of(participant));
      }
    }
    Edtf date = event.date();
    Edtf published = document.origin().published();
    return Fields.line(
        event.act(),
        date == null ? null : day(date.earliest()),
        date == null ? null : day(date.latest()),
        published == null ? null : day(published.earliest()),
        event.countries(),
        persons,
        bodies,
        event.place(),
        document.language().split("-", 2)[0],
        document.id(),
        event.provenance().modality());
  }

  private static @Nullable Long day(java.util.Optional<LocalDate> date) {
    return date.map(LocalDate::toEpochDay).orElse(null);
  }

  /** The occurrence of a line. */
  static Occurrence read(String line) {
    List<String> fields = Fields.of(line);
    String language = fields.get(8);
    String place = fields.get(7);
    return new Occurrence(
        Event.Act.valueOf(fields.get(0)),
        number(fields.get(1)),
        number(fields.get(2)),
        number(fields.get(3)),
        new TreeSet<>(Fields.list(fields.get(4))),
        forms(Fields.list(fields.get(5)), language, true),
        forms(
            Fields.list(fields.get(6)).stream().filter(name -> !name.startsWith("=")).toList(),
            language,
            false),
        Fields.list(fields.get(6)).stream()
            .filter(name -> name.startsWith("="))
            .collect(Collectors.toCollection(TreeSet::new)),
        place.isEmpty() ? null : NameForm.of(place, language, true),
        fields.get(9),
        Modality.valueOf(fields.get(10)));
  }

  private static @Nullable Long number(String field) {
    return field.isEmpty() ? null : Long.valueOf(field);
  }

  private static List<NameForm> forms(List<String> names, String language, boolean person) {
    return names.stream().map(name -> NameForm.of(name, language, person)).toList();
  }

  /** Whether its day is known, within a month. */
  boolean isDated() {
    return first != null && last != null && last - first <= DAYS;
  }

  /** How many days lie between two occurrences; 0 where they may be one day. */
  long distance(Occurrence other) {
    if (first == null || last == null || other.first == null || other.last == null) {
      return 0;
    }
    return Math.max(0, Math.max(first - other.last, other.first - last));
  }
}
