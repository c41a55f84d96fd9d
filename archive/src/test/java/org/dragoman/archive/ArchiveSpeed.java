package org.dragoman.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Fingerprint;

/** Prints how many documents a second are stored and indexed; run by hand, see the README. */
final class ArchiveSpeed {

  private ArchiveSpeed() {}

  public static void main(String[] arguments) throws Exception {
    int documents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    Path folder = Files.createTempDirectory("archive-speed").resolve("archive");
    List<Findings> reports = IntStream.range(0, documents).mapToObj(Reports::report).toList();
    List<Fingerprint> fingerprints =
        IntStream.range(0, documents).mapToObj(Reports::fingerprint).toList();
    for (String reader : List.of("r1", "r1", "r2")) {
      long start = System.nanoTime();
      try (Archive archive =
          SqliteArchive.open(folder, ArchiveOptions.writing(Reports.HALF_ALIKE, notice -> {}))) {
        for (int i = 0; i < documents; i++) {
          archive.store(reports.get(i), fingerprints.get(i), reader);
        }
      }
      print(reader + " stored", documents, start);
    }
    try (Archive archive = SqliteArchive.open(folder, ArchiveOptions.reading(notice -> {}))) {
      long start = System.nanoTime();
      archive.find("treaty peru", DocumentFilter.ALL, 10);
      print("first search", 1, start);
      start = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        archive.find("treaty peru " + i, DocumentFilter.ALL, 10);
      }
      print("searches", 100, start);
      start = System.nanoTime();
      try (Archive.Snapshot snapshot = archive.snapshot()) {
        System.out.println(snapshot.assertions().count() + " assertions");
      }
      print("assertions exported", documents, start);
    }
    long start = System.nanoTime();
    try (Archive archive = SqliteArchive.open(folder, ArchiveOptions.reading(notice -> {}))) {
      archive.reindex(done -> {});
    }
    print("indexed again", documents, start);
  }

  private static void print(String what, int count, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %d in %.2f s, %.0f a second%n", what, count, seconds, count / seconds);
  }
}
