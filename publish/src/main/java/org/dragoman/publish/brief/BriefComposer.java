package org.dragoman.publish.brief;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dragoman.publish.brief.Brief.Block;
import org.dragoman.publish.brief.Brief.Heading;
import org.dragoman.publish.brief.Brief.Line;
import org.dragoman.publish.brief.Brief.Note;
import org.dragoman.publish.brief.Brief.Picture;
import org.dragoman.publish.brief.Brief.Piece;
import org.dragoman.publish.brief.Brief.Remark;
import org.dragoman.publish.brief.Brief.Row;
import org.dragoman.publish.brief.Brief.Table;
import org.dragoman.publish.brief.Dossier.Count;
import org.dragoman.publish.brief.Dossier.Part;
import org.dragoman.publish.brief.Dossier.Post;
import org.dragoman.publish.brief.Dossier.Source;
import org.dragoman.publish.brief.Dossier.Told;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Writes a dossier as a brief in one language.
 *
 * <p>A line is put together of an assertion's parts with labels in between, without sentences of
 * its own, so that it says no more than the assertion does. For one thread.
 */
public final class BriefComposer {

  /** The languages in which briefs are written, BCP 47. */
  public static final List<String> LANGUAGES = BriefWords.LANGUAGES;

  private static final Set<Event.Act> ENCOUNTERS =
      EnumSet.of(
          Event.Act.MEET,
          Event.Act.VISIT,
          Event.Act.CALL,
          Event.Act.CORRESPOND,
          Event.Act.MEDIATE,
          Event.Act.CREDENTIALS);

  /** No line cites more reports; how many there are it says. */
  private static final int CITED = 4;

  private static final int PARTIES = 8;
  private static final int ROWS_OF_A_COUNT = 8;
  private static final int OPEN = 12;
  private static final int ROWS_OF_TIMELINE = 7;
  private static final int TICKS = 10;

  private final Dossier dossier;
  private final BriefWords words;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<Evidence, Integer> numbers = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();

  private BriefComposer(Dossier dossier, BriefWords words) {
    this.dossier = dossier;
    this.words = words;
  }

  /**
   * Writes it.
   *
   * @param language one of {@link #LANGUAGES}
   * @param producer name and version of the program
   * @param today the day on which it is made
   */
  public static Brief compose(Dossier dossier, String language, String producer, LocalDate today) {
    BriefWords words = BriefWords.of(language);
    BriefComposer composer = new BriefComposer(dossier, words);
    composer.scope(today);
    if (dossier.isEmpty()) {
      composer.blocks.add(new Remark(words.text("nothing")));
    } else {
      composer.summary();
      composer.posts();
      composer.occasions(true);
      composer.occasions(false);
      composer.more(dossier.occasions());
      composer.stands();
      composer.counts();
      composer.statements();
      composer.timeline();
      composer.open();
    }
    return new Brief(
        language,
        words.isRightToLeft(),
        composer.title(),
        composer.blocks,
        words.text("notes"),
        composer.notes,
        producer,
        today.toString());
  }

  private String title() {
    List<String> names = dossier.parties().stream().map(words::name).toList();
    String parties =
        names.size() == 2
            ? words.text("timeline.titleTwo", "a", names.get(0), "b", names.get(1))
            : String.join("", names);
    String topic = dossier.topic();
    if (topic == null) {
      return parties;
    }
    return parties.isEmpty() ? topic : words.text("titleOn", "parties", parties, "topic", topic);
  }

  private void scope(LocalDate today) {
    StringBuilder scope = new StringBuilder(words.text("made", "date", words.day(today)));
    Edtf since = dossier.since();
    Edtf until = dossier.until();
    if (since != null) {
      scope.append(' ').append(words.text("scopeSince", "date", words.date(since)));
    }
    if (until != null) {
      scope.append(' ').append(words.text("scopeUntil", "date", words.date(until)));
    }
    if (dossier.topic() != null) {
      scope.append(' ').append(words.text("scopeTopic", "topic", dossier.topic()));
    }
    scope.append(' ').append(words.text("everyLine"));
    blocks.add(new Remark(scope.toString()));
  }

  // Sections

