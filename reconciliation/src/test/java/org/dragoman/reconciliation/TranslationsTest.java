package org.dragoman.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.reconciliation.Documents.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.cluster.MemoryShelf;
import org.dragoman.record.assertion.Event.Act;
import org.dragoman.record.assertion.Figure.Measure;
import org.dragoman.record.assertion.Figure.Qualifier;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.entity.EntityType;
import org.junit.jupiter.api.Test;

/** Which documents are taken for translations, and what follows for their word. */
class TranslationsTest {

  private final MemoryShelf shelf = new MemoryShelf();
  private final Reconciliation reconciliation = new Reconciliation(shelf, Documents.NAMINGS);

  private void take(Documents... documents) {
    for (Documents document : documents) {
      reconciliation.take(document.done());
    }
  }

  private Set<String> pairs() {
    Set<String> pairs = new TreeSet<>();
    shelf
        .translations()
        .forEach((one, others) -> others.keySet().forEach(other -> pairs.add(one + " " + other)));
    return pairs;
  }

  private static Documents spanish() {
    return document("es", "es", "EFE")
        .published("2022-09-26")
        .names(EntityType.PERSON, "Gustavo Petro", "CO")
        .date("2022-08-07")
        .names(EntityType.PERSON, "Ramón Velásquez", "VE")
        .names(EntityType.PERSON, "Freddy Bernal", "VE")
        .figure(Measure.OTHER, 2219, Qualifier.EXACT, "kilómetros")
        .date("2022-10-04")
        .figure(Measure.OTHER, 7213, Qualifier.EXACT, "camiones");
  }

  private static Documents russian(String publisher) {
    return document("ru", "ru", publisher)
        .published("2022-09-27")
        .names(EntityType.PERSON, "Густаво Петро", "CO")
        .date("2022-08-07")
        .names(EntityType.PERSON, "Рамон Веласкес", "VE")
        .names(EntityType.PERSON, "Фредди Берналь", "VE")
        .figure(Measure.OTHER, 2219, Qualifier.EXACT, "километров");
  }

  private static Documents independent() {
    return document("en", "en", "Reuters")
        .published("2022-09-26")
        .names(EntityType.PERSON, "Nicolás Maduro", "VE")
        .figure(Measure.OTHER, 1200, Qualifier.EXACT, "trucks")
        .names(EntityType.PERSON, "Ramón Velásquez", "VE")
        .date("2019-02-23")
        .names(EntityType.PERSON, "Gustavo Petro", "CO")
        .figure(Measure.OTHER, 2219, Qualifier.EXACT, "kilometres");
  }

  @Test
  void aShortenedTranslationOfOneHouseIsFound() {
    take(spanish(), russian("ЭФЕ"));
    assertThat(pairs()).containsExactlyInAnyOrder("doc-es doc-ru", "doc-ru doc-es");
    assertThat(shelf.translations().getOrDefault("doc-es", Map.of()).get("doc-ru"))
        .contains("3 persons", "1 dates", "1 figures", "one publisher");
  }

  @Test
  void whatAnEditorPartsIsNoTranslationAlsoWhenItIsTakenAgain() {
    take(spanish(), russian("ЭФЕ"));
    shelf.decide("doc-es", "doc-ru", false);
    reconciliation.reconsider(Set.of("doc-es", "doc-ru"));
    assertThat(pairs()).isEmpty();
    for (int again = 0; again < 3; again++) {
      take(russian("ЭФЕ"), spanish());
      assertThat(pairs()).isEmpty();
    }
    shelf.decide("doc-es", "doc-ru", true);
    reconciliation.reconsider(Set.of("doc-ru", "doc-es"));
    assertThat(pairs()).as("the decision was taken back").hasSize(2);
  }

  @Test
  void soIsOneThatCitesTheOriginalForAllOfIt() {
    take(spanish(), document("ru", "ru", "ТАСС").citing("ЭФЕ"));
    assertThat(pairs()).isEmpty();
    Documents citing =
        document("ru", "ru", "ТАСС")
            .citing("ЭФЕ")
            .published("2022-09-27")
            .names(EntityType.PERSON, "Густаво Петро", "CO")
            .date("2022-08-07")
            .names(EntityType.PERSON, "Рамон Веласкес", "VE")
            .names(EntityType.PERSON, "Фредди Берналь", "VE")
            .figure(Measure.OTHER, 2219, Qualifier.EXACT, "километров");
    take(citing);
    assertThat(pairs()).hasSize(2);
  }

  @Test
  void anIndependentReportIsNone() {
    take(spanish(), russian("ЭФЕ"), independent());
    assertThat(pairs()).noneMatch(pair -> pair.contains("doc-en"));
  }

