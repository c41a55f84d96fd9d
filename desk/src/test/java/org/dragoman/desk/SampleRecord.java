package org.dragoman.desk;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dragoman.archive.Archive;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Origin;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;

/** A document in an archive, with a script where its title is and another in its text. */
final class SampleRecord {

  static final String SCRIPT = "<script>alert(1)</script>";

  private SampleRecord() {}

  /** How an input ends where nothing is read. */
  static Workshop.Ended notRead(String input) {
    String uri = input.startsWith("http") ? input : Path.of(input).toUri().toString();
    return new Workshop.Ended(uri, "", "not read");
  }

  static void store(Archive archive) {
    store(archive, "1", 1);
  }

  /** Stores a document with so many tenures of the one person it names. */
  static void store(Archive archive, String number, int tenures) {
    String text = "Anna Berg " + SCRIPT + " chair";
    Document document =
        new Document(
            "doc-" + number,
            URI.create("file:/secret/folder/report.txt"),
            new SourceText(text),
            "en",
            "Latn",
            Origin.UNKNOWN.withTitle(SCRIPT),
            List.of(),
            null);
    Evidence name = Evidence.in(document, new Span(0, 9));
    List<Link> chain = List.of(new Link("Riksdag", null, null, null));
    Entity person =
        new Entity(
            "person-1",
            EntityType.PERSON,
            "Anna Berg",
            "SE",
            List.of(new EntityName("Anna Berg", "en", "Latn", 1)),
            null);
    List<Assertion> told = new ArrayList<>();
    told.add(
        new Mention(
            Provenance.reported("mention-" + number, name, chain, 0.9, "test"),
            "person-1",
            EntityType.PERSON));
    for (int i = 1; i <= tenures; i++) {
      told.add(
          new Tenure(
              Provenance.reported(
                  i == 1 ? "tenure-" + number : "tenure-" + number + "-" + i,
                  name,
                  chain,
                  0.4,
                  "test"),
              "person-1",
              "Anna Berg",
              "chair",
              null,
              "SE",
              null,
              null,
              null));
    }
    archive.store(new Findings(document, List.of(person), told, List.of()), Fingerprint.NONE, "r1");
    archive.flush();
  }
}
