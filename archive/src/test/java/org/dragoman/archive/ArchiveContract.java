package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dragoman.archive.Archive.Stored;
import org.dragoman.interchange.RecordJson;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Problem;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every archive does, whatever it keeps documents in. */
abstract class ArchiveContract {

  @TempDir Path temporary;

  /** Opens the archive of this name to write to it, makes it where it is new. */
  abstract Archive open(String name, CopyPolicy copies);

  Archive open() {
    return open("archive", Reports.HALF_ALIKE);
  }

  static List<String> everything(Archive archive) {
    List<String> lines = new ArrayList<>();
    try (Archive.Snapshot snapshot = archive.snapshot()) {
      try (Stream<String> documents = snapshot.documents().map(RecordJson::write)) {
        documents.forEach(lines::add);
      }
      try (Stream<String> entities = snapshot.entities().map(RecordJson::write)) {
        entities.forEach(lines::add);
      }
      try (Stream<String> assertions = snapshot.assertions().map(RecordJson::write)) {
        assertions.forEach(lines::add);
      }
    }
    return lines;
  }

  private static Stored store(Archive archive, Document document) {
    return archive.store(
        Reports.without(document), Reports.fingerprint(document.text().toString()), "r1");
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(hit -> hit.document().id()).toList();
  }

  @Test
  void whatIsStoredComesBackTheSame() {
    Findings report = Reports.report(1);
    Findings troubled =
        new Findings(
            report.document(),
            report.entities(),
            report.assertions(),
            List.of(new Problem(new Span(1, 2), "a part could not be read")));
    Document document = report.document();
    try (Archive archive = open()) {
      assertThat(archive.contains(document.id())).isFalse();
      assertThat(archive.store(troubled, Fingerprint.NONE, "r1")).isEqualTo(Stored.ADDED);
      assertThat(archive.contains(document.id())).isTrue();
      assertThat(archive.document(document.id()))
          .contains(
              new ArchivedDocument(
                  document, "r1", Optional.empty(), List.of(), troubled.problems()));
      List<Assertion> expected = new ArrayList<>(report.assertions());
      expected.sort(DocumentWriter.ORDER);
      assertThat(archive.assertionsOf(document.id())).isEqualTo(expected);
      Assertion one = expected.get(3);
      assertThat(archive.lookUpAssertions(one.id())).containsExactly(one);
      assertThat(archive.slice(document.id(), new Span(0, 6))).contains("Report");
    }
  }

  @Test
  void everyPartOfADocumentMayBeUnknownOrOdd() {
    List<Document> documents =
        List.of(
            Reports.document("empty", "und", ""),
            Reports.document("zero", "en", "a\u0000b \u202E𐤀𝄞"),
            Reports.document(
                "open",
                "fa-Arab",
                "متن",
                new Origin(
                    null,
                    "O'Neil; drop",
                    null,
                    null,
                    new Edtf("../2020"),
                    PublishedBasis.INFERRED)),
            Reports.document(
                "versions",
                "en",
                "In other languages too.",
                Origin.UNKNOWN.withAddresses(
                    URI.create("https://press.example/en/1"),
                    List.of(
                        new LanguageVersion("fa", URI.create("https://press.example/fa/1")),
                        new LanguageVersion("az-Cyrl", URI.create("https://press.example/az"))))));
    try (Archive archive = open()) {
      for (Document document : documents) {
        assertThat(store(archive, document)).isEqualTo(Stored.ADDED);
        assertThat(archive.document(document.id()).orElseThrow().document()).isEqualTo(document);
        Document completed = document.withOrigin(document.origin().withTitle("Another"));
        archive.store(Reports.without(completed), Fingerprint.NONE, "r2");
        assertThat(archive.document(document.id()).orElseThrow().document()).isEqualTo(completed);
      }
    }
  }

  @Test
  void readingAgainChangesNothing() {
    try (Archive archive = open()) {
      archive.store(Reports.report(1), Fingerprint.NONE, "r1");
      List<String> before = everything(archive);
      assertThat(archive.store(Reports.report(1), Fingerprint.NONE, "r1"))
          .isEqualTo(Stored.UNCHANGED);
      assertThat(everything(archive)).isEqualTo(before);
    }
  }

  @Test
  void anotherReaderReplacesWhatADocumentTells() {
    Findings first = Reports.report(1);
    Findings second =
        new Findings(
            first.document().withOrigin(Origin.UNKNOWN.withTitle("A better title")),
            List.of(
                new Entity(
                    "country-New",
                    EntityType.PLACE,
                    "New",
                    null,
                    List.of(new EntityName("New", "en", "Latn", 2)),
                    null)),
            first.assertions().stream().filter(Figure.class::isInstance).toList(),
            List.of());
    try (Archive archive = open();
        Archive fresh = open("fresh", Reports.HALF_ALIKE)) {
      archive.store(first, Fingerprint.NONE, "r1");
      assertThat(archive.store(second, Fingerprint.NONE, "r2")).isEqualTo(Stored.REPLACED);
      fresh.store(second, Fingerprint.NONE, "r2");
      assertThat(everything(archive)).contains(everything(fresh).toArray(new String[0]));
      assertThat(archive.readerOf(first.document().id())).contains("r2");
      assertThat(archive.counts()).isEqualTo(fresh.counts());
      assertThat(ids(archive.find("\"a better title\"", DocumentFilter.ALL, 5)))
          .containsExactly(first.document().id());
    }
  }

