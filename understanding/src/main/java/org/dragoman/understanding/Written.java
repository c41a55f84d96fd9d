package org.dragoman.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.text.ContentId;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.act.Held;
import org.dragoman.understanding.act.Stand;
import org.dragoman.understanding.act.Told;
import org.dragoman.understanding.attribution.Attribution;
import org.dragoman.understanding.name.Cast;
import org.dragoman.understanding.name.Member;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.party.Party;
import org.jspecify.annotations.Nullable;

/** Writes what was found down as assertions: with evidence, chain, confidence and rule. */
final class Written {

  private final Document document;
  private final Attribution attribution;
  private final @Nullable Edtf published;
  private final Cast cast;

  Written(Document document, Attribution attribution, @Nullable Edtf published, Cast cast) {
    this.document = document;
    this.attribution = attribution;
    this.published = published == null ? null : published.withoutTime();
    this.cast = cast;
  }

  /** All of it. */
  List<Assertion> of(Facts facts) {
    List<Assertion> written = new ArrayList<>();
    for (Member member : cast.members()) {
      for (Mentioned mention : member.mentions()) {
        written.add(mention(member, mention));
      }
    }
    facts.events().forEach(told -> written.add(event(told)));
    facts.tenures().forEach(held -> written.add(tenure(held)));
    List<Position> positions = new ArrayList<>();
    List<Stand> later = new ArrayList<>();
    for (Stand stand : facts.positions()) {
      if (stand.isReferredTo()) {
        positions.add(position(stand, null));
      } else {
        later.add(stand);
      }
    }
    for (Stand stand : later) {
      written.add(position(stand, earlier(stand, facts.positions(), positions)));
    }
    written.addAll(positions);
    return written;
  }

  /** The id of the position that a text refers to as an earlier one of the same body. */
  private @Nullable String earlier(Stand stand, List<Stand> stands, List<Position> referred) {
    int at = 0;
    for (Stand other : stands) {
      if (!other.isReferredTo()) {
        continue;
      }
      Position position = referred.get(at++);
      boolean sameBody =
          other.body().identity().equals(stand.body().identity())
              || (other.body().country() != null
                  && other.body().country().equals(stand.body().country()));
      if (sameBody && other.passage() > stand.passage()) {
        return position.id();
      }
    }
    return null;
  }

  private Mention mention(Member member, Mentioned mention) {
    String entity = cast.id(member);
    return new Mention(
        provenance("mention", List.of(mention.span()), Modality.ASSERTED, mention.rule(), entity),
        entity,
        member.type());
  }

  private @Nullable String entity(Party party) {
    if (party.member() != null) {
      return cast.id(party.member());
    }
    return party.kind() == Party.Kind.COUNTRY && party.country() != null
        ? "place-" + party.country().toLowerCase(Locale.ROOT)
        : null;
  }

  private Event event(Told told) {
    List<Event.Participant> participants = new ArrayList<>();
    for (Told.Part part : told.parts()) {
      participants.add(
          new Event.Participant(entity(part.party()), part.party().name(), part.role()));
    }
    String act = told.act().name().toLowerCase(Locale.ROOT);
    return new Event(
        provenance("event", told.evidence(), told.modality(), told.rule(), act),
        told.act(),
        told.plover().isEmpty() ? null : new Event.Plover(told.plover(), told.mode(), null),
        told.date(),
        told.basis(),
        told.place(),
        participants,
        told.countries(),
        told.topic(),
        null);
  }

  private Tenure tenure(Held held) {
    Party holder = held.holder();
    return new Tenure(
        provenance(
            "tenure",
            held.evidence(),
            Modality.ASSERTED,
            held.rule(),
            holder.name() + "\n" + held.post() + "\n" + held.body()),
        entity(holder),
        holder.name(),
        held.post(),
        held.body(),
        held.country() != null ? held.country() : holder.country(),
        held.from(),
        held.to(),
        held.isPast() ? null : published);
  }

  private Position position(Stand stand, @Nullable String refersTo) {
    String content =
        String.join("\n", stand.body().name(), stand.instrument().name(), stand.act().name());
    return new Position(
        provenance("position", stand.evidence(), stand.modality(), stand.rule(), content),
        stand.body().name(),
        stand.instrument(),
        stand.act(),
        stand.stance(),
        stand.topic(),
        stand.date(),
        refersTo);
  }

  private Provenance provenance(
      String kind, List<Span> spans, Modality modality, String rule, String content) {
    Span first = spans.get(0);
    return new Provenance(
        ContentId.of(kind, document.id(), first.start(), first.end(), content),
        spans.stream().map(span -> Evidence.in(document, span)).toList(),
        attribution.chainAt(first),
        modality,
        Status.REPORTED,
        Confidence.of(rule),
        rule);
  }
}
