package org.dragoman.evaluation;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.Items;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.event.Occurrence;
import org.dragoman.reconciliation.figure.Count;
import org.dragoman.reconciliation.figure.CountLikeness;
import org.dragoman.reconciliation.figure.Scope;
import org.dragoman.reconciliation.position.Stance;
import org.dragoman.reconciliation.tenure.Seat;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
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

/**
 * Fills an archive with made-up documents of ten assertions each, to measure the desk on.
 *
 * <p>Nobody in it exists: persons, bodies and outlets have names of random syllables, in two
 * scripts; countries are drawn evenly in their order of the alphabet, the first ones most often.
 * Three documents tell the same event; figures of one event differ now and then. What is the same
 * is known here and written as such, so nothing is reconciled. The same number gives the same
 * archive; a run that was ended is gone on with. Arguments: folder, how many documents.
 */
public final class DeskArchive {

  private static final String[] LATIN =
      "ba re ti mo lu sa ne ki do va ra fe li no zu ma te ri so gu".split(" ", -1);
  private static final String[] CYRILLIC =
      "ба ре ти мо лу са не ки до ва ра фе ли но зу ма те ри со гу".split(" ", -1);
  private static final String[] WORDS =
      ("session agenda delegation committee visit report paper morning chamber water trade culture"
              + " education roads climate transport science library exchange programme budget draft"
              + " proposal meeting talks agreement letter visitors museum harbour railway bridge"
              + " energy forest harvest weather students teachers doctors sport music language map")
          .split(" ", -1);
  private static final String[] TOPICS =
      ("water sharing,railway links,student exchange,forest protection,fisheries,visa rules,energy"
              + " grids,museum loans,air traffic,harvest forecasts,sports games,satellite data")
          .split(",", -1);
  private static final String[] STANCES = {"support", "welcome", "urge", "condemn", "reject"};
  private static final String[] POSTS = {"speaker", "deputy speaker", "member", "chair", "envoy"};
  private static final int TOLD_BY = 3;
  private static final String READER = "made";
  private static final int BEHIND = 200;

  private final String[] countries = Locale.getISOCountries();
  private final int documents;

  /** Taking names apart takes longer than all the rest. */
  private final Map<String, Naming> namings = new HashMap<>();

  private final Map<String, Set<String>> keys = new HashMap<>();

  /** By kind and story. */
  private final Map<String, String> clusters = new HashMap<>();

  private DeskArchive(int documents) {
    this.documents = documents;
  }

