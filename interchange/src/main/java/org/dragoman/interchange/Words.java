package org.dragoman.interchange;

import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.time.DateBasis;

/** The closed vocabularies of the public format. */
final class Words {

  static final EnumNames<PublishedBasis> PUBLISHED_BASIS =
      EnumNames.camelCase(PublishedBasis.class);
  static final EnumNames<CopyLink.Kind> COPY_KIND = EnumNames.camelCase(CopyLink.Kind.class);
  static final EnumNames<Section.Kind> SECTION = EnumNames.camelCase(Section.Kind.class);
  static final EnumNames<EntityType> ENTITY_TYPE = EnumNames.camelCase(EntityType.class);
  static final EnumNames<Modality> MODALITY = EnumNames.hyphened(Modality.class);
  static final EnumNames<Status> STATUS = EnumNames.camelCase(Status.class);
  static final EnumNames<Event.Act> ACT = EnumNames.camelCase(Event.Act.class);
  static final EnumNames<Event.Role> ROLE = EnumNames.camelCase(Event.Role.class);
  static final EnumNames<DateBasis> DATE_BASIS = EnumNames.camelCase(DateBasis.class);
  static final EnumNames<Position.Instrument> INSTRUMENT =
      EnumNames.camelCase(Position.Instrument.class);
  static final EnumNames<Position.PositionAct> POSITION_ACT =
      EnumNames.camelCase(Position.PositionAct.class);
  static final EnumNames<Figure.Qualifier> QUALIFIER = EnumNames.camelCase(Figure.Qualifier.class);
  static final EnumNames<Figure.Measure> MEASURE = EnumNames.camelCase(Figure.Measure.class);

  private Words() {}
}
