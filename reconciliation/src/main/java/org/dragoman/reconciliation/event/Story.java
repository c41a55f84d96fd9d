package org.dragoman.reconciliation.event;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Event.Participant;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * What several reports tell of one event.
 *
 * @param id of the cluster
 * @param reports of it, at least one
 * @param documents in how many documents it is told, of which some may not be among the reports
 */
public record Story(String id, List<Event> reports, long documents) {

  /** Copies the list. */
  public Story {
    reports = List.copyOf(reports);
  }

  /** A story of which these are all reports. */
  public Story(String id, List<Event> reports) {
    this(
        id,
        reports,
        reports.stream()
            .map(event -> event.provenance().evidence().get(0).document())
            .distinct()
            .count());
  }

  /** The date that the best placed report gives: a stated one before one that is inferred. */
  public @Nullable Edtf date() {
    return reports.stream()
        .filter(event -> event.date() != null)
        .min(
            Comparator.comparingInt((Event event) -> rank(event.dateBasis()))
                .thenComparing((Event event) -> event.date() == null || !event.date().isDay())
                .thenComparing(event -> String.valueOf(event.date())))
        .map(Event::date)
        .orElse(null);
  }

  private static int rank(DateBasis basis) {
    return switch (basis) {
      case STATED -> 0;
      case RELATIVE -> 1;
      case PUBLISHED -> 2;
      case UNKNOWN -> 3;
    };
  }

  /** The first day that it may have been; far in the past where no date is known. */
  public LocalDate day() {
    Edtf date = date();
    return date == null ? LocalDate.MIN : date.earliest().orElse(LocalDate.MIN);
  }

  /** The fullest report. */
  public Event best() {
    return reports.stream()
        .max(
            Comparator.comparingInt((Event event) -> event.participants().size())
                .thenComparingInt(event -> event.place() == null ? 0 : 1)
                .thenComparingDouble(event -> event.provenance().confidence())
                .thenComparing(Event::id))
        .orElseThrow();
  }

  /** "planned, then asserted": how its reports stand to it, in the order of modalities. */
  public String modality() {
    Set<Modality> all =
        reports.stream().map(event -> event.provenance().modality()).collect(Collectors.toSet());
    if (all.equals(Set.of(Modality.ASSERTED))) {
      return "";
    }
    List<String> words = new ArrayList<>();
    for (Modality modality :
        List.of(
            Modality.CALLED_FOR,
            Modality.HYPOTHETICAL,
            Modality.PLANNED,
            Modality.CANCELLED,
            Modality.ASSERTED,
            Modality.DENIED)) {
      if (all.contains(modality)) {
        words.add(modality.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    return String.join(", then ", words);
  }

  /** How well it is supported: the strongest word of its reports. */
  public Status status() {
    Set<Status> all =
        reports.stream().map(event -> event.provenance().status()).collect(Collectors.toSet());
    for (Status status :
        List.of(Status.CONTESTED, Status.CONFIRMED, Status.CORROBORATED, Status.REPORTED)) {
      if (all.contains(status)) {
        return status;
      }
    }
    return Status.REJECTED;
  }

  /** All who took part by the names of the fullest report, then others' that it lacks. */
  public String parties() {
    Map<String, String> names = new LinkedHashMap<>();
    for (Participant participant : best().participants()) {
      String entity = participant.entity();
      names.putIfAbsent(
          entity == null ? participant.name() : entity,
          participant.name() + " (" + participant.role().name().toLowerCase(Locale.ROOT) + ")");
    }
    return String.join(", ", names.values());
  }

  /** The parties' countries. */
  public String countries() {
    Set<String> all = new LinkedHashSet<>();
    reports.forEach(event -> all.addAll(event.countries()));
    return String.join(", ", all);
  }

  /** The stories of some events, the earliest first, undated ones at the end. */
  public static List<Story> of(List<Event> events) {
    Map<String, List<Event>> clusters = new LinkedHashMap<>();
    for (Event event : events) {
      String cluster = event.sameAs();
      clusters
          .computeIfAbsent(cluster == null ? event.id() : cluster, key -> new ArrayList<>())
          .add(event);
    }
    List<Story> stories = new ArrayList<>();
    clusters.forEach((id, reports) -> stories.add(new Story(id, reports)));
    return inTime(stories);
  }

  /** Stories, the earliest first, undated ones at the end. */
  public static List<Story> inTime(List<Story> stories) {
    record Dated(Story story, boolean undated, LocalDate day) {}
    // Each date is looked for once, not at each comparison.
    return stories.stream()
        .map(story -> new Dated(story, story.date() == null, story.day()))
        .sorted(
            Comparator.comparing(Dated::undated)
                .thenComparing(Dated::day)
                .thenComparing(dated -> dated.story().id()))
        .map(Dated::story)
        .toList();
  }
}
