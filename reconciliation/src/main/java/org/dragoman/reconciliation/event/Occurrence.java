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
 * @param persons the human beings who took part, by name, by office, or both
 * @param bodies the others, where only their names are known
 * @param known ids of the others
 * @param within ids of the bodies in which the human beings act
 * @param place where; null where not known
 * @param document id of the document
 * @param modality how its speaker stands to it
 * @param about the countries that its document names most
 * @param cast the human beings whom its document names most
 */
public record Occurrence(
    Event.Act act,
    @Nullable Long first,
    @Nullable Long last,
    @Nullable Long published,
    Set<String> countries,
    List<Person> persons,
    List<NameForm> bodies,
    Set<String> known,
    Set<String> within,
    @Nullable NameForm place,
    String document,
    Modality modality,
    Set<String> about,
    List<NameForm> cast) {

  /** A longer time says too little to part what happened in it. */
  private static final int DAYS = 31;

  /** Between a person's name and offices in a field. */
  private static final String OFFICES = "\u001D";

  private static final int WITHIN = 11;
  private static final int ABOUT = 12;
  private static final int CAST = 13;

  /**
   * A human being who took part.
   *
   * @param name null where only the office is named
   * @param offices that the document gives, or that are named in place of a name
   */
  record Person(@Nullable NameForm name, Set<String> offices) {}

  /** What the parties in a document mean. */
  public interface Meaning {
    /**
     * The fullest name of a person; of a body its id after {@code =} where it is known; the name
     * itself where nothing better is known.
     */
    String of(Event.Participant participant);

    /** The offices that a person holds, or that stand for one. */
    Set<String> offices(Event.Participant participant);

    /** The bodies in which the holder of some offices acts. */
    Set<String> bodies(Set<String> offices);

    /** The countries that the document names most, at most {@link #MOST_NAMED}. */
    List<String> about();

    /** The human beings whom the document names most, at most {@link #MOST_NAMED}. */
    List<String> cast();
  }

  /** So many countries and human beings tell what a document is about. */
  public static final int MOST_NAMED = 4;

  /** The line under which an event of a document is kept. */
  public static String line(Event event, Document document, Meaning meaning) {
    List<String> persons = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    Set<String> within = new TreeSet<>();
    for (Event.Participant participant : event.participants()) {
      String entity = participant.entity();
      boolean person = entity != null && entity.startsWith("person-");
      if (person || entity == null || !entity.startsWith("place-")) {
        Set<String> theirs = meaning.offices(participant);
        within.addAll(meaning.bodies(theirs));
        if (person || !theirs.isEmpty()) {
          String name = person ? meaning.of(participant).replace(OFFICES, " ") : "";
          persons.add(name + OFFICES + String.join(" ", theirs));
        } else {
          bodies.add(meaning.of(participant));
        }
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
        event.provenance().modality(),
        within,
        meaning.about(),
        meaning.cast());
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
        Fields.list(fields.get(5)).stream().map(person -> person(person, language)).toList(),
        Fields.list(fields.get(6)).stream()
            .filter(name -> !name.startsWith("="))
            .map(name -> NameForm.of(name, language, false))
            .toList(),
        Fields.list(fields.get(6)).stream()
            .filter(name -> name.startsWith("="))
            .collect(Collectors.toCollection(TreeSet::new)),
        list(fields, WITHIN).stream()
            .map(body -> "=" + body)
            .collect(Collectors.toCollection(TreeSet::new)),
        place.isEmpty() ? null : NameForm.of(place, language, true),
        fields.get(9),
        Modality.valueOf(fields.get(10)),
        new TreeSet<>(list(fields, ABOUT)),
        list(fields, CAST).stream().map(name -> NameForm.of(name, language, true)).toList());
  }

  private static @Nullable Long number(String field) {
    return field.isEmpty() ? null : Long.valueOf(field);
  }

  /** A list in a field that lines kept by earlier releases lack. */
  private static List<String> list(List<String> fields, int at) {
    return at < fields.size() ? Fields.list(fields.get(at)) : List.of();
  }

  private static Person person(String field, String language) {
    List<String> parts = List.of(field.split(OFFICES, 2));
    String name = parts.get(0);
    String offices = parts.size() < 2 ? "" : parts.get(1);
    return new Person(
        name.isEmpty() ? null : NameForm.of(name, language, true),
        offices.isEmpty() ? Set.of() : new TreeSet<>(List.of(offices.split(" ", -1))));
  }

  /** Whether its day is known, within a month. */
  boolean isDated() {
    return first != null && last != null && last - first <= DAYS;
  }

  /** Whether its very day is known. */
  boolean isDay() {
    return first != null && first.equals(last);
  }

  /** How many days lie between two occurrences; 0 where they may be one day. */
  long distance(Occurrence other) {
    if (first == null || last == null || other.first == null || other.last == null) {
      return 0;
    }
    return Math.max(0, Math.max(first - other.last, other.first - last));
  }
}