  @Test
  void mentionsAreCountedOncePerReading() {
    try (Archive archive = open()) {
      for (String reader : List.of("r1", "r2", "r3")) {
        archive.store(Reports.report(1), Fingerprint.NONE, reader);
        archive.store(Reports.report(2), Fingerprint.NONE, reader);
      }
      long mentions =
          Stream.of(1, 2)
              .flatMap(i -> Reports.report(i).assertions().stream())
              .filter(a -> a instanceof Mention m && m.entity().equals("country-Peru"))
              .count();
      EntitySummary peru = archive.entity("country-Peru").orElseThrow();
      assertThat(peru.mentions()).isEqualTo(mentions);
      assertThat(peru.documents()).isEqualTo(2);
      assertThat(archive.assertionsNaming("country-Peru", 0, 1000)).hasSize((int) mentions);
      assertThat(archive.assertionsNaming("country-Peru", 1, 2)).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Perú, PERU", "Perú, pe", "Iğdır, IĞDIR", "İlham, ilham", "Ильхам Алиев, ИЛЬХАМ",
    "Ильхам Алиев, алиев", "علي يزدي, علی یزدی", "Երևան, երև", "Ձ, ձ", "100%_!x, 100%_!x"
  })
  void namesAreFoundInAnyCaseScriptAndVariant(String name, String query) {
    Document document = Reports.document("a", "und", "x");
    Entity entity =
        new Entity(
            "person-1",
            EntityType.PERSON,
            name,
            null,
            List.of(new EntityName(name, "und", "Zyyy", 3)),
            null);
    try (Archive archive = open()) {
      archive.store(
          new Findings(document, List.of(entity), List.of(), List.of()), Fingerprint.NONE, "r1");
      assertThat(archive.entitiesNamed(query, 5)).containsExactly(new EntitySummary(entity, 3, 1));
      assertThat(archive.entitiesNamed("zzz", 5)).isEmpty();
    }
  }

  @Test
  void anEntityIsFoundByItsLabelThoughNoDocumentSpellsItSo() {
    Document document = Reports.document("a", "ru", "x");
    Entity entity =
        new Entity(
            "place-mn",
            EntityType.PLACE,
            "Mongolia",
            "MN",
            List.of(new EntityName("Монголии", "ru", "Cyrl", 1)),
            null);
    try (Archive archive = open()) {
      archive.store(
          new Findings(document, List.of(entity), List.of(), List.of()), Fingerprint.NONE, "r1");
      assertThat(archive.entitiesNamed("mongolia", 5))
          .containsExactly(new EntitySummary(entity, 1, 1));
    }
  }

  @Test
  void documentsAreListedFilteredAndLookedUp() {
    try (Archive archive = open()) {
      for (int i = 0; i < 10; i++) {
        archive.store(Reports.report(i), Fingerprint.NONE, "r1");
      }
      Document azeri = Reports.document("b.txt", "az-Latn", "Mətn");
      store(archive, azeri);
      assertThat(archive.documents(DocumentFilter.ALL, 0, 100))
          .hasSize(11)
          .isSortedAccordingTo((a, b) -> a.uri().toString().compareTo(b.uri().toString()));
      assertThat(archive.documents(DocumentFilter.ALL, 4, 3))
          .isEqualTo(archive.documents(DocumentFilter.ALL, 0, 100).subList(4, 7));
      assertThat(archive.countDocuments(filter("az", null, null, null))).isEqualTo(1);
      assertThat(archive.countDocuments(filter(null, "AGENCY 3", null, null))).isEqualTo(2);
      assertThat(archive.countDocuments(filter(null, null, "2020-01-03", "2020-01-05")))
          .isEqualTo(3);
      assertThat(archive.countDocuments(filter(null, "Agency 2", "2020-01-03", "2020-01-05")))
          .isEqualTo(1);
      String id = azeri.id();
      for (String query : List.of(id, id.substring(0, 10), "b.txt", azeri.uri().toString())) {
        assertThat(archive.lookUpDocuments(query)).extracting(DocumentSummary::id).contains(id);
      }
      assertThat(archive.lookUpDocuments("nothing")).isEmpty();
      assertThat(archive.counts()).containsEntry("document", 11L).containsEntry("date", 10L);
    }
  }

  private static DocumentFilter filter(
      @Nullable String language,
      @Nullable String publisher,
      @Nullable String from,
      @Nullable String to) {
    return new DocumentFilter(
        Optional.ofNullable(language),
        Optional.ofNullable(publisher),
        Optional.ofNullable(from).map(LocalDate::parse),
        Optional.ofNullable(to).map(LocalDate::parse));
  }

  @Test
  void outcomesAreKeptByRun() {
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    InputOutcome done =
        new InputOutcome(
            "run-1", URI.create("file:///a"), InputOutcome.Outcome.DONE, null, null, now);
    InputOutcome failed =
        new InputOutcome(
            "run-1",
            URI.create("file:///b"),
            InputOutcome.Outcome.FAILED,
            "intake",
            "an empty file",
            now);
    try (Archive archive = open()) {
      archive.note(done);
      archive.note(failed);
      assertThat(archive.outcomes("run-1")).containsExactly(done, failed);
      assertThat(archive.outcomes("run-2")).isEmpty();
    }
  }

