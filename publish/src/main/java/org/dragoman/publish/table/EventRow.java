package org.dragoman.publish.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dragoman.publish.Lookups;
import org.dragoman.publish.Report;
import org.dragoman.publish.Story;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * A row of an event table: one report of an event, and what all its reports say together.
 *
 * @param event the report whose words the row gives
 * @param story the document it stands in
 * @param parties those who took part, in the order of the text
 * @param together what all reports that the row stands for say together
 * @param version the program that read
 */
record EventRow(Event event, Story story, List<Party> parties, Together together, String version) {

  /**
   * What several reports of one event say together.
   *
   * @param reports how many there are
   * @param sources who published them
   * @param dates the dates they give, as EDTF
   * @param documents the ids of their documents
   */
  record Together(int reports, Set<String> sources, Set<String> dates, Set<String> documents) {}

  /**
   * Somebody who took part.
   *
   * @param raw as named in the document
   * @param role in which role
   * @param entity who that is in the record
   */
  record Party(String raw, Event.Role role, Optional<Entity> entity) {

    static Party of(Event.Participant participant, Lookups lookups) {
      return new Party(
          participant.name(), participant.role(), lookups.entity(participant.entity()));
    }

    String name() {
      return entity.map(Entity::label).orElse(raw);
    }

    @Nullable String country() {
      return entity.map(Entity::country).orElse(null);
    }

    /** The PLOVER sector, where the type of the entity tells it. */
    @Nullable String sector() {
      return entity.filter(one -> one.type() == EntityType.OUTLET).map(one -> "JRN").orElse(null);
    }

    @Override
    public String toString() {
      return name() + " (" + role.name().toLowerCase(Locale.ROOT) + ")";
    }
  }

  String id() {
    return Report.eventId(event);
  }

  Evidence evidence() {
    return event.provenance().evidence().get(0);
  }

  Optional<Plover> plover() {
    Event.Plover plover = event.plover();
    return plover == null ? Optional.empty() : Plover.named(plover.event());
  }

  /**
   * The parties who act: actors, guests and mediators, and of those on equal terms the first where
   * nobody acts.
   */
  List<Party> actors() {
    return side(true);
  }

  /** The other parties. */
  List<Party> recipients() {
    return side(false);
  }

  private List<Party> side(boolean acting) {
    boolean somebodyActs = parties.stream().anyMatch(party -> acts(party.role()));
    List<Party> side = new ArrayList<>();
    boolean first = true;
    for (Party party : parties) {
      boolean actor =
          acts(party.role()) || (!somebodyActs && first && party.role() == Event.Role.PARTICIPANT);
      first &= party.role() != Event.Role.PARTICIPANT;
      if (actor == acting) {
        side.add(party);
      }
    }
    return side;
  }

  private static boolean acts(Event.Role role) {
    return switch (role) {
      case ACTOR, GUEST, MEDIATOR -> true;
      case RECIPIENT, HOST, PARTICIPANT -> false;
    };
  }
}
