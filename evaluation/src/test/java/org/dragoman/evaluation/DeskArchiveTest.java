package org.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.DocumentSummary;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.event.OccurrenceLikeness;
import org.dragoman.reconciliation.figure.CountLikeness;
import org.dragoman.reconciliation.position.Stance;
import org.dragoman.reconciliation.tenure.Seat;
import org.dragoman.record.assertion.Assertion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskArchiveTest {

  private static final int DOCUMENTS = 60;

  @TempDir private Path folder;

  @Test
  void theRecordIsMadeAndCanBeGoneOnWith() {
    Map<String, Likeness<?>> compared =
        Map.of(
            "event", new OccurrenceLikeness(),
            "figure", new CountLikeness(),
            "position", new Stance.Alike(),
            "tenure", new Seat.Alike());
    Map<String, Integer> seen = new TreeMap<>();
    try (Archive archive =
        SqliteArchive.open(
            folder, ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}))) {
      DeskArchive.fill(archive, DOCUMENTS);
      assertThat(archive.unreconciled(DOCUMENTS)).isEmpty();
      for (DocumentSummary document : archive.documents(DocumentFilter.ALL, 0, DOCUMENTS)) {
        for (Assertion assertion : archive.assertionsOf(document.id())) {
          String kind = assertion.id().replaceFirst("-.*", "");
          Likeness<?> likeness = compared.get(kind);
          if (likeness != null) {
            String line = archive.itemBody(assertion.id()).orElseThrow();
            assertThat(likeness.read(line)).as(kind + ": " + line).isNotNull();
            seen.merge(kind, 1, Integer::sum);
          }
        }
      }
    }
    assertThat(seen.keySet()).isEqualTo(new TreeMap<>(compared).keySet());
  }
}
