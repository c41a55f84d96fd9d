package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivePlaceTest {

  private static final Map<String, String> HOME = Map.of("HOME", "/home/eva");

  @Test
  void aDatabaseIsShownWithoutWhoAsks() {
    ArchivePlace place =
        ArchivePlace.of(
            "jdbc:postgresql://db.example.org/visits?user=eva&password=secret", HOME, "");
    assertThat(place).hasToString("postgresql://db.example.org:5432/visits");
    assertThat(place.local("watch.jsonl").toString().replace('\\', '/'))
        .isEqualTo(
            "/home/eva/.local/share/dragoman/of-databases"
                + "/postgresql_db.example.org_5432_visits/watch.jsonl");
  }

  @Test
  void aFolderHasItsOwnFiles() {
    ArchivePlace place = ArchivePlace.of("visits", HOME, "");
    assertThat(place.isDatabase()).isFalse();
    assertThat(place.local("watch.jsonl")).isEqualTo(Path.of("visits", "watch.jsonl"));
  }

  @Test
  void theUsersOwnIsWhereTheSystemKeepsData() {
    assertThat(ArchivePlace.ofUser(HOME, "Linux"))
        .hasToString(Path.of("/home/eva/.local/share/dragoman").toString());
    assertThat(
            ArchivePlace.ofUser(
                Map.of("DRAGOMAN_ARCHIVE", "jdbc:postgresql://localhost/visits"), "Linux"))
        .hasToString("postgresql://localhost:5432/visits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://eva:secret@localhost/x",
        "jdbc:mysql://localhost/x?password=secret",
        "https://secret.example.org",
        "jdbc:postgresql://eva:secret@localhost/x"
      })
  void otherAddressesAreRefusedAndNotRepeated(String given) {
    assertThatThrownBy(() -> ArchivePlace.of(given, HOME, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://SERVER:PORT/DATABASE")
        .hasMessageNotContaining("secret");
  }
}
