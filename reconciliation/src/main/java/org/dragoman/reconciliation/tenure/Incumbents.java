package org.dragoman.reconciliation.tenure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Who holds an office at a time, as documents tell: whom "the foreign minister of Norway" means
 * where no name stands. Thread-safe.
 *
 * <p>It is the one person whom documents of those months have in the office; where they have two,
 * or one who took office later, it is not told.
 */
public final class Incumbents {

  /** How many months before and after a day documents are asked. */
  private static final long MONTHS = 3;

  /** Offices that one person of a country holds at a time; ambassadors are many. */
  private static final Pattern HELD_BY_ONE =
      Pattern.compile("(head-of-state|head-of-government|speaker|crown-prince|[a-z]+-minister)@..");

  private final Offices offices;

  /** With what tells countries in names. */
  public Incumbents(Namings namings) {
    offices = new Offices(namings);
  }

  /** What a record keeps of tenures and names. */
  public interface Kept {

    /** The keys of tenures from one on and before another. */
    Collection<String> keys(String from, String before);

    /** The entity that a name in use means; empty where none does any more. */
    Optional<String> entity(String naming);
  }

  /** The office that a party's whole name is; empty where it is none of one person. */
  public Optional<String> office(String party, String language) {
    Set<String> named = offices.namedAlone(party, language);
    return named.size() == 1
        ? named.stream().filter(office -> HELD_BY_ONE.matcher(office).matches()).findFirst()
        : Optional.empty();
  }

  /** The one who held an office on a day; empty where documents have none in it, or two. */
  public Optional<String> holder(String office, LocalDate day, Kept kept) {
    YearMonth month = YearMonth.from(day);
    Set<String> holders = new TreeSet<>();
    for (String key :
        kept.keys(
            Incumbency.start(office, month.minusMonths(MONTHS)),
            Incumbency.start(office, month.plusMonths(MONTHS + 1)))) {
      Incumbency incumbency = Incumbency.read(key);
      Optional<String> entity = kept.entity(incumbency.naming());
      // Somebody who came later says that somebody else was there before.
      entity.ifPresent(holder -> holders.add(incumbency.covers(day) ? holder : "after " + holder));
    }
    return holders.size() == 1
        ? holders.stream().filter(holder -> !holder.startsWith("after ")).findFirst()
        : Optional.empty();
  }

  /**
   * The keys under which a tenure is filed for the offices that it gives.
   *
   * @param held the offices
   * @param person the holder's name in use; a surname alone tells too little
   * @param published when the document was published; null where not known
   */
  static Set<String> keys(
      Tenure tenure, Set<String> held, @Nullable Naming person, @Nullable Edtf published) {
    Set<String> keys = new TreeSet<>();
    Edtf time = tenure.asOf() == null ? published : tenure.asOf();
    LocalDate day = time == null ? null : time.earliest().orElse(null);
    if (person == null
        || day == null
        || person.type() != EntityType.PERSON
        || person.form().fullWords() < 2
        || tenure.provenance().modality() != Modality.ASSERTED) {
      return keys;
    }
    Edtf from = tenure.from();
    LocalDate since = from == null ? null : from.earliest().orElse(null);
    for (String office : held) {
      if (HELD_BY_ONE.matcher(office).matches()) {
        keys.add(new Incumbency(office, YearMonth.from(day), since, person.id()).key());
      }
    }
    return keys;
  }
}
