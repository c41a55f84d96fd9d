package org.dragoman.reconciliation.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.name.Table;
import org.dragoman.record.entity.EntityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {

  private static final Gazetteer GAZETTEER =
      new Gazetteer((name, language) -> new CountryWords.Parted(List.of(name), new TreeSet<>()));

  @ParameterizedTest
  @CsvSource({
    "en, Milli Majlis, body-az-parliament",
    "az, Milli Məclisin, body-az-parliament",
    "ru, Милли Меджлиса Азербайджана, body-az-parliament",
    "de, Bundestages, body-de-lower",
    "es, Organización de las Naciones Unidas, organization-un",
    "ru, ООН, organization-un",
    "hy, ՄԱԿ, organization-un",
    "en, Inter-Parliamentary Union, organization-ipu",
    "en, Reuters, outlet-reuters",
    "ru, Рейтер, outlet-reuters",
  })
  void namesAreFound(String language, String name, String id) {
    assertThat(GAZETTEER.find(name, language, EntityType.ORGANIZATION, null).map(Known::id))
        .contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Senate", "trend", "Committee", "the"})
  void whatMayBeManyOrNoneIsNotFound(String name) {
    assertThat(GAZETTEER.find(name, "en", EntityType.BODY, null)).isEmpty();
  }

  @Test
  void anotherCountrysParliamentIsAnother() {
    assertThat(GAZETTEER.find("Milli Majlis", "en", EntityType.BODY, "PE")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"parliaments.tsv, 3", "organizations.tsv, 3", "outlets.tsv, -1"})
  void tablesAreWhole(String table, int parent) {
    List<List<String>> rows = Table.rows(Gazetteer.class, table);
    Set<String> ids = new HashSet<>();
    rows.forEach(row -> assertThat(ids.add(row.get(0))).as(row.get(0)).isTrue());
    for (List<String> row : rows) {
      assertThat(row.get(0)).matches("[a-z]+-[a-z0-9-]+");
      assertThat(row.get(row.size() - 1)).as("source of " + row.get(0)).isNotBlank();
      if (parent > 0 && !row.get(parent).isEmpty()) {
        assertThat(ids).contains(row.get(parent));
      }
    }
  }

  @Test
  void postsAreWhole() {
    Set<String> kinds = new HashSet<>();
    Table.rows(Gazetteer.class, "kinds.tsv").forEach(row -> kinds.add(row.get(0)));
    for (List<String> row : Table.rows(Gazetteer.class, "posts.tsv")) {
      assertThat(row.get(1)).isIn("country", "body", "either", "speaker", "chancellor", "none");
      assertThat(row.get(2).isEmpty() || kinds.contains(row.get(2))).as("%s", row).isTrue();
    }
  }

  @Test
  void thereAreEnoughOfAll() {
    long parliaments =
        Table.rows(Gazetteer.class, "parliaments.tsv").stream()
            .filter(row -> row.get(0).endsWith("-parliament"))
            .count();
    assertThat(parliaments).isGreaterThanOrEqualTo(193);
    assertThat(Table.rows(Gazetteer.class, "outlets.tsv")).hasSizeGreaterThanOrEqualTo(300);
    assertThat(Table.rows(Gazetteer.class, "organizations.tsv")).hasSizeGreaterThanOrEqualTo(100);
  }
}
