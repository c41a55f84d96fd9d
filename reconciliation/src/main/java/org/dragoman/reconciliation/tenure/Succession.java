package org.dragoman.reconciliation.tenure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Who held a post, one after another, as far as documents tell.
 *
 * @param holders in the order of their time
 */
public record Succession(List<Holder> holders) {

  /**
   * Somebody who holds or held a post.
   *
   * @param person id of the person or country; the name where there is none
   * @param name as named most recently
   * @param post as named most recently
   * @param from the earliest beginning that is told; null where none is
   * @param to the latest end that is told; null where none is
   * @param known the last time at which a document has them in the post; null where undated
   * @param beginnings all that are told, the earliest first; one that a finer one tells as well is
   *     left out
   * @param ends likewise
   * @param tenures what documents say of it, at least one
   */
  public record Holder(
      String person,
      String name,
      String post,
      @Nullable Edtf from,
      @Nullable Edtf to,
      @Nullable Edtf known,
      List<Edtf> beginnings,
      List<Edtf> ends,
      List<Tenure> tenures) {

    /** The words by which the post is named, each once, the latest first. */
    public List<String> wordings() {
      return HeldPost.wordings(tenures);
    }

    /** The time by which holders are ordered: when it began, ended or was known. */
    Optional<LocalDate> time() {
      return first(from).or(() -> first(known)).or(() -> first(to));
    }

    private static Optional<LocalDate> first(@Nullable Edtf date) {
      return date == null ? Optional.empty() : date.earliest();
    }
  }

  /** Copies the list. */
  public Succession {
    holders = List.copyOf(holders);
  }

  /** The line of those who hold a post by some tenures; rejected ones are left out. */
  public static Succession of(List<Tenure> tenures) {
    Map<String, List<Tenure>> byPerson = new LinkedHashMap<>();
    for (Tenure tenure : tenures) {
      if (tenure.provenance().status() != Status.REJECTED) {
        String person = tenure.person() == null ? tenure.name() : tenure.person();
        byPerson.computeIfAbsent(person, key -> new ArrayList<>()).add(tenure);
      }
    }
    List<Holder> holders = new ArrayList<>();
    byPerson.forEach((person, theirs) -> holders.add(holder(person, theirs)));
    holders.sort(
        Comparator.comparing((Holder holder) -> holder.time().orElse(LocalDate.MAX))
            .thenComparing(Holder::person));
    return new Succession(holders);
  }

  private static Holder holder(String person, List<Tenure> tenures) {
    List<Tenure> latestFirst = new ArrayList<>(tenures);
    latestFirst.sort(
        Comparator.comparing((Tenure tenure) -> last(tenure.asOf()))
            .reversed()
            .thenComparing(tenure -> tenure.name().length(), Comparator.reverseOrder())
            .thenComparing(Tenure::id));
    Tenure latest = latestFirst.get(0);
    return new Holder(
        person,
        latest.name(),
        latest.post(),
        tenures.stream()
            .map(Tenure::from)
            .filter(date -> date != null)
            .min(Comparator.comparing(Succession::last))
            .orElse(null),
        tenures.stream()
            .map(Tenure::to)
            .filter(date -> date != null)
            .max(Comparator.comparing(Succession::last))
            .orElse(null),
        latest.asOf(),
        told(tenures, Tenure::from),
        told(tenures, Tenure::to),
        List.copyOf(latestFirst));
  }

  /** All times that are told, each once; a year is left out where a day of it is told. */
  private static List<Edtf> told(List<Tenure> tenures, Function<Tenure, @Nullable Edtf> time) {
    Map<String, Edtf> all = new TreeMap<>();
    for (Tenure tenure : tenures) {
      Edtf told = time.apply(tenure);
      if (told != null) {
        all.put(told.value(), told);
      }
    }
    return all.values().stream()
        .filter(one -> all.values().stream().noneMatch(other -> isWithin(other, one)))
        .sorted(Comparator.comparing(Succession::last).thenComparing(Edtf::value))
        .toList();
  }

  /** Whether a time is a part of another one. */
  private static boolean isWithin(Edtf part, Edtf whole) {
    Optional<LocalDate> first = whole.earliest();
    Optional<LocalDate> last = whole.latest();
    return first.isPresent()
        && last.isPresent()
        && part.earliest().filter(day -> !day.isBefore(first.get())).isPresent()
        && part.latest().filter(day -> !day.isAfter(last.get())).isPresent()
        && !(part.earliest().equals(first) && part.latest().equals(last));
  }

  private static LocalDate last(@Nullable Edtf date) {
    return date == null ? LocalDate.MIN : date.latest().orElse(LocalDate.MAX);
  }
}