  /** Arguments: folder, how many documents. */
  public static void main(String[] arguments) {
    int documents = Integer.parseInt(arguments[1]);
    DeskArchive made = new DeskArchive(documents);
    long start = System.nanoTime();
    ArchiveOptions options = ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, System.err::println);
    try (Archive archive = SqliteArchive.open(Path.of(arguments[0]), options)) {
      made.fill(archive);
      System.out.println(archive.counts());
    }
    System.out.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - start) / 1e9);
  }

  /** One document, and how it is taken into the record. */
  record Entry(Findings findings, Fingerprint fingerprint, Consumer<Items> reconciling) {}

  /** So many documents. */
  static List<Entry> entries(int documents) {
    DeskArchive all = new DeskArchive(documents);
    List<Entry> entries = new ArrayList<>();
    for (int number = 0; number < documents; number++) {
      Made made = all.new Made(number);
      entries.add(new Entry(made.findings(), made.fingerprint(), made::reconcile));
    }
    return entries;
  }

  /** A document of these words that tells nothing. */
  static Entry worded(String language, String words) {
    SourceText text = new SourceText(words);
    URI uri = URI.create("https://made.example/words");
    Document document =
        new Document(
            Document.idOf(uri, text), uri, text, language, "Zyyy", Origin.UNKNOWN, List.of(), null);
    return new Entry(
        new Findings(document, List.of(), List.of(), List.of()), Fingerprint.NONE, items -> {});
  }

  /** Fills an archive with so many documents. */
  static void fill(Archive archive, int documents) {
    new DeskArchive(documents).fill(archive);
  }

  private void fill(Archive archive) {
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("documents")
            .setInitialMax(documents)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(2000)
            .showSpeed()
            .build()) {
      // The last ones of a run that was ended may not have been lasting.
      int first = (int) Math.max(0, archive.countDocuments(DocumentFilter.ALL) - BEHIND);
      first -= first % TOLD_BY;
      bar.stepTo(first);
      for (int number = first; number < documents; number++) {
        Made made = new Made(number);
        Findings findings = made.findings();
        archive.store(findings, made.fingerprint(), READER);
        archive.reconcile(findings.document().id(), made::reconcile);
        bar.step();
      }
    }
    // Where a copy came, its original is to be taken again.
    List<String> left = archive.unreconciled(documents);
    for (String id : left) {
      archive.document(id).map(kept -> kept.document().uri()).ifPresent(uri -> again(archive, uri));
    }
    archive.flush();
  }

  private void again(Archive archive, URI uri) {
    Made made = new Made(Integer.parseInt(uri.getPath().substring(1)));
    archive.reconcile(made.findings().document().id(), made::reconcile);
  }

  /** Somebody or something that is named, with its names in two scripts. */
  private record Thing(
      EntityType type, String id, String latin, String cyrillic, String country, String word) {

    String name(boolean russian) {
      return russian ? cyrillic : latin;
    }
  }

  private String country(Random random) {
    // The square makes the first ones likelier.
    double where = random.nextDouble();
    return countries[(int) (where * where * countries.length)];
  }

  private static String word(Random random, String[] syllables, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(syllables[random.nextInt(syllables.length)]);
    }
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private Thing person(int number) {
    long seed = 31L * number + 5;
    Random random = new Random(seed);
    String country = country(random);
    Random one = new Random(seed);
    Random other = new Random(seed);
    return new Thing(
        EntityType.PERSON,
        ContentId.of("person", "made", number),
        word(one, LATIN, 2) + " " + word(one, LATIN, 4),
        word(other, CYRILLIC, 2) + " " + word(other, CYRILLIC, 4),
        country,
        POSTS[number % POSTS.length]);
  }

  private Thing body(int number) {
    long seed = 17L * number + 3;
    String country = country(new Random(seed));
    return new Thing(
        EntityType.BODY,
        ContentId.of("body", "made", number),
        "Assembly of " + word(new Random(seed), LATIN, 3),
        "Ассамблея " + word(new Random(seed), CYRILLIC, 3),
        country,
        TOPICS[number % TOPICS.length]);
  }

  private static Thing place(String country) {
    return new Thing(
        EntityType.PLACE,
        "place-" + country.toLowerCase(Locale.ROOT),
        Locale.of("", country).getDisplayCountry(Locale.ENGLISH),
        Locale.of("", country).getDisplayCountry(Locale.of("ru")),
        country,
        "");
  }

  private static <T> T any(T[] all, int number) {
    return List.of(all).get(number % all.length);
  }

  private static String outlet(int number) {
    return word(new Random(number), LATIN, 3) + " News";
  }

  /** One document with what it tells; three in a row tell of the same event. */
  private final class Made implements Occurrence.Meaning {
    private final int number;
    private final int story;
    private final Random random;
    private final boolean russian;
    private final List<Thing> persons = new ArrayList<>();
    private final List<Thing> places = new ArrayList<>();
    private final Thing body;
    private final LocalDate day;
    private final int count;
    private final boolean position;
    private final Map<String, Span> spans = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private final Findings findings;

    Made(int number) {
      this.number = number;
      this.story = number / TOLD_BY;
      Random told = new Random(1009L * story + 1);
      int people = Math.max(10, documents / 20);
      for (int i = 0; i < 2; i++) {
        double where = told.nextDouble();
        Thing person = person((int) (where * where * people));
        persons.add(person);
        places.add(place(person.country()));
      }
      body = body(told.nextInt(Math.max(5, documents / 200)));
      day = LocalDate.of(2015, 1, 1).plusDays(told.nextInt(4000));
      count = 10 + told.nextInt(900);
      position = told.nextInt(3) == 0;
      random = new Random(7919L * number + 11);
      russian = random.nextInt(4) == 0;
      findings = make();
    }

    Findings findings() {
      return findings;
    }

    /** Every tenth document is a copy of the one before it, where both tell the same. */
    Fingerprint fingerprint() {
      int of = number % 10 == 1 ? number - 1 : number;
      return of / TOLD_BY == story && number % 10 < 2
          ? new Fingerprint(ContentId.of("exact", of), List.of())
          : Fingerprint.NONE;
    }

    private void say(String... words) {
      for (String word : words) {
        text.append(word);
      }
    }

    private void mark(String key, String words) {
      int start = text.codePointCount(0, text.length());
      text.append(words);
      spans.put(key, new Span(start, start + words.codePointCount(0, words.length())));
    }

    private void fill(int words) {
      for (int i = 0; i < words; i++) {
        say(WORDS[random.nextInt(WORDS.length)], i + 1 < words ? " " : ". ");
      }
    }

    private Findings make() {
      Thing one = persons.get(0);
      Thing other = persons.get(1);
      String title = "Talks " + story + ": " + one.latin() + " and " + other.latin();
      int value = random.nextInt(4) == 0 ? count + 1 + random.nextInt(20) : count;
      say(title, "\n\n");
      mark("date", day.toString());
      say(". ");
      int eventStart = text.codePointCount(0, text.length());
      mark("one", one.name(russian));
      say(", ", one.word(), " of the ");
      mark("body", body.name(russian));
      say(" of ");
      mark("place0", places.get(0).name(russian));
      say(", met ");
      mark("other", other.name(russian));
      say(" of ");
      mark("place1", places.get(1).name(russian));
      say(". ");
      spans.put("event", new Span(eventStart, text.codePointCount(0, text.length()) - 1));
      fill(60);
      mark("figure", value + " visitors");
      say(" came. ");
      mark("claim", "The " + WORDS[story % WORDS.length] + " will go on");
      say(", ", other.name(russian), " said. ");
      for (int i = 0; i < 3; i++) {
        say("\n\n");
        fill(40);
      }
      SourceText source = new SourceText(text.toString());
      URI uri = URI.create("https://made.example/" + number);
      Document document =
          new Document(
              Document.idOf(uri, source),
              uri,
              source,
              russian ? "ru" : "en",
              russian ? "Cyrl" : "Latn",
              new Origin(
                  title,
                  outlet(random.nextInt(200)),
                  null,
                  null,
                  Edtf.day(day.plusDays(random.nextInt(3))),
                  PublishedBasis.TEXT),
              List.of(new Section(source.span(), Section.Kind.BODY)),
              null);
      return new Findings(document, entities(), told(document, value), List.of());
    }

    private List<Thing> things() {
      List<Thing> things = new ArrayList<>(persons);
      things.addAll(places);
      things.add(body);
      return things;
    }

    private List<Entity> entities() {
      Map<String, Entity> entities = new TreeMap<>();
      for (Thing thing : things()) {
        String name = thing.name(russian);
        entities.put(
            raw(thing),
            new Entity(
                raw(thing),
                thing.type(),
                name,
                thing.country(),
                List.of(new EntityName(name, russian ? "ru" : "en", russian ? "Cyrl" : "Latn", 1)),
                null));
      }
      return List.copyOf(entities.values());
    }

    /** The document's own id of a thing. */
    private String raw(Thing thing) {
      return thing.type() == EntityType.PLACE ? thing.id() : naming(thing, russian).id();
    }

    private Naming naming(Thing thing, boolean inRussian) {
      return namings.computeIfAbsent(
          thing.id() + inRussian,
          key ->
              Naming.of(
                  thing.type(),
                  thing.country(),
                  inRussian ? "ru" : "en",
                  thing.name(inRussian),
                  null,
                  null));
    }

    private Provenance provenance(Document document, String kind, String key, List<Link> chain) {
      Span span = spans.get(key);
      if (span == null) {
        throw new IllegalStateException(key);
      }
      return Provenance.reported(
          ContentId.of(kind, document.id(), key),
          Evidence.in(document, span),
          chain,
          (40 + random.nextInt(60)) / 100.0,
          "made");
    }

    private List<Assertion> told(Document document, int value) {
      String publisher = document.origin().publisher();
      List<Link> chain = new ArrayList<>();
      chain.add(new Link(publisher == null ? "?" : publisher, null, null, null));
      if (random.nextInt(3) == 0) {
        chain.add(new Link(outlet(random.nextInt(40)), null, "citing", null));
      }
      Thing one = persons.get(0);
      Thing other = persons.get(1);
      Set<String> both = new TreeSet<>(List.of(one.country(), other.country()));
      List<Link> spoken = new ArrayList<>(chain);
      spoken.add(new Link(other.name(russian), raw(other), "said", null));
      List<Assertion> told = new ArrayList<>();
      told.add(new Mention(provenance(document, "mention", "one", chain), raw(one), one.type()));
      told.add(
          new Mention(provenance(document, "mention", "other", chain), raw(other), other.type()));
      told.add(new Mention(provenance(document, "mention", "body", chain), raw(body), body.type()));
      told.add(
          new Mention(
              provenance(document, "mention", "place0", chain),
              places.get(0).id(),
              EntityType.PLACE));
      told.add(
          new Mention(
              provenance(document, "mention", "place1", chain),
              places.get(1).id(),
              EntityType.PLACE));
      told.add(
          new Event(
              provenance(document, "event", "event", chain),
              any(Event.Act.values(), story),
              null,
              Edtf.day(day),
              DateBasis.STATED,
              null,
              List.of(
                  new Event.Participant(raw(one), one.name(russian), Event.Role.PARTICIPANT),
                  new Event.Participant(raw(other), other.name(russian), Event.Role.PARTICIPANT)),
              both,
              body.word(),
              null));
      told.add(
          new Tenure(
              provenance(document, "tenure", "one", chain),
              raw(one),
              one.name(russian),
              one.word(),
              body.name(russian),
              one.country(),
              null,
              null,
              Edtf.day(day)));
      if (position) {
        told.add(
            new Position(
                provenance(document, "position", "body", chain),
                body.name(russian),
                any(Position.Instrument.values(), story),
                Position.PositionAct.ADOPTED,
                STANCES[story % STANCES.length],
                body.word(),
                Edtf.day(day),
                null));
      } else {
        told.add(
            new Figure(
                provenance(document, "figure", "figure", chain),
                BigDecimal.valueOf(value),
                null,
                Figure.Qualifier.EXACT,
                null,
                "visitors",
                any(Figure.Measure.values(), story),
                null,
                null,
                null));
      }
      told.add(
          new Claim(
              provenance(document, "claim", "claim", spoken),
              findings(document, "claim"),
              "said",
              false));
      told.add(
          new DateExpression(
              provenance(document, "date", "date", chain), Edtf.day(day), DateBasis.STATED));
      return told;
    }

    private String findings(Document document, String key) {
      Span span = spans.get(key);
      return span == null ? "" : document.text().slice(span);
    }

    @Override
    public String of(Event.Participant participant) {
      return participant.name();
    }

    @Override
    public Set<String> offices(Event.Participant participant) {
      return Set.of();
    }

    @Override
    public Set<String> bodies(Set<String> offices) {
      return Set.of();
    }

    @Override
    public List<String> about() {
      return places.stream().map(Thing::country).distinct().toList();
    }

    @Override
    public List<String> cast() {
      return persons.stream().map(person -> person.name(russian)).toList();
    }

    /** Writes into the record what is the same. */
    void reconcile(Items items) {
      String document = findings.document().id();
      items.forget(document);
      items.originates(document, String.valueOf(findings.document().origin().publisher()));
      for (Thing thing : things()) {
        if (thing.type() == EntityType.PLACE) {
          continue;
        }
        Naming naming = naming(thing, russian);
        if (items.body(naming.id()).isEmpty()) {
          items.put(naming.id(), naming.line(), Set.of("made:" + thing.id()));
          items.assign(naming.id(), thing.id());
          items.describe(
              new Entity(
                  thing.id(), thing.type(), thing.latin(), thing.country(), List.of(), null));
          String its = naming(thing, !russian).id();
          if (items.body(its).isPresent()) {
            items.link(naming.id(), its, 0.9);
          }
        }
        items.use(document, raw(thing), naming.id(), "");
      }
      for (Assertion assertion : findings.assertions()) {
        String origin = assertion.provenance().attribution().get(0).name();
        String id = assertion.id();
        switch (assertion) {
          case Event event ->
              put(
                  items,
                  id,
                  Occurrence.line(event, findings.document(), this),
                  Set.of(),
                  "event",
                  origin);
          case Tenure tenure ->
              put(
                  items,
                  id,
                  Seat.line(
                      tenure,
                      naming(body, russian),
                      findings.document().language(),
                      Set.of(),
                      null,
                      null),
                  Set.of(),
                  "tenure",
                  origin);
          case Position given ->
              put(
                  items,
                  id,
                  Stance.line(given, naming(body, russian)),
                  Set.of(),
                  "position",
                  origin);
          case Figure figure -> put(items, figure, origin);
          default -> {}
        }
      }
    }

    /** As in a real record, a cluster is named for one of its members: here the first. */
    private String cluster(Items items, String id, String kind) {
      return clusters.computeIfAbsent(kind + story, key -> items.cluster(id).orElse(id));
    }

    private void put(Items items, Figure figure, String origin) {
      String place = places.get(0).latin();
      Set<String> own = new TreeSet<>();
      String start = "f:" + figure.measure() + ":";
      for (String key : keys.computeIfAbsent(place, CountLikeness::keysAbout)) {
        if (key.startsWith(start)) {
          own.add(key);
        }
      }
      String line =
          Count.line(
              figure,
              new Count.Context(
                  "visitors",
                  List.of(place),
                  Set.of(places.get(0).country()),
                  day.toEpochDay(),
                  origin,
                  "en",
                  findings.document().id(),
                  null,
                  true,
                  Scope.NONE));
      put(items, figure.id(), line, own, "figure", origin);
      if (figure.value().intValueExact() != count) {
        items
            .members(cluster(items, figure.id(), "figure"))
            .forEach(member -> items.mark(member, Status.CONTESTED));
      }
    }

    private void put(
        Items items, String id, String line, Set<String> keys, String kind, String origin) {
      if (items.body(id).isEmpty()) {
        items.put(id, line, keys);
        items.assign(id, cluster(items, id, kind));
      }
      items.use(findings.document().id(), id, id, origin);
    }
  }
}
