package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dragoman.archive.ArchiveException.Reason;
import org.dragoman.record.document.Fingerprint;
import org.junit.jupiter.api.Test;

class SqliteArchiveTest extends ArchiveContract {

  private final List<String> notices = new ArrayList<>();

  @Override
  SqliteArchive open(String name, CopyPolicy copies) {
    return SqliteArchive.open(
        temporary.resolve(name), ArchiveOptions.writing(copies, notices::add));
  }

  private SqliteArchive openToRead() {
    return SqliteArchive.open(temporary.resolve("archive"), ArchiveOptions.reading(notices::add));
  }

  private void fill(int documents) {
    try (Archive archive = open()) {
      for (int i = 0; i < documents; i++) {
        archive.store(Reports.report(i), Fingerprint.NONE, "r1");
      }
    }
  }

  private static void assertRefused(ThrowingCallable opening, Reason reason, String words) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aClosedArchiveIsOpenedAgainAsItWas() {
    fill(3);
    List<String> before;
    try (Archive archive = openToRead()) {
      before = everything(archive);
      assertThat(archive.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(3);
    }
    try (Archive archive = open()) {
      assertThat(everything(archive)).isEqualTo(before);
      assertThat(archive.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(3);
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void readersReadWhileAnotherWrites() {
    fill(2);
    try (Archive writing = open();
        Archive reading = openToRead()) {
      writing.store(Reports.report(2), Fingerprint.NONE, "r1");
      assertThat(reading.countDocuments(DocumentFilter.ALL)).isEqualTo(2);
      assertThat(reading.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(2);
      assertThat(writing.countDocuments(DocumentFilter.ALL)).isEqualTo(3);
      writing.flush();
      assertThat(reading.countDocuments(DocumentFilter.ALL)).isEqualTo(3);
      assertThat(reading.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(3);
    }
  }

  @Test
  void aSecondWriterIsRefused() {
    try (Archive first = open()) {
      assertRefused(this::open, Reason.LOCKED, "another process is writing");
      assertThat(first.store(Reports.report(1), Fingerprint.NONE, "r1"))
          .isEqualTo(Archive.Stored.ADDED);
    }
    open().close();
  }

  @Test
  void aFolderWithOtherFilesIsRefused() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("archive"));
    Files.writeString(folder.resolve("letter.txt"), "Dear");
    assertRefused(this::open, Reason.NOT_AN_ARCHIVE, "other files");
    assertRefused(this::openToRead, Reason.NOT_AN_ARCHIVE, "other files");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFileIsRefused() throws IOException {
    Files.writeString(temporary.resolve("archive"), "Dear");
    assertRefused(this::open, Reason.NOT_AN_ARCHIVE, "not an archive");
    assertRefused(this::openToRead, Reason.NOT_AN_ARCHIVE, "not an archive");
  }

  @Test
  void anotherDatabaseIsRefused() throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("archive"));
    sql(folder, "create table other (a)");
    assertRefused(this::open, Reason.NOT_AN_ARCHIVE, "not an archive");
  }

  @Test
  void aMissingArchiveCannotBeRead() {
    assertRefused(this::openToRead, Reason.MISSING, "no archive");
    assertThat(temporary.resolve("archive")).doesNotExist();
  }

  @Test
  void anArchiveOfANewerVersionIsRefused() throws Exception {
    fill(1);
    sql(
        temporary.resolve("archive"),
        "insert into schema_history select 99, '999', description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success from schema_history limit 1");
    assertRefused(this::open, Reason.NEWER, "newer version");
    assertRefused(this::openToRead, Reason.NEWER, "newer version");
  }

  private static void sql(Path folder, String statement) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("dragoman.db"));
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  @Test
  void theAuditLogOnlyGrows() throws Exception {
    try (Archive archive = open()) {
      archive.audit(
          AuditEntry.of(Instant.EPOCH, "eva", "192.0.2.7", AuditEntry.Action.LOGIN, "", null));
    }
    Path folder = temporary.resolve("archive");
    for (String change : List.of("update audit set who = 'rolf'", "delete from audit")) {
      assertThatThrownBy(() -> sql(folder, change)).hasMessageContaining("only grows");
    }
    try (Archive archive = openToRead()) {
      assertThat(archive.audited(AuditFilter.ALL, 0, 10))
          .singleElement()
          .extracting(AuditEntry::who)
          .isEqualTo("eva");
    }
  }

  @Test
  void aDamagedDatabaseIsRefused() throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("archive"));
    Files.writeString(folder.resolve("dragoman.db"), "no database at all".repeat(1000));
    assertRefused(this::open, Reason.DAMAGED, "damaged");
    assertRefused(this::openToRead, Reason.DAMAGED, "damaged");
  }

