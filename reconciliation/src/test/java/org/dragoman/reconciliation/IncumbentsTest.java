package org.dragoman.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.reconciliation.Documents.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.cluster.MemoryShelf;
import org.dragoman.reconciliation.tenure.Incumbents;
import org.dragoman.reconciliation.tenure.Seat;
import org.dragoman.record.entity.EntityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncumbentsTest {

  private static final Incumbents INCUMBENTS = new Incumbents(Documents.NAMINGS);
  private static final String OFFICE = "foreign-minister@AZ";

  private final MemoryShelf shelf = new MemoryShelf();
  private final Reconciliation reconciliation = new Reconciliation(shelf, Documents.NAMINGS);

  private static Documents minister(String id, String published, String language, String name) {
    return document(id, language, "Reuters")
        .published(published)
        .names(EntityType.PERSON, name, "AZ")
        .tenure(name, "foreign minister", null, "AZ");
  }

  private void take(Documents... documents) {
    for (Documents each : documents) {
      reconciliation.take(each.done());
    }
  }

  /** What is filed on the shelf. */
  private Optional<String> holder(String day) {
    Seat.Alike seats = new Seat.Alike();
    TreeSet<String> keys = new TreeSet<>();
    for (Map<String, String> uses : shelf.uses().values()) {
      for (String item : uses.values()) {
        if (item.startsWith("tenure-")) {
          keys.addAll(seats.keys(seats.read(shelf.body(item).orElseThrow())));
        }
      }
    }
    return INCUMBENTS.holder(
        OFFICE,
        LocalDate.parse(day),
        new Incumbents.Kept() {
          @Override
          public Collection<String> keys(String from, String before) {
            return keys.subSet(from, before);
          }

          @Override
          public Optional<String> entity(String naming) {
            return shelf.cluster(naming);
          }
        });
  }

  private String person() {
    Set<String> persons = new TreeSet<>();
    shelf
        .clusters()
        .forEach(
            (cluster, members) -> {
              if (cluster.startsWith("person-")) {
                persons.add(cluster);
              }
            });
    assertThat(persons).hasSize(1);
    return persons.iterator().next();
  }

  @ParameterizedTest
  @CsvSource({
    "en, the foreign minister of Azerbaijan",
    "en, Azerbaijan's foreign minister",
    "ru, министр иностранных дел Азербайджана",
    "fa, وزیر امور خارجه آذربایجان",
  })
  void aPartysWholeNameIsAnOffice(String language, String party) {
    assertThat(INCUMBENTS.office(party, language)).contains(OFFICE);
  }

  @ParameterizedTest
  @CsvSource({
    "en, the foreign minister",
    "en, the deputy foreign minister of Azerbaijan",
    "en, an envoy of the foreign minister of Azerbaijan",
    "en, the foreign ministers of Azerbaijan and Peru",
    "en, the ambassador of Azerbaijan",
    "ru, бывший министр иностранных дел Азербайджана",
  })
  void whoeverElseIsNamedIsNot(String language, String party) {
    assertThat(INCUMBENTS.office(party, language)).isEmpty();
  }

  @Test
  void theHolderIsWhoeverDocumentsOfThoseMonthsHaveInTheOffice() {
    take(
        minister("1", "2013-05-28", "en", "Elmar Mammadyarov"),
        minister("2", "2013-06-28", "en", "Elmar Mammadyarov"));
    assertThat(holder("2013-05-02")).contains(person());
    assertThat(holder("2013-09-02")).contains(person());
    assertThat(holder("2019-05-02")).as("years later").isEmpty();
  }

  @Test
  void whereDocumentsHaveTwoInTheOfficeNobodyIsMeant() {
    take(
        minister("1", "2020-07-10", "en", "Elmar Mammadyarov"),
        minister("2", "2020-08-10", "en", "Jeyhun Bayramov"));
    assertThat(holder("2020-07-20")).isEmpty();
    reconciliation.drop("doc-1");
    assertThat(holder("2020-08-20")).contains(person());
  }

  @Test
  void whoTookOfficeLaterIsNotMeantBefore() {
    take(
        document("1", "en", "Reuters")
            .published("2020-08-10")
            .names(EntityType.PERSON, "Jeyhun Bayramov", "AZ")
            .tenureSince("Jeyhun Bayramov", "foreign minister", "AZ", "2020-07-16"));
    assertThat(holder("2020-07-10")).isEmpty();
    assertThat(holder("2020-07-20")).contains(person());
  }

  @Test
  void aSurnameAloneHoldsNothing() {
    take(minister("1", "2020-08-10", "en", "Bayramov"));
    assertThat(holder("2020-08-20")).isEmpty();
  }

  @Test
  void theOrderOfDocumentsDoesNotMatter() {
    List<Documents> documents =
        List.of(
            minister("1", "2020-05-10", "en", "Elmar Mammadyarov"),
            minister("2", "2020-05-11", "ru", "Эльмар Мамедъяров"),
            minister("3", "2020-09-10", "en", "Jeyhun Bayramov"),
            minister("4", "2020-12-10", "en", "Jeyhun Bayramov"));
    for (int seed = 0; seed < 10; seed++) {
      List<Documents> shuffled = new ArrayList<>(documents);
      Collections.shuffle(shuffled, new Random(seed));
      IncumbentsTest fresh = new IncumbentsTest();
      fresh.take(shuffled.toArray(Documents[]::new));
      assertThat(fresh.holder("2020-05-20")).as("spelled in two scripts").isPresent();
      assertThat(fresh.holder("2020-07-20")).isEmpty();
      assertThat(fresh.holder("2020-12-20")).isPresent();
      assertThat(fresh.holder("2020-12-20")).isNotEqualTo(fresh.holder("2020-05-20"));
    }
  }
}
