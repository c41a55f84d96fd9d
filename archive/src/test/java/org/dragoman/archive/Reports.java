package org.dragoman.archive;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.ContentId;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;

/** Documents with findings for tests, the same each time. */
final class Reports {

  private static final String[] WORDS =
      ("parliament delegation friendship group visit speaker committee statement treaty border"
              + " session member chamber senate ambassador meeting agreement resolution vote region"
              + " capital minister cooperation trade culture education water climate transport")
          .split(" ", -1);

  private static final String[] COUNTRIES = {"Peru", "Chile", "Kenya", "Nepal", "Ghana", "Latvia"};

  private Reports() {}

  /** Links stories of which at least half the shingles agree; the least text comes first. */
  static final CopyPolicy HALF_ALIKE =
      new CopyPolicy() {
        @Override
        public Optional<CopyLink.Kind> compare(Story one, Story other) {
          return one.fingerprint().similarity(other.fingerprint()) >= 0.5
              ? Optional.of(CopyLink.Kind.EDITED)
              : Optional.empty();
        }

        @Override
        public Comparator<Story> precedence() {
          return Comparator.comparing(story -> story.document().text().toString());
        }
      };

  static Document document(String name, String language, String text) {
    return document(name, language, text, Origin.UNKNOWN);
  }

  static Document document(String name, String language, String text, Origin origin) {
    URI uri = URI.create("file:///reports/" + name);
    SourceText source = SourceText.repaired(text);
    return new Document(
        Document.idOf(uri, source),
        uri,
        source,
        language,
        "Latn",
        origin,
        source.codePointLength() == 0
            ? List.of()
            : List.of(new Section(source.span(), Section.Kind.BODY)),
        null);
  }

  static Findings without(Document document) {
    return new Findings(document, List.of(), List.of(), List.of());
  }

  /** A report of about 3 kB with 30 assertions. */
  static Findings report(int number) {
    Random random = new Random(number * 31L + 7);
    StringBuilder text = new StringBuilder("Report " + number + "\n\n");
    List<Span> places = new ArrayList<>();
    List<String> countries = new ArrayList<>();
    List<Span> figures = new ArrayList<>();
    while (text.length() < 3000) {
      String country = COUNTRIES[random.nextInt(COUNTRIES.length)];
      text.append("In ");
      places.add(new Span(text.length(), text.length() + country.length()));
      countries.add(country);
      text.append(country).append(" the");
      for (int i = 0; i < 16; i++) {
        text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
      }
      text.append(" of ");
      String figure = Integer.toString(10 + random.nextInt(990_000));
      figures.add(new Span(text.length(), text.length() + figure.length()));
      text.append(figure).append(" members. ");
    }
    Origin origin =
        new Origin(
            "Report " + number,
            "Agency " + number % 5,
            null,
            "Lima",
            Edtf.day(LocalDate.of(2020, 1, 1).plusDays(number % 700)),
            PublishedBasis.TEXT);
    Document document = document(number + ".txt", "en", text.toString(), origin);
    return findings(document, places, countries, figures);
  }

  private static Findings findings(
      Document document, List<Span> places, List<String> countries, List<Span> figures) {
    List<Link> attribution = List.of(new Link("Agency", null, null, null));
    List<Assertion> assertions = new ArrayList<>();
    List<Entity> entities = new ArrayList<>();
    for (String country : new TreeSet<>(countries)) {
      int mentions = (int) countries.stream().filter(country::equals).count();
      entities.add(
          new Entity(
              "country-" + country,
              EntityType.PLACE,
              country,
              null,
              List.of(new EntityName(country, "en", "Latn", mentions)),
              null));
    }
    for (int i = 0; i < places.size(); i++) {
      Evidence place = Evidence.in(document, places.get(i));
      assertions.add(
          new Mention(
              provenance("mention", place, attribution),
              "country-" + countries.get(i),
              EntityType.PLACE));
      Evidence figure = Evidence.in(document, figures.get(i));
      assertions.add(
          new Figure(
              provenance("figure", figure, attribution),
              new BigDecimal(figure.quote()),
              null,
              Figure.Qualifier.EXACT,
              null,
              "members",
              Figure.Measure.MEMBERS,
              null,
              null,
              null));
    }
    Evidence title = Evidence.in(document, new Span(0, 6));
    assertions.add(
        new DateExpression(
            provenance("date", title, attribution), new Edtf("2020"), DateBasis.RELATIVE));
    return new Findings(document, entities, assertions, List.of());
  }

  private static Provenance provenance(String kind, Evidence evidence, List<Link> attribution) {
    return Provenance.reported(
        ContentId.of(kind, evidence.document(), evidence.span()),
        evidence,
        attribution,
        0.9,
        "test");
  }

  /** The fingerprint of a story of which every second one has an edited copy after it. */
  static Fingerprint fingerprint(int number) {
    Random random = new Random(number / 2);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append(random.nextInt(100_000)).append(' ');
    }
    return fingerprint(number % 4 == 1 ? text + "edited" : text + "edition " + number);
  }

  /** A MinHash over pairs of words, good enough for tests. */
  static Fingerprint fingerprint(String text) {
    String[] words = text.split("\\s+", -1);
    int[] minima = new int[Fingerprint.BANDS * Fingerprint.ROWS];
    Arrays.fill(minima, Integer.MAX_VALUE);
    for (int i = 0; i + 1 < words.length; i++) {
      int hash = (words[i] + " " + words[i + 1]).hashCode();
      for (int k = 0; k < minima.length; k++) {
        int mixed = (hash ^ (k * 0x9E3779B9)) * 0x85EBCA6B;
        minima[k] = Math.min(minima[k], (mixed ^ (mixed >>> 15)) * 0xC2B2AE35);
      }
    }
    return new Fingerprint(ContentId.of("exact", text), Arrays.stream(minima).boxed().toList());
  }
}
