package org.dragoman.understanding.act;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.record.assertion.Event.Act;
import org.dragoman.record.assertion.Event.Role;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.party.Party;
import org.jspecify.annotations.Nullable;

/** An event as it is being put together from the places that tell it. Not thread-safe. */
public final class Told {

  /** What an intent to do something of a PLOVER type is. */
  private static final Map<String, String> INTENT =
      Map.ofEntries(
          Map.entry("CONSULT", "AGREE"),
          Map.entry("SUPPORT", "AGREE"),
          Map.entry("COOPERATE", "AGREE"),
          Map.entry("AID", "AGREE"),
          Map.entry("CONCEDE", "AGREE"),
          Map.entry("RETREAT", "AGREE"),
          Map.entry("PROTEST", "THREATEN"),
          Map.entry("SANCTION", "THREATEN"),
          Map.entry("COERCE", "THREATEN"),
          Map.entry("ASSAULT", "THREATEN"),
          Map.entry("FIGHT", "THREATEN"));

  private final Act act;
  private final String plover;
  private final Modality modality;
  private final String rule;
  private final boolean pointsBack;
  private final int passage;
  private final List<Span> evidence = new ArrayList<>();
  private final Map<Object, Part> parts = new LinkedHashMap<>();
  private final Set<String> countries = new TreeSet<>();
  private boolean actingCountry;
  private int others;
  private boolean with;
  private @Nullable Edtf date;
  private DateBasis basis = DateBasis.UNKNOWN;
  private @Nullable String place;
  private @Nullable String topic;
  private @Nullable String mode;

  Told(
      Act act,
      String plover,
      Modality modality,
      String rule,
      boolean pointsBack,
      int passage,
      Span evidence) {
    this.act = act;
    this.plover = plover;
    this.modality = modality;
    this.rule = rule;
    this.pointsBack = pointsBack;
    this.passage = passage;
    this.evidence.add(evidence);
  }

  /**
   * Somebody's part.
   *
   * @param party who
   * @param role which part
   */
  public record Part(Party party, Role role) {}

  void part(Party party, Role role) {
    if (party.country() != null) {
      countries.add(party.country());
      actingCountry |= role == Role.ACTOR || role == Role.MEDIATOR;
    }
    switch (party.kind()) {
      case PERSON, COLLECTIVE, COUNTRY, DESCRIBED ->
          parts.putIfAbsent(party.identity(), new Part(party, role));
      case OF_COUNTRY -> {
        // "Tajik troops" are told by their country and their noun; "the Tajiks" only by the one.
        if (party.name().contains(" ") && role == Role.ACTOR) {
          parts.putIfAbsent(party.identity(), new Part(party, role));
        } else {
          others++;
        }
      }
      case PLACE -> {}
    }
  }

  void country(@Nullable String country) {
    if (country != null) {
      countries.add(country);
    }
  }

  /** Gives it another date than it had. */
  void redate(Edtf when, DateBasis how) {
    date = when;
    basis = how;
  }

  void date(@Nullable Edtf when, DateBasis how) {
    if (date == null && when != null) {
      date = when;
      basis = how;
    }
  }

  void place(@Nullable String where) {
    place = place == null ? where : place;
  }

  void topic(@Nullable String what) {
    topic = topic == null ? what : topic;
  }

  /** Whether the very same words tell the same act: two words of one phrase are listed. */
  boolean isOneClause(Told later) {
    return act == later.act && evidence.equals(later.evidence);
  }

  /** Whether a later one tells that what was planned is off, of which it says no more. */
  boolean isCalledOffBy(Told later) {
    return act == later.act
        && modality == Modality.PLANNED
        && later.modality == Modality.CANCELLED
        && later.pointsBack
        && later.passage - passage <= 1
        && !contradicts(later)
        && (later.parts.isEmpty() || later.parts.keySet().stream().anyMatch(parts::containsKey));
  }

  /** Whether two give one part to different parties. */
  boolean isOtherwise(Told later) {
    return later.parts.entrySet().stream()
        .anyMatch(
            one ->
                !parts.containsKey(one.getKey())
                    && parts.values().stream()
                        .anyMatch(part -> part.role() == one.getValue().role()));
  }

  /** Whether two tell one event: the same act of the same parties at no other time. */
  boolean isSame(Told later) {
    if (act != later.act || modality != later.modality || contradicts(later)) {
      return false;
    }
    boolean shared = later.parts.keySet().stream().anyMatch(parts::containsKey);
    if (later.pointsBack && (later.parts.isEmpty() || shared || isJoint())) {
      return true;
    }
    if (later.parts.isEmpty()) {
      return !later.countries.isEmpty() && countries.containsAll(later.countries);
    }
    if (passage == later.passage && parts.isEmpty() && later.parts.isEmpty()) {
      return true;
    }
    if (isOnlyDescribed() && isNear(later)) {
      return later.countries.containsAll(countries);
    }
    if (parts.isEmpty()) {
      return later.passage - passage <= 2 && later.countries.containsAll(countries);
    }
    long common = later.parts.keySet().stream().filter(parts::containsKey).count();
    boolean all = common == Math.min(parts.size(), later.parts.size());
    boolean joint = act == Act.MEET || act == Act.VISIT;
    if (joint && shared && isNear(later) && isNamedBy(later)) {
      return true;
    }
    boolean alike = act != Act.OTHER || plover.equals(later.plover);
    if (passage == later.passage && all && alike && (!joint || common > 1)) {
      // "Visited it and laid flowers there": one clause after another tells it.
      return true;
    }
    return all && ((joint && shared) || (!joint && (common > 1 || isNear(later))));
  }

