package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.reconciliation.known.CountryWords;
import org.dragoman.reconciliation.known.Gazetteer;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Origin;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a document at which reconciliation fails. */
class ReconcilerTest {

  @TempDir private Path folder;

  /** Fails at a name that has a word in it. */
  private static Namings failingAt(String word) {
    CountryWords countries =
        (name, language) -> {
          if (name.contains(word)) {
            throw new IllegalStateException("no way through " + name);
          }
          return new CountryWords.Parted(List.of(name), new TreeSet<>());
        };
    return new Namings(new Gazetteer(countries), countries);
  }

  private static Findings naming(String body) {
    URI uri = URI.create("file:///reports/" + body.replace(' ', '-') + ".txt");
    SourceText text = new SourceText(body);
    Document document =
        new Document(
            Document.idOf(uri, text), uri, text, "en", "Latn", Origin.UNKNOWN, List.of(), null);
    Entity entity =
        new Entity(
            "body-" + body.replace(' ', '-'),
            EntityType.BODY,
            body,
            null,
            List.of(new EntityName(body, "en", "Latn", 1)),
            null);
    return new Findings(document, List.of(entity), List.of(), List.of());
  }

  private int run(java.io.StringWriter out, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--archive", folder.resolve("archive").toString()));
    return Main.run(
        new java.io.PrintWriter(out), new java.io.PrintWriter(out), all.toArray(String[]::new));
  }

  @Test
  void whatCannotBeTakenIsKeptAsAProblemShownAndTriedAgain() {
    Findings bad = naming("Crooked Union");
    Findings good = naming("Straight Union");
    List<String> trouble = new ArrayList<>();
    try (Archive archive =
        SqliteArchive.open(
            folder.resolve("archive"),
            ArchiveOptions.writing(
                new StoryCopies(Dragoman.namings().gazetteer()), trouble::add))) {
      archive.store(bad, Fingerprint.NONE, "r1");
      archive.store(good, Fingerprint.NONE, "r1");
      assertThat(new Reconciler(archive, failingAt("Crooked")).catchUp(done -> {}, trouble::add))
          .isEqualTo(new Reconciler.Taken(1, 1));
      assertThat(trouble)
          .singleElement()
          .asString()
          .contains("left out of the record", "Crooked-Union.txt", "no way through Crooked Union");
      assertThat(archive.document(bad.document().id()).orElseThrow().leftOut())
          .hasValueSatisfying(cause -> assertThat(cause).contains("no way through Crooked Union"));
      assertThat(new Reconciler(archive, failingAt("Crooked")).catchUp(done -> {}, trouble::add))
          .as("not tried again by every run")
          .isEqualTo(new Reconciler.Taken(0, 0));
    }

    java.io.StringWriter out = new java.io.StringWriter();
    run(out, "documents");
    assertThat(out.toString()).containsOnlyOnce("left out of the record");
    out.getBuffer().setLength(0);
    run(out, "show", bad.document().id());
    assertThat(out.toString()).contains("problem", "left out of the record", "no way through");

    out.getBuffer().setLength(0);
    assertThat(run(out, "reconcile")).isZero();
    assertThat(out.toString()).contains("1 documents taken into the record");
    out.getBuffer().setLength(0);
    run(out, "documents");
    assertThat(out.toString()).doesNotContain("left out");
    run(out, "show", bad.document().id());
    assertThat(out.toString()).doesNotContain("problem");
  }
}