  @Test
  void aFullDiskLeavesTheArchiveWhole() throws Exception {
    fill(3);
    try (SqliteArchive archive = open("archive", Reports.HALF_ALIKE)) {
      List<String> before = everything(archive);
      archive.limitPages();
      assertRefused(
          () -> {
            for (int i = 3; i < 100; i++) {
              archive.store(Reports.report(i), Fingerprint.NONE, "r1");
            }
          },
          Reason.FULL,
          "is full");
      List<String> after = everything(archive);
      assertThat(after).containsAll(before.stream().filter(l -> l.contains("evidence")).toList());
      assertWhole(archive);
    }
    try (Archive archive = open()) {
      for (int i = 0; i < 10; i++) {
        archive.store(Reports.report(i), Fingerprint.NONE, "r1");
      }
      assertThat(archive.find("parliament", DocumentFilter.ALL, 5).total())
          .isEqualTo(archive.countDocuments(DocumentFilter.ALL));
      assertWhole(archive);
    }
  }

  /** Every document has all that it tells. */
  static void assertWhole(Archive archive) {
    for (DocumentSummary document : archive.documents(DocumentFilter.ALL, 0, 1_000_000)) {
      String name = document.uri().getPath().replaceAll("\\D", "");
      assertThat(archive.assertionsOf(document.id()))
          .hasSameSizeAs(Reports.report(Integer.parseInt(name)).assertions());
    }
  }

  @Test
  void aDeletedIndexIsMadeAgain() throws IOException {
    fill(5);
    deleteIndex();
    try (Archive archive = openToRead()) {
      assertThat(archive.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(5);
    }
    assertThat(notices).hasSize(1).first().asString().contains("made again");
    deleteIndex();
    try (Archive archive = open()) {
      assertThat(archive.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(5);
    }
    assertThat(notices).hasSize(2);
  }

  private void deleteIndex() throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve("archive/index"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aDamagedIndexIsMadeAgain() throws IOException {
    for (String ending : List.of("segments", ".cfe", ".cfs", ".si")) {
      notices.clear();
      fill(5);
      try (Stream<Path> files = Files.list(temporary.resolve("archive/index"))) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.startsWith(ending) || name.endsWith(ending)) {
            Files.write(file, new byte[] {1, 2, 3});
          }
        }
      }
      try (Archive archive = openToRead()) {
        assertThat(archive.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(5);
      }
      assertThat(notices).as(ending).hasSize(1);
    }
  }

  @Test
  void anIndexOfAnotherArchiveIsNotUsed() throws IOException {
    fill(5);
    try (Archive other = open("other", Reports.HALF_ALIKE)) {
      other.store(Reports.report(7), Fingerprint.NONE, "r1");
    }
    deleteIndex();
    try (Stream<Path> files = Files.list(temporary.resolve("other/index"))) {
      for (Path file : files.toList()) {
        Files.copy(file, temporary.resolve("archive/index").resolve(file.getFileName()));
      }
    }
    try (Archive archive = open()) {
      assertThat(archive.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(5);
    }
  }
}