  @Test
  void aSnapshotSeesNoLaterWriting() {
    try (Archive archive = open()) {
      archive.store(Reports.report(1), Fingerprint.NONE, "r1");
      try (Archive.Snapshot snapshot = archive.snapshot()) {
        archive.store(Reports.report(2), Fingerprint.NONE, "r1");
        try (Stream<?> documents = snapshot.documents()) {
          assertThat(documents).hasSize(1);
        }
      }
      assertThat(archive.countDocuments(DocumentFilter.ALL)).isEqualTo(2);
    }
  }

  // Copies

  @Test
  void copiesAreLinkedToTheOneThatComesFirst() {
    String story = String.join(" ", IntStream.range(0, 200).mapToObj(i -> "word" + i).toList());
    Document last = Reports.document("1", "en", "Z " + story);
    Document first = Reports.document("2", "en", "A " + story);
    Document same = Reports.document("3", "en", "A " + story);
    Document other = Reports.document("4", "en", "Nothing like the rest of them at all.");
    try (Archive archive = open()) {
      List.of(last, same, other, first).forEach(document -> store(archive, document));
      String original = first.id().compareTo(same.id()) < 0 ? first.id() : same.id();
      String copy = original.equals(first.id()) ? same.id() : first.id();
      assertThat(archive.document(original).orElseThrow().copy()).isEmpty();
      assertThat(archive.document(original).orElseThrow().copies())
          .containsExactlyInAnyOrder(
              new CopyLink(last.id(), original, CopyLink.Kind.EDITED),
              new CopyLink(copy, original, CopyLink.Kind.IDENTICAL));
      assertThat(archive.document(other.id()).orElseThrow().copy()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void copiesDoNotDependOnTheOrderOfStoring(long seed) {
    Random random = new Random(seed);
    List<Document> documents = new ArrayList<>();
    for (int story = 0; story < 4; story++) {
      String[] words = new String[60];
      for (int i = 0; i < words.length; i++) {
        words[i] = "w" + story + "x" + random.nextInt(1000);
      }
      for (int edition = 0; edition < 5; edition++) {
        words[random.nextInt(words.length)] = "changed" + random.nextInt(50);
        words[random.nextInt(words.length)] = "changed" + random.nextInt(50);
        String text = String.join(" ", words);
        documents.add(Reports.document(story + "-" + edition, "en", text));
        if (edition % 2 == 0) {
          documents.add(Reports.document(story + "-again-" + edition, "en", text));
        }
      }
    }
    List<String> expected;
    try (Archive archive = open("a", Reports.HALF_ALIKE)) {
      documents.forEach(document -> store(archive, document));
      expected = everything(archive);
    }
    assertThat(expected.stream().filter(line -> line.contains("\"copyOf\"")).count())
        .isGreaterThan(10);
    Collections.shuffle(documents, random);
    try (Archive archive = open("b", Reports.HALF_ALIKE)) {
      documents.forEach(document -> store(archive, document));
      assertThat(everything(archive)).isEqualTo(expected);
      // Reading again in yet another order leaves the links as they are.
      Collections.shuffle(documents, random);
      for (Document document : documents) {
        archive.store(
            Reports.without(document), Reports.fingerprint(document.text().toString()), "r2");
      }
      assertThat(everything(archive)).isEqualTo(expected);
    }
  }

  @Test
  void groupsOfFiguresAreFoundByTheDocumentsThatGiveOne() {
    try (Archive archive = open("figures", CopyPolicy.IDENTICAL_ONLY)) {
      List<Findings> reports = List.of(Reports.report(1), Reports.report(2), Reports.report(3));
      List<String> ids = reports.stream().map(report -> report.document().id()).toList();
      for (Findings report : reports) {
        archive.store(report, Fingerprint.NONE, "r1");
        String document = report.document().id();
        List<Assertion> figures =
            report.assertions().stream().filter(Figure.class::isInstance).toList();
        archive.reconcile(
            document,
            items -> {
              for (int i = 0; i < 3; i++) {
                String id = figures.get(i).id();
                items.put(id, "MEMBERS\u001F1", Set.of());
                items.use(document, id, id, "somebody");
              }
              // One of the first two reports, one of all, and one of each alone.
              boolean third = document.equals(ids.get(2));
              items.assign(figures.get(0).id(), third ? "figure-third" : "figure-two");
              items.assign(figures.get(1).id(), "figure-all");
              items.assign(figures.get(2).id(), figures.get(2).id());
              if (document.equals(ids.get(0))) {
                items.mark(figures.get(0).id(), Status.CONTESTED);
              }
            });
      }
      archive.flush();
      assertThat(archive.figureGroupsTold(ids, 10)).containsExactly("figure-two", "figure-all");
      assertThat(archive.figureGroupsTold(ids.subList(2, 3), 10)).containsExactly("figure-all");
      assertThat(archive.figureGroupsTold(ids, 1)).containsExactly("figure-two");
      assertThat(archive.figureGroupsTold(List.of(), 10)).isEmpty();
    }
  }

  @Test
  void manyEntitiesAreFoundInTheOrderInWhichTheyAreAskedFor() {
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      entities.add(
          new Entity(
              "place-" + i,
              EntityType.PLACE,
              "Place " + i,
              null,
              List.of(
                  new EntityName("Place " + i, "en", "Latn", 2),
                  new EntityName("Plaza " + i, "es", "Latn", 3)),
              null));
    }
    Document document = Reports.document("a", "en", "x");
    List<String> ids = new ArrayList<>(entities.stream().map(Entity::id).toList());
    Collections.shuffle(ids, new Random(5));
    List<String> asked = new ArrayList<>(ids);
    asked.add(3, "place-unknown");
    try (Archive archive = open()) {
      archive.store(new Findings(document, entities, List.of(), List.of()), Fingerprint.NONE, "r1");
      Map<String, EntitySummary> found = archive.entities(asked);
      assertThat(found.keySet()).containsExactlyElementsOf(ids);
      found.forEach(
          (id, summary) -> {
            assertThat(summary.entity().id()).isEqualTo(id);
            assertThat(summary.mentions()).isEqualTo(5);
            assertThat(summary.entity().names())
                .extracting(EntityName::text)
                .containsExactly(id.replace("place-", "Plaza "), id.replace("place-", "Place "));
          });
      assertThat(archive.entities(List.of())).isEmpty();
      assertThat(archive.labels(asked))
          .hasSize(700)
          .containsEntry("place-699", "Place 699")
          .doesNotContainKey("place-unknown");
    }
  }

  @Test
  void whatNamesEachOfManyIsThatOfTheDocumentsReadLast() {
    try (Archive archive = open()) {
      for (int i = 0; i < 3; i++) {
        archive.store(Reports.report(i), Fingerprint.NONE, "r1");
      }
      List<String> asked = new ArrayList<>(List.of("country-Nepal", "country-Nowhere"));
      // More than are asked about in one question.
      IntStream.range(0, 15).forEach(i -> asked.add("country-" + i));
      asked.add("country-Nepal");
      asked.add("country-Chile");
      Map<String, List<Assertion>> found =
          archive.assertionsNamingEach(asked, List.of("mention"), 4);
      assertThat(found.keySet()).containsExactly("country-Nepal", "country-Chile");
      found.forEach(
          (id, assertions) -> {
            List<Assertion> latest = new ArrayList<>();
            for (int i = 2; i >= 0; i--) {
              archive.assertionsOf(Reports.report(i).document().id()).stream()
                  .filter(a -> a instanceof Mention m && m.entity().equals(id))
                  .forEach(latest::add);
            }
            assertThat(assertions).isEqualTo(latest.subList(0, 4));
          });
      assertThat(archive.assertionsNamingEach(asked, List.of("tenure"), 4)).isEmpty();
      assertThat(archive.assertionsNamingEach(asked, List.of(), 4)).isEmpty();
      assertThat(archive.assertionsNamingEach(List.of(), List.of("mention"), 4)).isEmpty();
    }
  }

  @Test
  void assertionsAreGivenByTheirIdsInTheOrderThatIsAskedFor() {
    try (Archive archive = open()) {
      List<Assertion> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Document document = Reports.report(i).document();
        archive.store(Reports.report(i), Fingerprint.NONE, "r1");
        all.addAll(archive.assertionsOf(document.id()));
      }
      Collections.shuffle(all, new Random(7));
      List<String> ids = new ArrayList<>(all.stream().map(Assertion::id).toList());
      ids.add(1, "event-unknown");
      Map<String, Assertion> found = archive.assertions(ids);
      assertThat(List.copyOf(found.values())).isEqualTo(all);
      found.forEach((id, assertion) -> assertThat(assertion.id()).isEqualTo(id));
      assertThat(archive.assertions(List.of())).isEmpty();
    }
  }

  @Test
  void theClustersOfManyAreThoseOfEach() {
    try (Archive archive = open("clusters", CopyPolicy.IDENTICAL_ONLY)) {
      List<Assertion> first = new ArrayList<>();
      for (int i = 1; i <= 3; i++) {
        Findings report = Reports.report(i);
        archive.store(report, Fingerprint.NONE, "r1");
        Assertion figure =
            report.assertions().stream().filter(Figure.class::isInstance).findFirst().orElseThrow();
        first.add(figure);
        boolean third = i == 3;
        archive.reconcile(
            report.document().id(),
            items -> {
              items.put(figure.id(), "MEMBERS\u001F1", Set.of());
              items.use(report.document().id(), figure.id(), figure.id(), "somebody");
              items.assign(figure.id(), third ? figure.id() : first.get(0).id());
            });
      }
      archive.flush();
      List<String> ids = first.stream().map(Assertion::id).toList();
      Map<String, List<Assertion>> clusters =
          archive.clustersOf(Stream.concat(ids.stream(), Stream.of("figure-none")).toList());
      assertThat(clusters).containsOnlyKeys(ids);
      assertThat(clusters.get(ids.get(0)))
          .extracting(Assertion::id)
          .containsExactly(ids.get(0), ids.get(1));
      assertThat(clusters.get(ids.get(1))).isEqualTo(clusters.get(ids.get(0)));
      assertThat(clusters.get(ids.get(2))).extracting(Assertion::id).containsExactly(ids.get(2));
      assertThat(archive.clusterOf(ids.get(1))).isEqualTo(clusters.get(ids.get(1)));
      assertThat(archive.clusterOf("figure-none")).isEmpty();
      assertThat(archive.documentsReporting(Stream.concat(ids.stream(), Stream.of("x")).toList()))
          .isEqualTo(Map.of(ids.get(0), 2, ids.get(1), 2, ids.get(2), 1));
      assertThat(archive.itemBodies(List.of(ids.get(0), "x")))
          .isEqualTo(Map.of(ids.get(0), archive.itemBody(ids.get(0)).orElseThrow()));
    }
  }

  @Test
  void translationsJoinCopiesAndPartAgain() {
    String words = "one two three four five six seven eight nine ten eleven twelve thirteen";
    Document first = Reports.document("first", "es", "a " + words);
    Document copy = Reports.document("copy", "es", "b " + words);
    Document translation = Reports.document("translation", "ru", "c один два три");
    List<List<Document>> orders =
        List.of(List.of(first, copy, translation), List.of(translation, copy, first));
    for (List<Document> order : orders) {
      try (Archive archive = open("t" + orders.indexOf(order), Reports.HALF_ALIKE)) {
        order.forEach(document -> store(archive, document));
        archive.reconcile(
            translation.id(),
            items -> {
              items.tell(copy.id(), "uno", Set.of("d1"));
              items.tell(translation.id(), "один", Set.of("d1"));
              assertThat(items.toldAlike(translation.id())).isEqualTo(Map.of(copy.id(), "uno"));
              items.translations(translation.id(), Map.of(copy.id(), "3 dates"));
            });
        CopyLink link = archive.document(translation.id()).orElseThrow().copy().orElseThrow();
        assertThat(link.original()).isEqualTo(first.id());
        assertThat(link.kind()).isEqualTo(CopyLink.Kind.TRANSLATED);
        assertThat(link.why()).contains("through another");
        assertThat(archive.document(first.id()).orElseThrow().copies()).hasSize(2);
        // Their reports have another story now, and are taken again.
        assertThat(archive.unreconciled(10)).contains(first.id(), copy.id());
        archive.reconcile(
            translation.id(), items -> items.translations(translation.id(), Map.of()));
        assertThat(archive.document(translation.id()).orElseThrow().copy()).isEmpty();
        assertThat(archive.document(copy.id()).orElseThrow().copy().orElseThrow().original())
            .isEqualTo(first.id());
      }
    }
  }

  @Test
  void severalThreadsStoreWhatOneStores() throws Exception {
    List<String> expected;
    try (Archive archive = open("one", Reports.HALF_ALIKE)) {
      for (int i = 0; i < 60; i++) {
        archive.store(Reports.report(i), Fingerprint.NONE, "r1");
      }
      expected = everything(archive);
    }
    try (Archive archive = open("several", Reports.HALF_ALIKE);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Stored>> stored = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        int number = i % 60;
        stored.add(
            threads.submit(() -> archive.store(Reports.report(number), Fingerprint.NONE, "r1")));
      }
      int added = 0;
      for (Future<Stored> one : stored) {
        added += one.get() == Stored.ADDED ? 1 : 0;
      }
      assertThat(added).isEqualTo(60);
      assertThat(everything(archive)).isEqualTo(expected);
      assertThat(archive.find("parliament", DocumentFilter.ALL, 1).total()).isEqualTo(60);
    }
  }