  private void summary() {
    List<Block> lines = new ArrayList<>();
    List<Told<Event>> occasions = dossier.occasions().items();
    LocalDate today = dossier.asOf();
    first(occasions, told -> isEncounter(told) && isDone(told))
        .ifPresent(told -> lines.add(labelled("latestEncounter", occasion(told), cited(told))));
    occasions.stream()
        .filter(told -> told.best().provenance().modality() == Modality.PLANNED)
        .filter(told -> day(told.date()).filter(day -> !day.isBefore(today)).isPresent())
        .min(Comparator.comparing(told -> day(told.date()).orElse(LocalDate.MAX)))
        .ifPresent(told -> lines.add(labelled("ahead", occasion(told), cited(told))));
    first(occasions, told -> !isEncounter(told) && isDone(told))
        .ifPresent(told -> lines.add(labelled("latestOther", occasion(told), cited(told))));
    Set<Integer> sides = new LinkedHashSet<>();
    for (Post post : dossier.posts().items()) {
      Integer side = post.side();
      if (sides.size() < 2 && sides.add(side == null ? -1 : side)) {
        lines.add(labelled("counterpart", post(post), cited(post.told())));
      }
    }
    dossier.stands().items().stream()
        .findFirst()
        .ifPresent(told -> lines.add(labelled("latestStand", stand(told), cited(told))));
    dossier.counts().items().stream()
        .filter(Count::contested)
        .findFirst()
        .ifPresent(count -> lines.add(labelled("contested", values(count), count.figures())));
    if (!lines.isEmpty()) {
      blocks.add(new Heading(1, words.text("summary")));
      blocks.addAll(lines);
    }
  }

  private static <T extends Assertion> Optional<Told<T>> first(
      List<Told<T>> all, java.util.function.Predicate<Told<T>> condition) {
    return all.stream().filter(condition).findFirst();
  }

  private void posts() {
    Part<Post> part = dossier.posts();
    if (part.items().isEmpty()) {
      return;
    }
    String key = dossier.parties().size() == 2 ? "counterparts" : "posts";
    blocks.add(new Heading(1, words.text(key, "date", words.day(dossier.asOf()))));
    Map<Integer, List<Post>> sides = new LinkedHashMap<>();
    for (int side = 0; side <= dossier.parties().size(); side++) {
      sides.put(side, new ArrayList<>());
    }
    for (Post post : part.items()) {
      Integer side = post.side();
      sides
          .getOrDefault(side == null ? dossier.parties().size() : side, new ArrayList<>())
          .add(post);
    }
    boolean several = sides.values().stream().filter(side -> !side.isEmpty()).count() > 1;
    sides.forEach(
        (side, posts) -> {
          if (several && !posts.isEmpty()) {
            blocks.add(
                new Heading(
                    2,
                    side < dossier.parties().size()
                        ? words.name(dossier.parties().get(side))
                        : words.text("otherSide")));
          }
          posts.forEach(post -> blocks.add(line(post(post), cited(post.told()))));
        });
    more(part);
  }

  private void occasions(boolean encounters) {
    List<Told<Event>> items =
        dossier.occasions().items().stream()
            .filter(told -> isEncounter(told) == encounters && !isVote(told))
            .toList();
    if (items.isEmpty()) {
      return;
    }
    blocks.add(new Heading(1, words.text(encounters ? "encounters" : "events")));
    items.forEach(told -> blocks.add(line(occasion(told), cited(told))));
  }

  private void stands() {
    List<Told<Event>> votes =
        dossier.occasions().items().stream().filter(BriefComposer::isVote).toList();
    if (dossier.stands().items().isEmpty() && votes.isEmpty()) {
      return;
    }
    blocks.add(new Heading(1, words.text("stands")));
    dossier.stands().items().forEach(told -> blocks.add(line(stand(told), cited(told))));
    votes.forEach(told -> blocks.add(line(occasion(told), cited(told))));
    more(dossier.stands());
  }

  private void counts() {
    List<Count> contested = dossier.counts().items().stream().filter(Count::contested).toList();
    List<Count> others =
        dossier.counts().items().stream().filter(count -> !count.contested()).toList();
    if (dossier.counts().items().isEmpty()) {
      return;
    }
    blocks.add(new Heading(1, words.text("figures")));
    table("contestedFigures", contested);
    table("otherFigures", others);
    more(dossier.counts());
  }