  /** "Receives her counterpart from Peru": whom only a country tells is named in the lead. */
  private boolean isNamedBy(Told later) {
    return parts.entrySet().stream()
        .allMatch(
            one -> later.parts.containsKey(one.getKey()) || later.names(one.getValue().party()));
  }

  /** Whether a person of the country of somebody without a name has a part. */
  private boolean names(Party party) {
    return party.country() != null
        && party.kind() != Party.Kind.PERSON
        && parts.values().stream()
            .anyMatch(
                part ->
                    part.party().kind() == Party.Kind.PERSON
                        && party.country().equals(part.party().country()));
  }

  /** Whether many may come to it one after another, as to a meeting. */
  private boolean isJoint() {
    return act == Act.MEET || act == Act.SIGN || act == Act.COMMEMORATE;
  }

  /** Whether the parties are only described, by post or country. */
  private boolean isOnlyDescribed() {
    return parts.values().stream().allMatch(part -> part.party().kind() == Party.Kind.DESCRIBED);
  }

  /** The headline and the lead tell the same. */
  private boolean isNear(Told later) {
    return passage <= 1 && later.passage <= 3;
  }

  private boolean contradicts(Told later) {
    return date != null
        && later.date != null
        && !date.value().startsWith(later.date.value())
        && !later.date.value().startsWith(date.value());
  }

  void take(Told later) {
    later.evidence.stream().filter(span -> !evidence.contains(span)).forEach(evidence::add);
    if (!later.isOnlyDescribed()) {
      parts.values().removeIf(part -> part.party().kind() == Party.Kind.DESCRIBED);
    }
    parts
        .values()
        .removeIf(part -> part.party().kind() == Party.Kind.COUNTRY && later.names(part.party()));
    later.parts.forEach(parts::putIfAbsent);
    countries.addAll(later.countries);
    if (later.date != null
        && (date == null || later.date.value().length() > date.value().length())) {
      date = later.date;
      basis = later.basis;
    }
    place(later.place);
    topic(later.topic);
  }

  /** What is done. */
  public Act act() {
    return act;
  }

  /**
   * Its PLOVER type; empty where it has none. PLOVER has types of their own for what somebody says
   * that they will do.
   */
  public String plover() {
    return isIntent() ? INTENT.getOrDefault(plover, plover) : plover;
  }

  /** Whether who does it, or takes part, is told to mean to. */
  private boolean isIntent() {
    return modality == Modality.PLANNED
        && rule.startsWith("act/verb/")
        && parts.values().stream().anyMatch(part -> part.role() != Role.RECIPIENT);
  }

  void mode(@Nullable String how) {
    mode = how;
  }

  /** Its PLOVER mode; null where it has none. */
  public @Nullable String mode() {
    if (mode != null || !plover().equals(plover)) {
      return plover().equals(plover) ? mode : null;
    }
    return plover.equals(Roles.of(act).plover()) ? Roles.of(act).mode() : null;
  }

  /** How the speaker stands to it. */
  public Modality modality() {
    return modality;
  }

  /** The rule that found it first. */
  public String rule() {
    return rule;
  }

  /** The number of the passage that tells it first. */
  public int passage() {
    return passage;
  }

  /** The places that tell it. */
  public List<Span> evidence() {
    return evidence;
  }

  /** Who has which part, in the order of the text. */
  public List<Part> parts() {
    return List.copyOf(parts.values());
  }

  /** The countries of the parties. */
  public Set<String> countries() {
    return countries;
  }

  void with(boolean said) {
    with = said;
  }

  /** Whether a person has a part. */
  boolean isWithPerson() {
    return parts.values().stream().anyMatch(part -> part.party().kind() == Party.Kind.PERSON);
  }

  /** Whether somebody's part is told by "with" or "between": then it takes no second. */
  boolean isWith() {
    return with;
  }

  /** How many have a part, those among them whom only their country tells. */
  int size() {
    return parts.size() + others;
  }

  /** Whether a country acts, if only by its troops or ministers. */
  boolean hasActingCountry() {
    return actingCountry;
  }

  /** When; null where unknown. */
  public @Nullable Edtf date() {
    return date;
  }

  /** How the date is known. */
  public DateBasis basis() {
    return basis;
  }

  /** Where; null where unknown. */
  public @Nullable String place() {
    return place;
  }

  /** What it is about; null where unknown. */
  public @Nullable String topic() {
    return topic;
  }
}