  // Search

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The delegations visited Lima.            | delegation",
        "en | The delegations visited Lima.            | DELEGATIONS lima",
        "en | The delegations visited Lima.            | deleg*",
        "es | El señor Núñez viajó al Perú.            | peru nunez",
        "es | Las declaraciones fueron aprobadas.      | declaración",
        "fr | L'assemblée a adopté la résolution.      | assemblee",
        "pt | As eleições foram observadas.            | eleicoes",
        "ru | Делегация посетила Ереван и Тбилиси.     | делегации",
        "ru | Он ещё не приехал.                       | еще",
        "tr | IĞDIR'da İstanbul heyeti                 | ığdır",
        "tr | IĞDIR'da İstanbul heyeti                 | istanbul",
        "tr | Heyetlerin üyeleri                       | heyet",
        "az | Azərbaycanın Milli Məclisi               | azərbaycan",
        "az | Nümayəndələrin İSMAYILLI səfəri          | nümayəndə",
        "az | Bakının küçələri                         | bakı",
        "az | Milli Məclisinin sədri                   | məclis",
        "az | Nümayəndələrin İSMAYILLI səfəri          | ismayıllı",
        "kk | Қазақстан Парламенті                     | қазақстан",
        "hy | Հայաստանի Ազգային ժողով                  | հայաստան",
        "hy | Հայաստանի Ազգային ժողով                  | ՀԱՅԱՍՏԱՆԻ",
        "fa | رئیس مجلس شورای اسلامی ایران             | ايران",
        "fa | نماینده‌های مجلس                          | نماینده",
        "ar | مجلس النواب الأردني                      | الاردني",
        "ar | قال رئيس البرلمان                        | برلمان",
        "ka | საქართველოს პარლამენტი                    | პარლამენტი",
        "zh | 全国人民代表大会常务委员会                      | 人民",
        "und | 𝄞 music 2021                            | music 2021",
        "fa | در سال ۱۴۰۰ برگزار شد                    | 1400"
      })
  void wordsAreFoundInTheirLanguage(String language, String text, String query) {
    try (Archive archive = open()) {
      Document document = Reports.document("a", language, text);
      store(archive, document);
      store(archive, Reports.document("b", language, "?"));
      SearchResult result = archive.find(query, DocumentFilter.ALL, 5);
      assertThat(ids(result)).containsExactly(document.id());
      assertExact(document, result.hits().get(0));
      assertThat(result.hits().get(0).passages()).isNotEmpty();
    }
  }

  private static void assertExact(Document document, SearchResult.Hit hit) {
    int last = 0;
    for (SearchResult.Passage passage : hit.passages()) {
      assertThat(passage.span().start()).isGreaterThanOrEqualTo(last);
      last = passage.span().end();
      assertThat(passage.text()).isEqualTo(document.text().slice(passage.span()));
      assertThat(passage.matches()).isNotEmpty().isSorted();
      for (Span match : passage.matches()) {
        assertThat(passage.span().contains(match)).isTrue();
      }
    }
  }

  @Test
  void hitsAreShownInTheirSentences() {
    String text = "𝄞 One sentence here. The Senate met in Lima today! The senate of Lima? No.";
    Document document = Reports.document("a", "en", text);
    try (Archive archive = open()) {
      store(archive, document);
      SearchResult.Hit hit = archive.find("senate lima", DocumentFilter.ALL, 5).hits().get(0);
      assertExact(document, hit);
      assertThat(hit.passages())
          .extracting(SearchResult.Passage::text)
          .containsExactly("The Senate met in Lima today!", "The senate of Lima?");
      assertThat(hit.passages().get(0).matches().stream().map(document.text()::slice))
          .containsExactly("Senate", "Lima");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "water trade             | 1",
        "water OR trade          | 3",
        "water -trade            | 1",
        "-water                  | 1",
        "'\"water trade\"'       | 1",
        "'\"trade water\"'       | 0",
        "“water trade”           | 1",
        "wat*                    | 2",
        "wat                     | 0",
        "'\"water'               | 2",
        "OR water                | 0",
        "water OR                | 2",
        "-                       | 0",
        "water -                 | 2",
        "*                       | 0",
        "((water] && ~^          | 2",
        "text:water              | 0",
        "border                  | 0"
      })
  void aQueryIsWordsPhrasesExclusionsAlternativesAndBeginnings(String query, int found) {
    try (Archive archive = open()) {
      store(archive, Reports.document("a", "en", "Talks on water trade."));
      store(archive, Reports.document("b", "en", "Talks on water."));
      store(archive, Reports.document("c", "en", "Talks on trade."));
      assertThat(archive.find(query, DocumentFilter.ALL, 5).total()).isEqualTo(found);
    }
  }

  @Test
  void ofSomeDocumentsThoseAreToldThatAQueryTakes() {
    try (Archive archive = open()) {
      Document both = Reports.document("a", "en", "Talks on water trade.");
      Document one = Reports.document("b", "en", "Talks on water.");
      store(archive, both);
      store(archive, one);
      store(archive, Reports.document("c", "en", "Talks on water trade."));
      assertThat(archive.matching("water trade", List.of(both.id(), one.id(), "doc-unknown")))
          .containsExactly(both.id());
      assertThat(archive.matching("water -trade", List.of(both.id(), one.id())))
          .containsExactly(one.id());
      assertThat(archive.matching("water", List.of())).isEmpty();
    }
  }

  @Test
  void searchesAreFiltered() {
    try (Archive archive = open()) {
      for (int i = 0; i < 10; i++) {
        archive.store(Reports.report(i), Fingerprint.NONE, "r1");
      }
      assertThat(archive.find("parliament", filter("en", null, null, null), 3).hits()).hasSize(3);
      assertThat(archive.find("parliament", filter("fr", null, null, null), 3).total()).isZero();
      assertThat(archive.find("parliament", filter(null, "agency 3", null, null), 3).total())
          .isEqualTo(2);
      assertThat(
              archive.find("parliament", filter(null, null, "2020-01-03", "2020-01-05"), 3).total())
          .isEqualTo(3);
    }
  }

  @Test
  void aTitleOutsideTheTextIsFound() {
    Document document =
        Reports.document("a", "en", "The text.", Origin.UNKNOWN.withTitle("Uncommon headline"));
    try (Archive archive = open()) {
      store(archive, document);
      SearchResult result = archive.find("headline", DocumentFilter.ALL, 5);
      assertThat(ids(result)).containsExactly(document.id());
      assertThat(result.hits().get(0).passages()).isEmpty();
    }
  }

  @Test
  void reindexingFindsTheSame() {
    try (Archive archive = open()) {
      for (int i = 0; i < 20; i++) {
        archive.store(Reports.report(i), Fingerprint.NONE, "r1");
      }
      SearchResult before = archive.find("border treaty", DocumentFilter.ALL, 20);
      List<Long> progress = new ArrayList<>();
      assertThat(archive.reindex(progress::add)).isEqualTo(20);
      assertThat(progress).hasSize(20).endsWith(20L);
      SearchResult after = archive.find("border treaty", DocumentFilter.ALL, 20);
      assertThat(after.total()).isEqualTo(before.total()).isPositive();
      assertThat(ids(after)).containsExactlyInAnyOrderElementsOf(ids(before));
    }
  }

  /** A document that names one entity. */
  private static Findings naming(String uri, String entity, String name) {
    Document document = Reports.document(uri, "en", "A text that names " + name + " " + uri);
    Entity person =
        new Entity(
            entity,
            EntityType.PERSON,
            name,
            null,
            List.of(new EntityName(name, "en", "Latn", 1)),
            null);
    return new Findings(document, List.of(person), List.of(), List.of());
  }

  @Test
  void theRecordPutsItsEntitiesInThePlaceOfTheDocuments() {
    try (Archive archive = open()) {
      Findings one = naming("a", "person-a", "Anna Berg");
      Findings other = naming("b", "person-b", "Anna Bergh");
      archive.store(one, Fingerprint.NONE, "r1");
      archive.store(other, Fingerprint.NONE, "r1");
      assertThat(archive.unreconciled(9))
          .containsExactly(one.document().id(), other.document().id());
      for (Findings findings : List.of(one, other)) {
        String entity = findings.entities().get(0).id();
        archive.reconcile(
            findings.document().id(),
            items -> {
              items.put("item-" + entity, "a line", Set.of("key"));
              items.use(findings.document().id(), entity, "item-" + entity, "somebody");
              items.assign("item-" + entity, "person-of-the-record");
              items.describe(
                  new Entity(
                      "person-of-the-record",
                      EntityType.PERSON,
                      "Anna Berg",
                      "SE",
                      List.of(),
                      null));
            });
      }
      assertThat(archive.unreconciled(9)).isEmpty();
      for (String id : List.of("person-a", "item-person-b", "person-of-the-record")) {
        EntitySummary summary = archive.entity(id).orElseThrow();
        assertThat(summary.entity().id()).isEqualTo("person-of-the-record");
        assertThat(summary.documents()).isEqualTo(2);
        assertThat(summary.entity().names())
            .extracting(EntityName::text)
            .containsExactly("Anna Berg", "Anna Bergh");
      }
      assertThat(archive.labels(List.of("person-a", "person-b", "person-of-the-record")))
          .isEqualTo(
              Map.of(
                  "person-a",
                  "Anna Berg",
                  "person-b",
                  "Anna Bergh",
                  "person-of-the-record",
                  "Anna Berg"));
      assertThat(archive.entitiesNamed("anna bergh", 5)).hasSize(1);
      assertThat(archive.entities(Optional.of(EntityType.PERSON), 0, 9)).hasSize(1);
      assertThat(archive.counts()).containsEntry("entity", 1L);
      assertThat(archive.itemsSpelled("Anna Bergh")).containsExactly("item-person-b");
      archive.forgetRecord();
      assertThat(archive.unreconciled(9)).hasSize(2);
      assertThat(archive.entities(Optional.empty(), 0, 9)).hasSize(2);
    }
  }

  @Test
  void whatFailsWhileReconcilingLeavesNothingBehind() {
    try (Archive archive = open()) {
      Findings one = naming("a", "person-a", "Anna Berg");
      archive.store(one, Fingerprint.NONE, "r1");
      try {
        archive.reconcile(
            one.document().id(),
            items -> {
              items.put("item-a", "a line", Set.of("key"));
              throw new IllegalStateException("a defect");
            });
      } catch (IllegalStateException expected) {
        assertThat(expected).hasMessage("a defect");
      }
      assertThat(archive.itemsUnder(List.of("key"))).isEmpty();
      assertThat(archive.unreconciled(9)).hasSize(1);
    }
  }

  @Test
  void decisionsAreKeptInTheirOrder() {
    try (Archive archive = open()) {
      Decision decision =
          new Decision(
              0,
              Decision.Kind.SAME,
              "a",
              "b",
              null,
              null,
              "a reason",
              "an editor",
              Instant.parse("2026-11-30T00:00:00Z"));
      assertThat(archive.decide(decision)).isEqualTo(1);
      assertThat(archive.decide(decision)).isEqualTo(2);
      assertThat(archive.decisions()).extracting(Decision::number).containsExactly(1L, 2L);
      archive.reconcile("", items -> assertThat(items.decided("b")).containsEntry("a", true));
    }
  }

  @Test
  void aDocumentThatIsLeftOutOfTheRecordSaysSoUntilItIsTaken() {
    try (Archive archive = open()) {
      Findings findings = naming("a", "person-a", "Anna Berg");
      String id = findings.document().id();
      Problem read = new Problem(new Span(1, 2), "a part could not be read");
      archive.store(
          new Findings(findings.document(), findings.entities(), List.of(), List.of(read)),
          Fingerprint.NONE,
          "r1");
      archive.leaveOut(id, "a first defect");
      archive.leaveOut(id, "a defect");
      assertThat(archive.unreconciled(9)).as("it was tried").isEmpty();
      Problem leftOut = new Problem(new Span(0, 0), Problem.Stage.RECONCILIATION, "a defect");
      assertThat(archive.document(id).orElseThrow().problems()).containsExactly(leftOut, read);
      assertThat(archive.documents(DocumentFilter.ALL, 0, 9))
          .extracting(DocumentSummary::leftOut)
          .containsExactly(Optional.of("a defect"));
      archive.tryLeftOutAgain();
      assertThat(archive.unreconciled(9)).containsExactly(id);
      assertThat(archive.document(id).orElseThrow().problems()).contains(leftOut);
      archive.reconcile(id, items -> {});
      assertThat(archive.document(id).orElseThrow().problems()).containsExactly(read);
      archive.tryLeftOutAgain();
      assertThat(archive.unreconciled(9)).as("it was taken").isEmpty();
    }
  }

  @Test
  void aDocumentThatIsReadAnewIsNoLongerLeftOut() {
    try (Archive archive = open()) {
      Findings findings = naming("a", "person-a", "Anna Berg");
      archive.store(findings, Fingerprint.NONE, "r1");
      archive.leaveOut(findings.document().id(), "a defect");
      archive.store(findings, Fingerprint.NONE, "r2");
      assertThat(archive.document(findings.document().id()).orElseThrow().leftOut()).isEmpty();
      assertThat(archive.unreconciled(9)).hasSize(1);
    }
  }

  private static Decision correction(String subject, String field, String value) {
    return new Decision(
        0,
        Decision.Kind.CORRECTED,
        subject,
        null,
        field,
        value,
        "a reason",
        "an editor",
        Instant.parse("2026-11-30T00:00:00Z"));
  }

  private static Findings counting(Document document, int value) {
    Provenance provenance =
        Provenance.reported(
            "figure-1",
            Evidence.in(document, new Span(0, 2)),
            List.of(new Link("Agency", null, null, null)),
            0.9,
            "test");
    Figure figure =
        new Figure(
            provenance,
            BigDecimal.valueOf(value),
            null,
            Figure.Qualifier.EXACT,
            null,
            "members",
            Figure.Measure.MEMBERS,
            null,
            null,
            null);
    return new Findings(document, List.of(), List.of(figure), List.of());
  }

  @Test
  void aCorrectionThatNoLongerFitsLeavesTheAssertionAsItIsRead() {
    Document document = Reports.document("a", "en", "20 or 30 members");
    try (Archive archive = open()) {
      archive.store(counting(document, 20), Fingerprint.NONE, "r1");
      long unit = archive.decide(correction("figure-1", "unit", "seats"));
      long upper = archive.decide(correction("figure-1", "upper", "25"));
      assertThat(archive.lookUpAssertions("figure-1").toString()).contains("seats", "25");
      assertThat(archive.unfitting()).isEmpty();
      assertThat(archive.countUndecided(List.of("figure"))).isZero();

      Findings anew = counting(document, 30);
      archive.store(anew, Fingerprint.NONE, "r2");
      Figure figure = (Figure) archive.lookUpAssertions("figure-1").get(0);
      assertThat(figure.value()).isEqualTo(BigDecimal.valueOf(30));
      assertThat(figure.upper()).as("25 is less than 30").isNull();
      assertThat(figure.unit()).as("this correction still fits").isEqualTo("seats");
      assertThat(archive.unfitting()).containsExactly(upper);
      assertThat(everything(archive)).anyMatch(line -> line.contains("\"seats\""));

      archive.decide(
          new Decision(
              0,
              Decision.Kind.WITHDRAWN,
              Long.toString(unit),
              null,
              null,
              null,
              "a reason",
              "an editor",
              Instant.parse("2026-11-30T00:00:00Z")));
      assertThat(archive.lookUpAssertions("figure-1")).isEqualTo(anew.assertions());
      assertThat(archive.assertionsOf(document.id())).isEqualTo(anew.assertions());
      assertThat(archive.countUndecided(List.of("figure"))).as("for review again").isEqualTo(1);
      assertThat(archive.undecided(List.of("figure"), 0, 9)).hasSize(1);

      archive.store(Reports.without(document), Fingerprint.NONE, "r3");
      assertThat(archive.unfitting()).as("its assertion is gone").containsExactly(upper);
    }
  }

  private static AuditEntry done(String at, String who, AuditEntry.Action action, String subject) {
    return AuditEntry.of(Instant.parse(at), who, "192.0.2.7", action, subject, null);
  }

  @Test
  void whatSomebodyDidIsNotedAndFoundAgain() {
    try (Archive archive = open()) {
      archive.audit(done("2026-03-01T23:59:59.9Z", "eva", AuditEntry.Action.LOGIN, ""));
      archive.audit(done("2026-03-02T00:00:00Z", "eva", AuditEntry.Action.DECISION, "decision 1"));
      archive.audit(done("2026-03-03T12:00:00Z", "rolf", AuditEntry.Action.REFUSED, "GET /x"));
    }
    try (Archive archive = open()) {
      assertThat(archive.audited(AuditFilter.ALL, 0, 10))
          .extracting(AuditEntry::number)
          .containsExactly(3L, 2L, 1L);
      assertThat(archive.audited(AuditFilter.ALL, 2, 10))
          .containsExactly(
              new AuditEntry(
                  1,
                  Instant.parse("2026-03-01T23:59:59Z"),
                  "eva",
                  "192.0.2.7",
                  AuditEntry.Action.LOGIN,
                  "",
                  null));
      assertThat(archive.countAudited(AuditFilter.ALL)).isEqualTo(3);
      assertThat(numbers(archive, "eva", null, null, null)).containsExactly(2L, 1L);
      assertThat(numbers(archive, null, AuditEntry.Action.REFUSED, null, null)).containsExactly(3L);
      assertThat(numbers(archive, null, null, "2026-03-02", "2026-03-02")).containsExactly(2L);
      assertThat(numbers(archive, null, null, null, "2026-03-01")).containsExactly(1L);
      assertThat(numbers(archive, "eva' or '1'='1", null, null, null)).isEmpty();
    }
  }

  private static List<Long> numbers(
      Archive archive,
      @Nullable String who,
      AuditEntry.@Nullable Action action,
      @Nullable String from,
      @Nullable String to) {
    AuditFilter filter =
        new AuditFilter(
            Optional.ofNullable(who),
            action == null ? Set.of() : Set.of(action),
            Optional.ofNullable(from).map(LocalDate::parse),
            Optional.ofNullable(to).map(LocalDate::parse));
    List<Long> numbers = archive.audited(filter, 0, 10).stream().map(AuditEntry::number).toList();
    assertThat(archive.countAudited(filter)).isEqualTo(numbers.size());
    return numbers;
  }

  @Test
  void anEntryOfTheAuditLogIsOneLineWhateverItIsMadeOf() {
    AuditEntry entry =
        AuditEntry.of(
            Instant.EPOCH,
            "e\nv\ra\u202E\uD800",
            "x".repeat(1000),
            AuditEntry.Action.LOGIN,
            "آ‌ب \u2028",
            null);
    assertThat(entry.who()).isEqualTo("e v a");
    assertThat(entry.from()).hasSize(300);
    assertThat(entry.subject()).as("joiners belong to words").isEqualTo("آ‌ب");
  }
}