  private void table(String caption, List<Count> counts) {
    if (counts.isEmpty()) {
      return;
    }
    List<Row> rows = new ArrayList<>();
    List<Remark> remarks = new ArrayList<>();
    for (Count count : counts) {
      List<Figure> figures = count.figures();
      for (Figure figure : figures.subList(0, Math.min(ROWS_OF_A_COUNT, figures.size()))) {
        Source source = source(figure);
        rows.add(
            new Row(
                List.of(
                    measured(count),
                    value(figure),
                    said(figure),
                    List.of(
                        Piece.own(
                            source.published() == null
                                ? words.text("common.undated")
                                : words.date(source.published().withoutTime())))),
                notes(List.of(figure))));
      }
      int left = count.all() - Math.min(ROWS_OF_A_COUNT, figures.size());
      if (left > 0) {
        String what = measured(count).stream().map(Piece::text).collect(Collectors.joining());
        remarks.add(new Remark(what + words.text("colon") + words.plural("more", left)));
      }
    }
    blocks.add(
        new Table(
            words.text(caption),
            List.of(
                words.text("columnWhat"),
                words.text("columnValue"),
                words.text("columnClaimant"),
                words.text("columnDate")),
            rows));
    blocks.addAll(remarks);
  }

  private void statements() {
    if (dossier.statements().items().isEmpty()) {
      return;
    }
    blocks.add(new Heading(1, words.text("statements")));
    for (Claim claim : dossier.statements().items()) {
      List<List<Piece>> parts = new ArrayList<>();
      Source source = source(claim);
      if (source.published() != null) {
        parts.add(List.of(Piece.own(words.date(source.published().withoutTime()))));
      }
      parts.add(said(claim));
      List<Piece> text = new ArrayList<>(words.joined(parts, "partSeparator"));
      text.add(Piece.own(words.text("colon")));
      text.add(Piece.foreign(claim.direct() ? words.quoted(claim.content()) : claim.content()));
      blocks.add(line(text, List.of(claim)));
    }
    more(dossier.statements());
  }

  private void open() {
    List<Block> contested = new ArrayList<>();
    List<Block> single = new ArrayList<>();
    List<Block> stale = new ArrayList<>();
    int singles = 0;
    for (Told<Event> told : dossier.occasions().items()) {
      if (told.status() == Status.CONTESTED) {
        contested.add(line(occasion(told), cited(told)));
      } else if (isSingle(told)) {
        singles++;
        if (single.size() < OPEN) {
          single.add(line(occasion(told), cited(told)));
        }
      }
    }
    int stales = 0;
    for (Post post : dossier.posts().items()) {
      if (post.told().status() == Status.CONTESTED) {
        contested.add(line(post(post), cited(post.told())));
      } else if (isStale(post)) {
        stales++;
        if (stale.size() < OPEN) {
          stale.add(line(post(post), cited(post.told())));
        }
      }
    }
    for (Told<Position> told : dossier.stands().items()) {
      if (told.status() == Status.CONTESTED) {
        contested.add(line(stand(told), cited(told)));
      }
    }
    for (Count count : dossier.counts().items()) {
      if (count.contested()) {
        contested.add(line(values(count), count.figures()));
      }
    }
    if (contested.isEmpty() && single.isEmpty() && stale.isEmpty()) {
      return;
    }
    blocks.add(new Heading(1, words.text("open")));
    part("openContested", contested, contested.size());
    part("openSingle", single, singles);
    part("openStale", stale, stales);
  }

  private void part(String heading, List<Block> lines, int all) {
    if (!lines.isEmpty()) {
      blocks.add(new Heading(2, words.text(heading)));
      blocks.addAll(lines);
      more(new Part<>(lines, all));
    }
  }

  private void more(Part<?> part) {
    int left = part.all() - part.items().size();
    if (left > 0) {
      blocks.add(new Remark(words.plural("more", left)));
    }
  }

  // The timeline

