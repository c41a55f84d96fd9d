package org.dragoman.understanding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.ContentId;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.attribution.Attribution;
import org.dragoman.understanding.attribution.ReportedClaim;
import org.dragoman.understanding.lexicon.Lexicon;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.place.CountryFinder;
import org.dragoman.understanding.place.CountryMention;
import org.dragoman.understanding.quantity.Quantity;
import org.dragoman.understanding.quantity.QuantityFinder;
import org.dragoman.understanding.time.TimeFinder;
import org.dragoman.understanding.time.TimeMention;
import org.jspecify.annotations.Nullable;

/**
 * What a reading tells: the document's origin completed, and its dates, figures, countries and
 * claims, each with the chain of those who say it.
 *
 * <p>Furniture (menus, tag lists) is not read for facts. {@link #of} may be called by many threads.
 */
public final class Understanding {

  /** A number without a noun counts what a figure at most so many characters before it does. */
  private static final int NEAR = 240;

  private final Reading reading;
  private final Document document;
  private final String language;
  private final List<Passage> passages = new ArrayList<>();
  private final List<Passage> story = new ArrayList<>();
  private Attribution attribution;
  private Origin origin;
  private final List<Assertion> assertions = new ArrayList<>();

  private Understanding(Reading reading) {
    this.reading = reading;
    document = reading.document();
    language = bareLanguage(document.language());
    for (Sentence sentence : reading.sentences()) {
      Passage passage = new Passage(document, sentence);
      passages.add(passage);
      if (sentence.kind() != Section.Kind.FURNITURE) {
        story.add(passage);
      }
    }
    attribution = Attribution.read(language, document, passages, this::timestamps);
    origin = dated(attribution.origin());
  }

  /** What a reading tells. */
  public static Findings of(Reading reading) {
    return new Understanding(reading).findings();
  }

  private Findings findings() {
    List<TimeMention> times = TimeFinder.find(language, story, origin.published());
    List<CountryMention> countries = CountryFinder.find(language, story);
    Facts facts =
        Facts.of(
            language, document, story, countries, times, sources(), voices(), origin.published());
    if (origin.publisher() == null) {
      facts
          .letterhead()
          .ifPresent(
              head -> {
                attribution =
                    attribution.withPublisher(new Link(reading.slice(head), null, null, head));
                origin = origin.withPublisher(reading.slice(head));
              });
    }
    attribution =
        attribution.withClaims(Claims.of(attribution, facts)).withLinks(facts::identified);
    times.forEach(this::date);
    Denials denials = new Denials(language, attribution.claims(), facts.parses());
    figures(times, denials);
    // A word of a person's name names no place: Nursultan Nazarbayev.
    countries = countries.stream().filter(country -> !facts.isInPerson(country.span())).toList();
    List<Entity> entities = new ArrayList<>(PlaceEntities.of(document, countries));
    countries.forEach(this::mention);
    attribution.claims().stream()
        .filter(this::isInStory)
        .forEach(claim -> claim(claim, denials.isDenial(claim)));
    entities.addAll(facts.cast().entities());
    Written written = new Written(document, attribution, origin.published(), facts.cast());
    assertions.addAll(written.of(facts));
    // Of what the very same words tell, what the text has first stays first.
    assertions.sort(Comparator.comparing(a -> a.provenance().evidence().get(0).span()));
    return new Findings(document.withOrigin(origin), entities, assertions, reading.problems());
  }

  /** Where the document names those through whom it came. */
  private List<Span> sources() {
    return attribution.documentChain().stream().map(Link::span).filter(Objects::nonNull).toList();
  }

  /** Where it names those according to whom it tells something. */
  private List<Span> voices() {
    return attribution.claims().stream()
        .filter(claim -> claim.rule().equals("according-to"))
        .map(claim -> claim.chain().get(claim.chain().size() - 1).span())
        .filter(Objects::nonNull)
        .toList();
  }

  private static String bareLanguage(String tag) {
    int dash = tag.indexOf('-');
    return dash < 0 ? tag : tag.substring(0, dash);
  }

  private List<Edtf> timestamps(Passage passage) {
    return TimeFinder.timestamps(language, passage).stream().map(TimeMention::value).toList();
  }

  /** Where a document names no date, an anniversary may tell its year. */
  private Origin dated(Origin told) {
    if (told.published() != null) {
      return told;
    }
    return TimeFinder.inferPublished(language, story)
        .filter(this::isBeforeRetrieval)
        .map(year -> told.withPublished(year, PublishedBasis.INFERRED))
        .orElse(told);
  }

  /** Nothing is published after it was fetched: such a year was counted from a wrong one. */
  private boolean isBeforeRetrieval(Edtf year) {
    Instant retrieved = document.retrieved();
    return retrieved == null
        || year.earliest()
            .map(day -> !day.isAfter(LocalDate.ofInstant(retrieved, ZoneOffset.UTC)))
            .orElse(true);
  }

  private void date(TimeMention time) {
    Provenance provenance =
        provenance("date", time.span(), confidence(time), "time/" + time.rule(), time.value());
    assertions.add(new DateExpression(provenance, time.value(), time.basis()));
  }

  private static double confidence(TimeMention time) {
    return switch (time.basis()) {
      case STATED -> 0.95;
      case RELATIVE -> 0.85;
      case PUBLISHED, UNKNOWN -> 0.5;
    };
  }