  @Test
  void theSameInAnotherYearIsNone() {
    take(
        spanish(),
        document("ru", "ru", "ЭФЕ")
            .published("2023-09-26")
            .names(EntityType.PERSON, "Густаво Петро", "CO")
            .date("2022-08-07")
            .names(EntityType.PERSON, "Рамон Веласкес", "VE")
            .names(EntityType.PERSON, "Фредди Берналь", "VE")
            .figure(Measure.OTHER, 2219, Qualifier.EXACT, "километров"));
    assertThat(pairs()).isEmpty();
  }

  @Test
  void aTranslationIsNoSecondSource() {
    Set<String> both = Set.of("CO", "VE");
    take(
        spanish().event(Act.MEET, "2022-09-26", Modality.ASSERTED, both, "Gustavo Petro"),
        russian("ЭФЕ").event(Act.MEET, "2022-09-26", Modality.ASSERTED, both, "Густаво Петро"));
    assertThat(status("doc-es")).isEqualTo(Status.REPORTED);
    assertThat(status("doc-ru")).isEqualTo(Status.REPORTED);
    take(independent().event(Act.MEET, "2022-09-26", Modality.ASSERTED, both, "Gustavo Petro"));
    assertThat(status("doc-es")).isEqualTo(Status.CORROBORATED);
  }

  private Status status(String document) {
    return shelf.uses().getOrDefault(document, Map.of()).keySet().stream()
        .filter(subject -> subject.startsWith("event"))
        .map(shelf::status)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatTheOriginalCitesIsNoSecondSourceInItsCopy() {
    Set<String> both = Set.of("CO", "VE");
    shelf.copy("doc-2", "doc-1");
    take(
        document("1", "en", "Reuters")
            .names(EntityType.PERSON, "Freddy Bernal", "VE")
            .citing("Ramón Velásquez")
            .event(Act.MEET, "2022-09-26", Modality.ASSERTED, both, "Gustavo Petro"),
        document("2", "en", "AFP")
            .names(EntityType.PERSON, "Freddy Bernal", "VE")
            .event(Act.MEET, "2022-09-26", Modality.ASSERTED, both, "Gustavo Petro"));
    assertThat(status("doc-1")).isEqualTo(Status.REPORTED);
    assertThat(status("doc-2")).isEqualTo(Status.REPORTED);
  }

  @Test
  void theOrderOfDocumentsDoesNotMatter() {
    List<Documents> documents = List.of(spanish(), russian("ЭФЕ"), independent());
    for (int seed = 0; seed < 10; seed++) {
      List<Documents> shuffled = new ArrayList<>(documents);
      Collections.shuffle(shuffled, new Random(seed));
      MemoryShelf fresh = new MemoryShelf();
      Reconciliation again = new Reconciliation(fresh, Documents.NAMINGS);
      shuffled.forEach(document -> again.take(document.done()));
      again.drop("doc-en");
      again.take(independent().done());
      again.take(shuffled.get(seed % 3).done());
      assertThat(fresh.translations().getOrDefault("doc-es", Map.of())).containsOnlyKeys("doc-ru");
      assertThat(fresh.translations().getOrDefault("doc-ru", Map.of())).containsOnlyKeys("doc-es");
      assertThat(fresh.translations().getOrDefault("doc-en", Map.of())).isEmpty();
    }
  }

  @Test
  void pagesThatNameEachOtherAreTranslationsWhateverTheyTell() {
    String es = "https://press.example/es/1";
    String ru = "http://press.example/ru/1/";
    Documents one = document("es", "es", "EFE").addresses(es, "ru", "https://press.example/ru/1");
    Documents other = document("ru", "ru", "ЭФЕ").addresses(ru, "es", es);
    take(one, independent(), other);
    assertThat(pairs()).containsExactlyInAnyOrder("doc-es doc-ru", "doc-ru doc-es");
    assertThat(shelf.translations().getOrDefault("doc-es", Map.of()).get("doc-ru"))
        .contains("each names the other");
    shelf.decide("doc-es", "doc-ru", false);
    reconciliation.reconsider(Set.of("doc-es", "doc-ru"));
    assertThat(pairs()).isEmpty();
  }

  @Test
  void whatOnlyOneOfTwoPagesSaysJoinsNothing() {
    String es = "https://press.example/es/1";
    String ru = "https://press.example/ru/1";
    take(
        document("es", "es", "EFE").addresses(es, "ru", ru),
        document("ru", "ru", "ЭФЕ").addresses(ru, "es", "https://press.example/es/2"),
        document("tr", "tr", "EFE").addresses("https://press.example/tr/1", "es", es));
    assertThat(pairs()).isEmpty();
  }
}
