package org.dragoman.record.assertion;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done between parties.
 *
 * @param provenance where and by whom
 * @param act what was done
 * @param plover its PLOVER code; null where it has none
 * @param date when; null where unknown
 * @param dateBasis how the date is known
 * @param place where, as named; null where unknown
 * @param participants who took part, in the order of the text
 * @param countries the parties, ISO 3166-1 alpha-2
 * @param topic what it was about; null where unknown
 * @param sameAs id of the event cluster; null where not yet reconciled
 */
public record Event(
    Provenance provenance,
    Act act,
    @Nullable Plover plover,
    @Nullable Edtf date,
    DateBasis dateBasis,
    @Nullable String place,
    List<Participant> participants,
    Set<String> countries,
    @Nullable String topic,
    @Nullable String sameAs)
    implements Assertion {

  /** Copies the collections. */
  public Event {
    participants = List.copyOf(participants);
    countries = Collections.unmodifiableSortedSet(new TreeSet<>(countries));
  }

  /** The acts that the record knows; each is written in lower case. */
  public enum Act {
    MEET,
    VISIT,
    CALL,
    CORRESPOND,
    ADOPT,
    VOTE,
    SIGN,
    APPOINT,
    ELECT,
    CREDENTIALS,
    APPEAL,
    PRAISE,
    CONDEMN,
    THREATEN,
    REJECT,
    AID,
    SPEECH,
    INTERVIEW,
    COMMEMORATE,
    OBSERVE,
    MEDIATE,
    COOPERATE,
    SANCTION,
    PROTEST,
    ATTACK,
    CEASEFIRE,
    FOUND,
    OTHER
  }

  /**
   * A PLOVER code.
   *
   * @param event the event type, e.g. {@code CONSULT}
   * @param mode its mode; null where it has none
   * @param context its context; null where it has none
   */
  public record Plover(String event, @Nullable String mode, @Nullable String context) {}

  /**
   * Somebody who took part.
   *
   * @param entity id of the entity; null where not known
   * @param name as named
   * @param role in which role
   */
  public record Participant(@Nullable String entity, String name, Role role) {}

  /** The roles of participants. */
  public enum Role {
    ACTOR,
    RECIPIENT,
    PARTICIPANT,
    HOST,
    GUEST,
    MEDIATOR
  }
}