  private void figures(List<TimeMention> times, Denials denials) {
    TreeSet<Span> taken = new TreeSet<>();
    times.forEach(time -> taken.add(time.span()));
    for (Passage passage : story) {
      Span here = passage.sentence().span();
      Set<Span> inside =
          taken.subSet(new Span(here.start(), here.start()), new Span(here.end(), here.end()));
      List<Figure> figures = new ArrayList<>();
      List<Span> pointers = sides(passage);
      for (Quantity quantity : QuantityFinder.find(language, passage, List.copyOf(inside))) {
        if (pointers.stream().noneMatch(quantity.span()::overlaps)) {
          Optional<ReportedClaim> denial = denials.of(quantity.span(), passage);
          figures.add(figure(quantity, denial.orElse(null), figures));
        }
      }
      figures.addAll(estimates(passage, figures, List.copyOf(inside)));
      assertions.addAll(figures);
    }
  }

  /** "The two discussed": words that point back to those who met count nobody. */
  private List<Span> sides(Passage passage) {
    List<Span> found = new ArrayList<>();
    for (Phrases.Match<Lexicon.Term> match :
        Lexicon.of(language).table(Lexicon.Table.MARKERS).find(passage)) {
      if (match.forms().stream().anyMatch(form -> form.value().category().equals("sides"))) {
        int first = passage.wordAt(match.start());
        int last = passage.wordAt(match.end() - 1);
        found.add(passage.sentence().spanOf(first, last));
      }
    }
    return found;
  }

  /** "The army put it at 40": somebody's number for what the figure before counts. */
  private List<Figure> estimates(Passage passage, List<Figure> figures, List<Span> taken) {
    List<Figure> found = new ArrayList<>();
    for (ReportedClaim claim : attribution.claims()) {
      Span said = claim.content();
      boolean here =
          claim.rule().equals("speech/estimate") && passage.sentence().span().contains(said);
      Figure before = here ? figureBefore(said.start(), figures) : null;
      if (before == null || figures.stream().anyMatch(figure -> spanOf(figure).overlaps(said))) {
        continue;
      }
      QuantityFinder.bare(language, passage, taken, said)
          .ifPresent(
              number ->
                  found.add(
                      new Figure(
                          provenance(
                              "figure", number.span(), 0.6, "quantity/estimate", number.value()),
                          number.value(),
                          number.upper(),
                          number.qualifier(),
                          before.unit(),
                          before.counted(),
                          before.measure(),
                          null,
                          null,
                          null)));
    }
    return found;
  }

  /** The last whole figure before a place, not farther than in the sentence before. */
  private @Nullable Figure figureBefore(int place, List<Figure> here) {
    List<Figure> all = new ArrayList<>(here);
    assertions.stream().filter(Figure.class::isInstance).map(Figure.class::cast).forEach(all::add);
    return all.stream()
        .filter(figure -> figure.partOf() == null && figure.measure() != Figure.Measure.SHARE)
        .filter(figure -> spanOf(figure).end() <= place && place - spanOf(figure).end() < NEAR)
        .max(Comparator.comparingInt(figure -> spanOf(figure).start()))
        .orElse(null);
  }

  private static Span spanOf(Assertion assertion) {
    return assertion.provenance().evidence().get(0).span();
  }

  private Figure figure(Quantity quantity, @Nullable ReportedClaim denial, List<Figure> before) {
    Provenance provenance =
        provenance(
            "figure", quantity.span(), quantity.confidence(), quantity.rule(), quantity.value());
    if (denial != null) {
      provenance = denied(provenance, denial.chain());
    }
    Span counted = quantity.counted();
    // A part may stand before its whole; only a whole already told has an id to point at.
    boolean isPart = quantity.partOf() >= 0 && quantity.partOf() < before.size();
    return new Figure(
        provenance,
        quantity.value(),
        quantity.upper(),
        quantity.qualifier(),
        quantity.unit(),
        counted == null ? null : reading.slice(counted),
        quantity.measure(),
        null,
        isPart ? before.get(quantity.partOf()).id() : null,
        null);
  }

  /** The same as denied by the last of a chain. */
  private static Provenance denied(Provenance told, List<Link> chain) {
    return new Provenance(
        told.id(),
        told.evidence(),
        chain,
        Modality.DENIED,
        told.status(),
        told.confidence(),
        told.why());
  }

  private void mention(CountryMention country) {
    String entity = PlaceEntities.idOf(country.form());
    String rule =
        switch (country.form().kind()) {
          case NAME -> "country/name";
          case PEOPLE -> "country/people";
          case CAPITAL -> "country/capital";
        };
    Provenance provenance = provenance("mention", country.span(), 0.95, rule, entity);
    assertions.add(new Mention(provenance, entity, EntityType.PLACE));
  }

  private boolean isInStory(ReportedClaim claim) {
    return document.sections().stream()
        .noneMatch(
            section ->
                section.kind() == Section.Kind.FURNITURE
                    && section.span().overlaps(claim.content()));
  }

  private void claim(ReportedClaim claim, boolean denied) {
    String id = id("claim", claim.content(), names(claim.chain()));
    Evidence evidence = Evidence.in(document, claim.content());
    String rule = claim.rule().contains("/") ? claim.rule() : "attribution/" + claim.rule();
    Provenance provenance =
        Provenance.reported(
            id, evidence, claim.chain(), Confidence.of(rule, claim.confidence()), rule);
    if (denied) {
      provenance = denied(provenance, claim.chain());
    }
    assertions.add(new Claim(provenance, evidence.quote(), claim.cue(), claim.direct()));
  }

  private static String names(List<Link> chain) {
    return String.join("\n", chain.stream().map(Link::name).toList());
  }

  private Provenance provenance(
      String kind, Span span, double confidence, String why, @Nullable Object value) {
    return Provenance.reported(
        id(kind, span, String.valueOf(value)),
        Evidence.in(document, span),
        attribution.chainAt(span),
        Confidence.of(why, confidence),
        why);
  }

  private String id(String kind, Span span, String value) {
    return ContentId.of(kind, document.id(), span.start(), span.end(), value);
  }
}