  private void timeline() {
    Map<String, List<Timeline.Mark>> rows = new LinkedHashMap<>();
    for (Told<Event> told : dossier.occasions().items()) {
      mark(told, rows, words.text("act." + lower(told.best().act())));
    }
    for (Told<Position> told : dossier.stands().items()) {
      mark(told, rows, words.text("stands"));
    }
    List<Timeline.Row> ordered =
        rows.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<String, List<Timeline.Mark>> row) -> -row.getValue().size())
                    .thenComparing(Map.Entry::getKey))
            .map(row -> row(row.getKey(), row.getValue()))
            .toList();
    if (ordered.isEmpty()) {
      return;
    }
    if (ordered.size() > ROWS_OF_TIMELINE) {
      List<Timeline.Row> fewer = new ArrayList<>(ordered.subList(0, ROWS_OF_TIMELINE - 1));
      fewer.add(
          row(
              words.text("otherKinds"),
              ordered.subList(ROWS_OF_TIMELINE - 1, ordered.size()).stream()
                  .flatMap(row -> row.marks().stream())
                  .toList()));
      ordered = fewer;
    }
    List<Timeline.Mark> all = ordered.stream().flatMap(row -> row.marks().stream()).toList();
    LocalDate first = all.stream().map(Timeline.Mark::from).min(LocalDate::compareTo).orElseThrow();
    LocalDate last = all.stream().map(Timeline.Mark::to).max(LocalDate::compareTo).orElseThrow();
    String title = words.text("timelineOf", "from", words.day(first), "to", words.day(last));
    String alternative =
        title
            + words.text("colon")
            + ordered.stream()
                .map(
                    row ->
                        row.label()
                            + " "
                            + words.number(java.math.BigDecimal.valueOf(row.marks().size())))
                .collect(Collectors.joining(words.text("listSeparator")));
    blocks.add(new Heading(1, words.text("entity.timeline")));
    blocks.add(
        new Picture(
            new Timeline(
                title,
                ordered,
                first,
                last,
                ticks(first, last),
                words.isRightToLeft(),
                Map.of(
                    Timeline.Look.TOLD, words.text("legendTold"),
                    Timeline.Look.NOT_TOLD_AS_DONE, words.text("legendNot"),
                    Timeline.Look.CONTESTED, words.text("legendContested"))),
            alternative));
  }

  private static Timeline.Row row(String label, List<Timeline.Mark> marks) {
    List<Timeline.Mark> sorted = new ArrayList<>(marks);
    sorted.sort(Comparator.comparing(Timeline.Mark::from).thenComparing(Timeline.Mark::to));
    return new Timeline.Row(label, sorted);
  }

  private static void mark(
      Told<? extends Assertion> told, Map<String, List<Timeline.Mark>> rows, String label) {
    Edtf date = told.date();
    if (date == null) {
      return;
    }
    Optional<LocalDate> from = date.earliest().or(date::latest);
    Optional<LocalDate> to = date.latest().or(date::earliest);
    if (from.isPresent() && to.isPresent()) {
      Modality modality = told.best().provenance().modality();
      Timeline.Look look =
          told.status() == Status.CONTESTED
              ? Timeline.Look.CONTESTED
              : modality == Modality.ASSERTED ? Timeline.Look.TOLD : Timeline.Look.NOT_TOLD_AS_DONE;
      rows.computeIfAbsent(label, key -> new ArrayList<>())
          .add(new Timeline.Mark(from.get(), to.get(), look));
    }
  }

  /** Months or years, so many that they can be read. */
  private List<Timeline.Tick> ticks(LocalDate first, LocalDate last) {
    List<Timeline.Tick> ticks = new ArrayList<>();
    for (int months : new int[] {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000}) {
      ticks.clear();
      int startYear = first.getYear() - Math.floorMod(first.getYear(), Math.max(1, months / 12));
      LocalDate day = LocalDate.of(startYear, 1, 1);
      for (; !day.isAfter(last) && ticks.size() <= TICKS; day = day.plusMonths(months)) {
        if (!day.isBefore(first)) {
          ticks.add(new Timeline.Tick(day, months < 12 ? words.month(day) : words.year(day)));
        }
      }
      if (ticks.size() <= TICKS) {
        break;
      }
    }
    return ticks.isEmpty() ? List.of(new Timeline.Tick(first, words.month(first))) : ticks;
  }

  // Lines

  private List<Piece> occasion(Told<Event> told) {
    Event best = told.best();
    List<List<Piece>> parts = new ArrayList<>();
    List<Piece> act = new ArrayList<>();
    act.add(Piece.own(when(told.date()) + words.text("partSeparator")));
    act.add(Piece.strong(words.text("act." + lower(best.act()))));
    List<List<Piece>> parties = parties(best);
    if (!parties.isEmpty()) {
      act.add(Piece.own(words.text("colon")));
      act.addAll(words.joined(parties, "listSeparator"));
    }
    parts.add(act);
    if (parties.isEmpty() && !best.countries().isEmpty()) {
      parts.add(
          List.of(
              Piece.own(
                  best.countries().stream()
                      .map(words::country)
                      .collect(Collectors.joining(words.text("listSeparator"))))));
    }
    part("placeOf", best.place(), parts);
    part("topicOf", best.topic(), parts);
    within(best, parts);
    modality(best.provenance().modality(), parts);
    support(told, parts);
    return words.joined(parts, "partSeparator");
  }

  /** How many voted how, as far as the same words tell. */
  private void within(Assertion best, List<List<Piece>> parts) {
    List<Figure> figures = dossier.within().getOrDefault(best.id(), List.of());
    if (!figures.isEmpty()) {
      List<Piece> votes = new ArrayList<>();
      votes.add(Piece.own(words.text("votesOf")));
      votes.addAll(words.joined(figures.stream().map(this::value).toList(), "listSeparator"));
      parts.add(votes);
    }
  }

  /** What a line on it cites: who reports it, and the figures that it repeats. */
  private List<Assertion> cited(Told<?> told) {
    List<Assertion> cited = new ArrayList<>();
    cited.add(told.best());
    cited.addAll(dossier.within().getOrDefault(told.best().id(), List.of()));
    cited.addAll(told.reports());
    return cited;
  }

  private List<List<Piece>> parties(Event event) {
    Map<String, List<Piece>> parties = new LinkedHashMap<>();
    for (Event.Participant one : event.participants()) {
      List<Piece> party = new ArrayList<>();
      party.add(Piece.foreign(name(one.entity(), one.name())));
      if (one.role() != Event.Role.PARTICIPANT) {
        party.add(Piece.own(" (" + words.text("role." + lower(one.role())) + ")"));
      }
      String entity = one.entity();
      parties.putIfAbsent(entity == null ? one.name() : entity, party);
    }
    List<List<Piece>> all = new ArrayList<>(parties.values());
    if (all.size() > PARTIES) {
      int left = all.size() - PARTIES;
      all = new ArrayList<>(all.subList(0, PARTIES));
      all.add(List.of(Piece.own(words.plural("moreParties", left))));
    }
    return all;
  }

  private List<Piece> post(Post post) {
    Tenure best = post.told().best();
    List<List<Piece>> parts = new ArrayList<>();
    List<Piece> holder = new ArrayList<>();
    holder.add(new Piece(name(best.person(), best.name()), true, true));
    String label = label(best.person());
    if (label != null) {
      holder.add(Piece.own(" ("));
      holder.add(Piece.foreign(label));
      holder.add(Piece.own(")"));
    }
    parts.add(holder);
    Tenure worded = worded(post);
    parts.add(List.of(Piece.foreign(worded.post())));
    String body = worded.body();
    if (body != null) {
      parts.add(List.of(Piece.foreign(body)));
    }
    Edtf known = post.told().date();
    post.from().forEach(from -> parts.add(List.of(Piece.own(words.since(from)))));
    post.to().forEach(to -> parts.add(List.of(Piece.own(words.until(to)))));
    if (known != null) {
      parts.add(
          List.of(Piece.own(words.text("timeline.asOf", "date", words.date(known.withoutTime())))));
    }
    if (post.met() > 0 && dossier.parties().size() == 2) {
      parts.add(List.of(Piece.own(words.plural("takesPart", post.met()))));
    }
    modality(best.provenance().modality(), parts);
    support(post.told(), parts);
    return words.joined(parts, "partSeparator");
  }

  /** The latest report in the brief's language, whose words name the post; else the best. */
  private Tenure worded(Post post) {
    return post.told().reports().reversed().stream()
        .filter(report -> source(report).language().equals(words.language()))
        .findFirst()
        .orElse(post.told().best());
  }

  private List<Piece> stand(Told<Position> told) {
    Position best = told.best();
    List<List<Piece>> parts = new ArrayList<>();
    List<Piece> what = new ArrayList<>();
    what.add(Piece.own(when(told.date()) + words.text("partSeparator")));
    what.add(new Piece(name(best.body(), best.body()), true, true));
    what.add(Piece.own(words.text("colon")));
    what.add(
        Piece.own(
            words.text(
                "positions.actOn",
                "instrument",
                words.text("instrument." + lower(best.instrument())),
                "act",
                words.text("positionAct." + lower(best.act())))));
    parts.add(what);
    String stance = best.stance();
    if (stance != null) {
      String key = "positions.stance." + stance;
      parts.add(List.of(words.has(key) ? Piece.own(words.text(key)) : Piece.foreign(stance)));
    }
    part("topicOf", best.topic(), parts);
    within(best, parts);
    modality(best.provenance().modality(), parts);
    support(told, parts);
    return words.joined(parts, "partSeparator");
  }

  /** Which values are given for one thing, and by whom. */
  private List<Piece> values(Count count) {
    List<List<Piece>> values = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Figure figure : count.figures()) {
      if (values.size() < CITED && seen.add(figure.value() + " " + figure.upper())) {
        List<Piece> value = new ArrayList<>(value(figure));
        value.add(Piece.own(" ("));
        value.addAll(said(figure));
        value.add(Piece.own(")"));
        values.add(value);
      }
    }
    List<Piece> all = new ArrayList<>(measured(count));
    all.add(Piece.own(words.text("colon")));
    all.addAll(words.joined(values, "partSeparator"));
    return all;
  }

  private List<Piece> measured(Count count) {
    List<List<Piece>> parts = new ArrayList<>();
    parts.add(List.of(Piece.own(words.text("measure." + lower(count.figures().get(0).measure())))));
    count.about().stream().limit(2).forEach(place -> parts.add(List.of(Piece.foreign(place))));
    return words.joined(parts, "listSeparator");
  }

  private List<Piece> value(Figure figure) {
    String number =
        words.number(figure.value())
            + (figure.upper() == null ? "" : "–" + words.number(figure.upper()));
    String qualifier =
        switch (figure.qualifier()) {
          case EXACT -> "exact";
          case AT_LEAST -> "atLeast";
          case MORE_THAN -> "moreThan";
          case ABOUT -> "about";
          case UP_TO -> "upTo";
          case LESS_THAN -> "lessThan";
        };
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.own(words.text("qualifier." + qualifier, "value", number)));
    for (String noun : new String[] {figure.unit(), figure.counted()}) {
      if (noun != null) {
        pieces.add(Piece.own(" "));
        pieces.add(Piece.foreign(noun));
      }
    }
    return pieces;
  }

  private void part(String key, @Nullable String value, List<List<Piece>> parts) {
    if (value != null && !value.isBlank()) {
      parts.add(List.of(Piece.own(words.text(key)), Piece.foreign(value)));
    }
  }

  private void modality(Modality modality, List<List<Piece>> parts) {
    if (modality != Modality.ASSERTED) {
      parts.add(List.of(Piece.strong(words.text("modality." + lower(modality)))));
    }
  }

  private void support(Told<?> told, List<List<Piece>> parts) {
    List<String> support = new ArrayList<>();
    if (told.status() != Status.REPORTED) {
      support.add(words.text("status." + lower(told.status())));
    }
    if (told.all() > 1) {
      support.add(words.plural("common.reports", told.all()));
      if (told.all() > told.reports().size()) {
        support.add(words.plural("lookedAt", told.reports().size()));
      }
      support.add(words.plural("independent", told.independent()));
    }
    if (!support.isEmpty()) {
      parts.add(List.of(Piece.own(String.join(words.text("listSeparator"), support))));
    }
  }

  // Notes

  private Line line(List<Piece> text, List<? extends Assertion> cited) {
    return new Line(text, notes(cited));
  }

  private Line labelled(String label, List<Piece> text, List<? extends Assertion> cited) {
    List<Piece> all = new ArrayList<>();
    all.add(Piece.strong(words.text(label)));
    all.add(Piece.own(words.text("colon")));
    all.addAll(text);
    return line(all, cited);
  }

  /** The numbers of the notes that cite some assertions: from different documents first. */
  private List<Integer> notes(List<? extends Assertion> cited) {
    Map<String, Evidence> chosen = new LinkedHashMap<>();
    Map<Evidence, Assertion> tellers = new LinkedHashMap<>();
    for (Assertion assertion : cited) {
      Evidence evidence = assertion.provenance().evidence().get(0);
      tellers.putIfAbsent(evidence, assertion);
      chosen.putIfAbsent(evidence.document(), evidence);
    }
    Collection<Evidence> first = new LinkedHashSet<>(chosen.values());
    first.addAll(tellers.keySet());
    return first.stream().limit(CITED).map(one -> note(one, tellers)).sorted().toList();
  }

  private int note(Evidence evidence, Map<Evidence, Assertion> tellers) {
    Integer known = numbers.get(evidence);
    if (known != null) {
      return known;
    }
    Assertion assertion = java.util.Objects.requireNonNull(tellers.get(evidence));
    Source source = source(assertion);
    List<String> chain =
        assertion.provenance().attribution().stream().map(Link::name).distinct().toList();
    String outlet = source.outlet();
    if (outlet == null && !chain.isEmpty()) {
      outlet = chain.get(0);
    }
    String first = outlet;
    Edtf published = source.published();
    notes.add(
        new Note(
            evidence.document(),
            evidence.span(),
            outlet,
            source.title(),
            published == null ? null : words.date(published.withoutTime()),
            chain.stream().filter(name -> !name.equals(first)).toList(),
            evidence.quote(),
            source.language(),
            source.address()));
    numbers.put(evidence, notes.size());
    return notes.size();
  }

  private Source source(Assertion assertion) {
    String document = assertion.provenance().evidence().get(0).document();
    Source source = dossier.sources().get(document);
    if (source == null) {
      throw new IllegalArgumentException("the dossier lacks the document " + document);
    }
    return source;
  }

  /** Who says it, and of what is denied that they deny it. */
  private List<Piece> said(Assertion assertion) {
    Piece who = Piece.foreign(claimant(assertion));
    return assertion.provenance().modality() == Modality.DENIED
        ? List.of(
            Piece.strong(words.text("modality." + lower(Modality.DENIED))),
            Piece.own(words.text("colon")),
            who)
        : List.of(who);
  }

  /** Who says it: the innermost of those through whom it is told. */
  private String claimant(Assertion assertion) {
    List<Link> chain = assertion.provenance().attribution();
    if (chain.isEmpty()) {
      return words.text("common.noSource");
    }
    Link last = chain.get(chain.size() - 1);
    return name(last.entity(), last.name());
  }

  private String name(@Nullable String entity, String named) {
    Entity known = entity == null ? null : dossier.entities().get(entity);
    return known == null ? named : words.name(known);
  }

  private @Nullable String label(@Nullable String entity) {
    Entity known = entity == null ? null : dossier.entities().get(entity);
    return known == null ? null : words.label(known);
  }

  private String when(@Nullable Edtf date) {
    return date == null ? words.text("common.undated") : words.date(date.withoutTime());
  }

  private static Optional<LocalDate> day(@Nullable Edtf date) {
    return date == null ? Optional.empty() : date.earliest();
  }

  private static boolean isEncounter(Told<Event> told) {
    return ENCOUNTERS.contains(told.best().act());
  }

  private static boolean isVote(Told<Event> told) {
    return told.best().act() == Event.Act.VOTE;
  }

  private static boolean isDone(Told<Event> told) {
    return told.date() != null && told.best().provenance().modality() == Modality.ASSERTED;
  }

  private static boolean isSingle(Told<?> told) {
    return told.independent() <= 1 && told.status() == Status.REPORTED;
  }

  /** Whether nobody has said for a year that the post is still held. */
  private boolean isStale(Post post) {
    Edtf known = post.told().date();
    return post.to().isEmpty()
        && known != null
        && known
            .latest()
            .filter(day -> ChronoUnit.DAYS.between(day, dossier.asOf()) > 365)
            .isPresent();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
