package org.dragoman.publish.table;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dragoman.publish.AssertionText;
import org.dragoman.publish.table.EventRow.Party;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * A column of the event tables.
 *
 * @param name its heading
 * @param type what its cells hold
 * @param origin whose column it is
 * @param meaning what it says, for the codebook
 * @param value gives a row's cell: a string, long, double or day; null where nothing is known
 */
record Column(String name, Type type, Origin origin, String meaning, Value value) {

  /** What cells hold. */
  enum Type {
    /** Words or codes; several are parted by semicolons. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** A day of the Gregorian calendar. */
    DATE
  }

  /** Where a column comes from. */
  enum Origin {
    POLECAT,
    CAMEO,
    DRAGOMAN
  }

  /** Gives a cell. */
  @FunctionalInterface
  interface Value {
    @Nullable Object of(EventRow row);
  }

  /** The columns, in their order: POLECAT's first, in its order. */
  static final List<Column> ALL =
      List.of(
          text(
              "Event ID",
              Origin.POLECAT,
              "id of the event; all reports of it share it",
              EventRow::id),
          new Column(
              "Event Date",
              Type.DATE,
              Origin.POLECAT,
              "the day of the event, where the report tells one day; see Event Date EDTF",
              row -> day(row.event().date())),
          text(
              "Event Type",
              Origin.POLECAT,
              "PLOVER event type; names of earlier drafts are given by their later ones (DEMAND is"
                  + " REQUEST, DISAPPROVE is ACCUSE, FIGHT is ASSAULT); what somebody says they will do is"
                  + " AGREE or THREATEN; empty for acts that PLOVER has no type for",
              row -> row.plover().map(Enum::name).orElse(null)),
          text(
              "Event Mode", Origin.POLECAT, "PLOVER mode, in lower case", row -> mode(row.event())),
          new Column(
              "Quad Code",
              Type.INTEGER,
              Origin.POLECAT,
              "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
              row -> row.plover().map(plover -> (long) plover.quad()).orElse(null)),
          text(
              "Contexts",
              Origin.POLECAT,
              "PLOVER context, where told",
              row -> context(row.event())),
          text(
              "Actor Name",
              Origin.POLECAT,
              "those who act, as the record names them: actors, guests and mediators; where all take"
                  + " part on equal terms, the first named",
              row -> joined(row.actors(), Party::name)),
          text(
              "Actor COW",
              Origin.POLECAT,
              "their countries, as abbreviated by Correlates of War, where that project lists them",
              row -> joined(row.actors(), party -> CountryCodes.cow(party.country()))),
          text(
              "Primary Actor Sector",
              Origin.POLECAT,
              "PLOVER sector of the first, where its type tells one: JRN for news outlets",
              row -> row.actors().isEmpty() ? null : row.actors().get(0).sector()),
          text(
              "Actor Sectors",
              Origin.POLECAT,
              "PLOVER sectors of all",
              row -> joined(row.actors(), Party::sector)),
          text(
              "Actor Name Raw",
              Origin.POLECAT,
              "the same, as the document names them",
              row -> joined(row.actors(), Party::raw)),
          text(
              "Recipient Name",
              Origin.POLECAT,
              "those acted upon, as the record names them: recipients, hosts, and the others of"
                  + " those who take part on equal terms",
              row -> joined(row.recipients(), Party::name)),
          text(
              "Recipient COW",
              Origin.POLECAT,
              "their countries, as abbreviated by Correlates of War",
              row -> joined(row.recipients(), party -> CountryCodes.cow(party.country()))),
          text(
              "Primary Recipient Sector",
              Origin.POLECAT,
              "PLOVER sector of the first, where its type tells one",
              row -> row.recipients().isEmpty() ? null : row.recipients().get(0).sector()),
          text(
              "Recipient Sectors",
              Origin.POLECAT,
              "PLOVER sectors of all",
              row -> joined(row.recipients(), Party::sector)),
          text(
              "Recipient Name Raw",
              Origin.POLECAT,
              "the same, as the document names them",
              row -> joined(row.recipients(), Party::raw)),
          text(
              "Raw Placename",
              Origin.POLECAT,
              "where, as the document names it",
              row -> row.event().place()),
          text(
              "Source",
              Origin.POLECAT,
              "who published the report",
              row -> known(row.story().publisher())),
          text(
              "Publication Date",
              Origin.POLECAT,
              "when the report was published, as EDTF",
              row -> known(row.story().published())),
          text(
              "Language",
              Origin.POLECAT,
              "the report's language, as a BCP 47 tag (POLECAT writes its English name)",
              row -> row.story().language()),
          text("Version", Origin.POLECAT, "the program that read", EventRow::version),
          text(
              "CAMEO Root",
              Origin.CAMEO,
              "the CAMEO root codes that PLOVER's conversion table turns into the event type; several"
                  + " where it turns several into one",
              row -> row.plover().map(Plover::roots).orElse(null)),
          text(
              "Act",
              Origin.DRAGOMAN,
              "what was done, in the record's words (docs/record-format.md)",
              row -> lower(row.event().act())),
          text(
              "Event Date EDTF",
              Origin.DRAGOMAN,
              "when, as EDTF (ISO 8601-2): also months, years and ranges",
              row -> string(row.event().date())),
          text(
              "Date Basis",
              Origin.DRAGOMAN,
              "how the date is known: stated, relative to another, published, unknown",
              row -> lower(row.event().dateBasis())),
          text(
              "Dates Told",
              Origin.DRAGOMAN,
              "all dates that the reports give; several where they differ",
              row -> joined(row.together().dates(), one -> one)),
          text(
              "Actor ISO",
              Origin.DRAGOMAN,
              "the actors' countries, ISO 3166-1 alpha-2",
              row -> joined(row.actors(), Party::country)),
          text(
              "Actor IDs",
              Origin.DRAGOMAN,
              "ids of the actors that the record knows",
              row -> joined(row.actors(), Column::id)),
          text(
              "Recipient ISO",
              Origin.DRAGOMAN,
              "the recipients' countries, ISO 3166-1 alpha-2",
              row -> joined(row.recipients(), Party::country)),
          text(
              "Recipient IDs",
              Origin.DRAGOMAN,
              "ids of the recipients that the record knows",
              row -> joined(row.recipients(), Column::id)),
          text(
              "Countries",
              Origin.DRAGOMAN,
              "all countries that are parties, ISO 3166-1 alpha-2",
              row -> joined(row.event().countries(), one -> one)),
          text(
              "Participants",
              Origin.DRAGOMAN,
              "all who took part, each with its role in parentheses",
              row -> joined(row.parties(), Party::toString)),
          text("Topic", Origin.DRAGOMAN, "what it was about, as told", row -> row.event().topic()),
          text(
              "Modality",
              Origin.DRAGOMAN,
              "asserted, denied, planned, cancelled, called-for or hypothetical; only asserted ones are"
                  + " told as having happened",
              row -> lower(row.event().provenance().modality())),
          text(
              "Status",
              Origin.DRAGOMAN,
              "reported, corroborated by independent sources, contested, or confirmed or rejected by an"
                  + " editor",
              row -> lower(row.event().provenance().status())),
          new Column(
              "Confidence",
              Type.NUMBER,
              Origin.DRAGOMAN,
              "how sure the reader is that the words say this, 0 to 1",
              row -> row.event().provenance().confidence()),
          new Column(
              "Reports",
              Type.INTEGER,
              Origin.DRAGOMAN,
              "how many reports the row stands for",
              row -> (long) row.together().reports()),
          text(
              "Sources",
              Origin.DRAGOMAN,
              "who published them; copies are counted too",
              row -> joined(row.together().sources(), one -> one)),
          text(
              "Documents",
              Origin.DRAGOMAN,
              "ids of their documents",
              row -> joined(row.together().documents(), one -> one)),
          text(
              "Report ID",
              Origin.DRAGOMAN,
              "id of the report whose words the row gives; dragoman explain takes it",
              row -> row.event().id()),
          text(
              "Headline",
              Origin.DRAGOMAN,
              "title of the report's document",
              row -> known(row.story().title())),
          text(
              "Document ID",
              Origin.DRAGOMAN,
              "id of the report's document",
              row -> row.story().id()),
          text(
              "Document URI",
              Origin.DRAGOMAN,
              "where the document is from",
              row -> row.story().uri()),
          new Column(
              "Quote Start",
              Type.INTEGER,
              Origin.DRAGOMAN,
              "where the quote starts in the document's text, in Unicode code points",
              row -> (long) row.evidence().span().start()),
          new Column(
              "Quote End",
              Type.INTEGER,
              Origin.DRAGOMAN,
              "where it ends (the first code point after it)",
              row -> (long) row.evidence().span().end()),
          text(
              "Quote",
              Origin.DRAGOMAN,
              "the exact words that say it",
              row -> row.evidence().quote()),
          text(
              "Attribution",
              Origin.DRAGOMAN,
              "who says it, from the publisher on, parted by ›",
              row -> AssertionText.chain(row.event().provenance().attribution())),
          text(
              "Rule",
              Origin.DRAGOMAN,
              "the rule that made the reader say so",
              row -> row.event().provenance().why()));

  private static Column text(String name, Origin origin, String meaning, Value value) {
    return new Column(name, Type.TEXT, origin, meaning, value);
  }

  private static @Nullable Object day(@Nullable Edtf date) {
    if (date == null || !date.isDay()) {
      return null;
    }
    LocalDate day = date.earliest().orElse(null);
    return day;
  }

  private static @Nullable String mode(Event event) {
    Event.Plover plover = event.plover();
    return plover == null ? null : plover.mode();
  }

  private static @Nullable String context(Event event) {
    Event.Plover plover = event.plover();
    return plover == null ? null : plover.context();
  }

  private static @Nullable String id(Party party) {
    return party.entity().isPresent() ? party.entity().get().id() : null;
  }

  private static @Nullable String known(String value) {
    return value.isEmpty() ? null : value;
  }

  private static @Nullable String string(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> @Nullable String joined(
      Collection<T> all, Function<? super T, @Nullable String> text) {
    String joined =
        all.stream().map(text).filter(Objects::nonNull).distinct().collect(Collectors.joining(";"));
    return joined.isEmpty() ? null : joined;
  }
}
