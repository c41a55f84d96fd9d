package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.ContentId;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom an archive shows for a party that is named by an office alone. */
class OfficeHoldersTest {

  @TempDir private Path folder;

  private static Document told(String text, String language, String published) {
    URI uri = URI.create("file:///reports/" + ContentId.of("file", text) + ".txt");
    SourceText source = new SourceText(text);
    Origin origin = Origin.UNKNOWN.withPublished(new Edtf(published), PublishedBasis.TEXT);
    return new Document(
        Document.idOf(uri, source), uri, source, language, "Zyyy", origin, List.of(), null);
  }

  private static Provenance said(Document document, String id) {
    return Provenance.reported(
        id, Evidence.in(document, document.text().span()), List.of(), 1, "test");
  }

  private static Findings minister(String name, String published) {
    Document document = told("Foreign Minister " + name, "en", published);
    String person = ContentId.of("person", name);
    return new Findings(
        document,
        List.of(
            new Entity(
                person,
                EntityType.PERSON,
                name,
                "AZ",
                List.of(new EntityName(name, "en", "Latn", 1)),
                null)),
        List.of(
            new Tenure(
                said(document, ContentId.of("tenure", name, published)),
                person,
                name,
                "Foreign Minister",
                null,
                "AZ",
                null,
                null,
                null)),
        List.of());
  }

  private static Findings visit(String party, String language, String day) {
    Document document = told(party + " " + day, language, day);
    return new Findings(
        document,
        List.of(),
        List.of(
            new Event(
                said(document, ContentId.of("event", party, day)),
                Event.Act.VISIT,
                null,
                new Edtf(day),
                DateBasis.STATED,
                null,
                List.of(new Event.Participant(null, party, Event.Role.GUEST)),
                Set.of("AZ"),
                null,
                null)),
        List.of());
  }

  private static String guest(Archive archive, Findings visit) {
    Assertion found = archive.lookUpAssertions(visit.assertions().get(0).id()).get(0);
    String entity = ((Event) found).participants().get(0).entity();
    return entity == null ? "" : archive.entity(entity).orElseThrow().entity().label();
  }

  @Test
  void aPartyThatIsNamedByAnOfficeIsWhoeverHoldsItThen() {
    Findings english = visit("the foreign minister of Azerbaijan", "en", "2023-05-11");
    Findings russian = visit("министр иностранных дел Азербайджана", "ru", "2023-05-19");
    Findings before = visit("the foreign minister of Azerbaijan", "en", "2019-03-02");
    Findings envoy = visit("an envoy of the foreign minister of Azerbaijan", "en", "2023-05-12");
    try (Archive archive =
        ArchivePlace.of(folder.resolve("archive"))
            .open(ArchiveOptions.writing(Dragoman.copies(), notice -> {}))) {
      for (Findings each :
          List.of(english, minister("Jeyhun Bayramov", "2023-05-05"), russian, before, envoy)) {
        archive.store(each, Fingerprint.NONE, "r1");
      }
      Reconciler reconciler = new Reconciler(archive, Dragoman.namings());
      reconciler.catchUp(done -> {}, trouble -> {});
      assertThat(guest(archive, english)).isEqualTo("Jeyhun Bayramov");
      assertThat(guest(archive, russian)).isEqualTo("Jeyhun Bayramov");
      assertThat(guest(archive, before)).isEmpty();
      assertThat(guest(archive, envoy)).isEmpty();

      archive.store(minister("Elmar Mammadyarov", "2023-05-05"), Fingerprint.NONE, "r1");
      reconciler.catchUp(done -> {}, trouble -> {});
      assertThat(guest(archive, english)).as("another is told to hold it").isEmpty();
    }
  }
}
