package org.dragoman.publish.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dragoman.publish.brief.Brief.Heading;
import org.dragoman.publish.brief.Brief.Line;
import org.dragoman.publish.brief.Brief.Note;
import org.dragoman.publish.brief.Brief.Picture;
import org.dragoman.publish.brief.Brief.Remark;
import org.dragoman.publish.brief.Brief.Row;
import org.dragoman.publish.brief.Brief.Table;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.time.Edtf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BriefComposerTest {

  private static List<String> lines(Brief brief) {
    List<String> lines = new ArrayList<>();
    for (Brief.Block block : brief.blocks()) {
      switch (block) {
        case Line line -> lines.add(line.plain());
        case Heading heading -> lines.add(heading.text());
        case Remark remark -> lines.add(remark.text());
        case Picture picture -> lines.add(picture.alternative());
        case Table table -> {
          lines.add(table.caption());
          table
              .rows()
              .forEach(
                  row ->
                      lines.add(
                          String.join(" | ", row.cells().stream().map(Brief::plain).toList())));
        }
      }
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "fr", "ru", "az", "tr", "fa", "ar"})
  void everyLineCarriesANoteWhoseWordsStandInTheDocument(String language) {
    Brief brief = SampleDossier.brief(language);
    int counted = 0;
    for (Brief.Block block : brief.blocks()) {
      if (block instanceof Line line) {
        assertThat(line.notes()).as(line.plain()).isNotEmpty();
        counted++;
      } else if (block instanceof Table table) {
        for (Row row : table.rows()) {
          assertThat(row.notes()).as(row.toString()).isNotEmpty();
          counted++;
        }
      }
    }
    assertThat(counted).isGreaterThan(12);
    assertThat(brief.notes()).isNotEmpty();
    for (Note note : brief.notes()) {
      assertThat(SampleDossier.stands(note.document(), note.words())).as(note.words()).isTrue();
    }
  }

  @Test
  void aBriefWithALineWithoutANoteCannotBeMade() {
    Line line = new Line(List.of(Brief.Piece.own("so it is")), List.of());
    assertThatThrownBy(
            () -> new Brief("en", false, "x", List.of(line), "Notes", List.of(), "p", "2026-01-01"))
        .hasMessageContaining("without a note");
    Line wrong = new Line(List.of(Brief.Piece.own("so it is")), List.of(1));
    assertThatThrownBy(
            () ->
                new Brief("en", false, "x", List.of(wrong), "Notes", List.of(), "p", "2026-01-01"))
        .hasMessageContaining("no note 1");
  }

  @Test
  void eachSectionSaysWhatTheRecordSays() {
    List<String> lines = lines(SampleDossier.brief("en"));
    assertThat(SampleDossier.brief("en").title()).isEqualTo("Georgia and Peru");
    assertThat(lines)
        .contains(
            "Summary",
            "Counterparts and posts as of 30 November 2026",
            "Meetings and visits",
            "Positions and votes",
            "Figures in the same documents",
            "Statements",
            "Timeline",
            "Open questions",
            "Contested",
            "From a single source",
            "Not confirmed for a year")
        .contains(
            "3 May 2023; Meeting: Ramaz Kobalia (host), Javier Montalvo; place: Tbilisi; topic:"
                + " trade; corroborated, 2 reports, 2 independent sources",
            "2027; Visit: Ramaz Kobalia (host), Javier Montalvo; place: Tbilisi; topic: trade;"
                + " planned",
            "May 2023; Vote: Ramaz Kobalia (host), Javier Montalvo; place: Tbilisi; topic: trade;"
                + " votes: 90 votes",
            "2 May 2023 – 3 May 2023; Parliament of Georgia: resolution, adopted; supports; topic:"
                + " trade",
            "Ramaz Kobalia; رئیس; پارلمان گرجستان; since October 2022; as of 2023; takes part in 3"
                + " of the events",
            "killed, Zugdidi | 41 people | press office | 3 May 2023",
            "killed, Zugdidi | 57 человек | press office | 4 May 2023",
            "killed, Zugdidi: 41 people (press office); 57 человек (press office)",
            "3 May 2023; press office: “We want trade”",
            "5 more in the record are not shown here.",
            "From 1 January 2023 to 31 December 2027: Call 1, Meeting 1, Positions and votes 1,"
                + " Visit 1, Vote 1");
  }

  @Test
  void aFigureThatIsDeniedIsToldAsSuch() {
    Dossier full = SampleDossier.full();
    Dossier.Count count = full.counts().items().get(0);
    List<Figure> figures = new ArrayList<>(count.figures());
    Figure second = figures.get(1);
    figures.set(1, SampleDossier.denied(second));
    Dossier denied =
        new Dossier(
            full.parties(),
            full.topic(),
            full.since(),
            full.until(),
            full.asOf(),
            full.occasions(),
            full.posts(),
            full.stands(),
            Dossier.Part.of(
                List.of(
                    new Dossier.Count(
                        figures, figures.size(), count.about(), true, count.independent())),
                1),
            full.statements(),
            full.within(),
            full.sources(),
            full.entities());
    assertThat(lines(BriefComposer.compose(denied, "en", "test", SampleDossier.TODAY)))
        .contains(
            "killed, Zugdidi | 41 people | press office | 3 May 2023",
            "killed, Zugdidi | 57 человек | denied: press office | 4 May 2023",
            "killed, Zugdidi: 41 people (press office); 57 человек (denied: press office)");
  }

  @Test
  void whereMoreReportsAreKnownThanAreLookedAtThatIsSaid() {
    Dossier full = SampleDossier.full();
    Dossier.Told<Event> two = full.occasions().items().get(1);
    Dossier.Count count = full.counts().items().get(0);
    List<Figure> many = Collections.nCopies(10, count.figures().get(0));
    Dossier dossier =
        new Dossier(
            full.parties(),
            full.topic(),
            full.since(),
            full.until(),
            full.asOf(),
            Dossier.Part.of(
                List.of(
                    new Dossier.Told<>(two.best(), two.date(), two.status(), two.reports(), 75, 2)),
                1),
            full.posts(),
            full.stands(),
            Dossier.Part.of(List.of(new Dossier.Count(many, 50, List.of("Zugdidi"), true, 1)), 1),
            full.statements(),
            full.within(),
            full.sources(),
            full.entities());
    List<String> lines = lines(BriefComposer.compose(dossier, "en", "test", SampleDossier.TODAY));
    assertThat(lines)
        .anyMatch(line -> line.contains("75 reports, 2 of them are looked at here, 2 independent"))
        .anyMatch(line -> line.contains("42 more in the record are not shown here."));
    assertThat(lines(BriefComposer.compose(full, "en", "test", SampleDossier.TODAY)))
        .noneMatch(line -> line.contains("looked at here"));
  }

  @Test
  void aPostIsNamedInTheBriefsLanguageWhereADocumentDoes() {
    Dossier full = SampleDossier.full();
    Dossier.Post post = full.posts().items().get(0);
    Tenure persian = post.told().best();
    Dossier.Post both =
        new Dossier.Post(
            new Dossier.Told<>(
                persian,
                persian.asOf(),
                Status.CORROBORATED,
                List.of(SampleDossier.inRussian(persian, "председатель"), persian),
                2,
                2),
            post.from(),
            List.of(new Edtf("2024-01"), new Edtf("2025-02")),
            post.side(),
            post.met());
    Dossier dossier =
        new Dossier(
            full.parties(),
            full.topic(),
            full.since(),
            full.until(),
            full.asOf(),
            full.occasions(),
            Dossier.Part.of(List.of(both), 1),
            full.stands(),
            full.counts(),
            full.statements(),
            full.within(),
            full.sources(),
            full.entities());
    assertThat(lines(BriefComposer.compose(dossier, "ru", "test", SampleDossier.TODAY)))
        .anyMatch(line -> line.contains("; председатель; "))
        .noneMatch(line -> line.contains("; رئیس; "));
    assertThat(lines(BriefComposer.compose(dossier, "en", "test", SampleDossier.TODAY)))
        .as("ends that differ stand side by side")
        .anyMatch(line -> line.contains("; رئیس; ") && line.contains("until January 2024; until"));
  }

  @Test
  void contestedFiguresStandInOneTableAndNoneIsPreferred() {
    Brief brief = SampleDossier.brief("en");
    Table table =
        brief.blocks().stream()
            .filter(Table.class::isInstance)
            .map(Table.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(table.caption()).startsWith("Contested");
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows()).extracting(Row::notes).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "en, Georgia and Peru, Ramaz Kobalia",
    "ru, Грузия, Рамаз Кобалия (Ramaz Kobalia)",
    "fa, گرجستان, راماز کوبالیا (Ramaz Kobalia)",
    "tr, Gürcistan, Ramaz Kobalia",
  })
  void namesAreInTheReadersScriptWhereTheRecordHasSuchASpelling(
      String language, String title, String name) {
    Brief brief = SampleDossier.brief(language);
    assertThat(brief.title()).contains(title);
    assertThat(lines(brief)).anyMatch(line -> line.startsWith(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|2023-05-03|3 May 2023",
        "ru|2023-05-03|3 мая 2023 г.",
        "fa|2023-05-03|۳ مهٔ ۲۰۲۳",
        "en|2023-05~|about May 2023",
        "en|../2023-05-03|until 3 May 2023",
        "ru|2019-10/..|с октября 2019 г.",
        "en|2021-21|2021-21",
      })
  void datesAreInTheWordsOfTheLanguage(String language, String date, String shown) {
    String words = BriefWords.of(language).date(new Edtf(date));
    assertThat(words.replaceAll("[\\h]", " ")).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 независимый источник",
    "3, 3 независимых источника",
    "5, 5 независимых источников"
  })
  void numbersHaveTheirForms(int number, String words) {
    assertThat(BriefWords.of("ru").plural("independent", number)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "fr", "ru", "az", "tr", "fa", "ar"})
  void nothingKnownIsSaid(String language) {
    Brief brief =
        BriefComposer.compose(SampleDossier.empty(), language, "test 1", SampleDossier.TODAY);
    assertThat(brief.notes()).isEmpty();
    assertThat(brief.blocks()).hasSize(2).allMatch(Remark.class::isInstance);
    assertThat(brief.blocks().get(1))
        .isEqualTo(new Remark(BriefWords.of(language).text("nothing")));
    assertThat(((Remark) brief.blocks().get(0)).text()).doesNotContain("{{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "fr", "ru", "az", "tr", "fa", "ar"})
  void everyLanguageHasItsOwnWordsForEverything(String language) {
    BriefWords words = BriefWords.of(language);
    BriefWords english = BriefWords.of("en");
    assertThat(words.stems()).isEqualTo(english.stems());
    List<String> lines = lines(SampleDossier.brief(language));
    assertThat(lines).noneMatch(line -> line.contains("{{"));
    assertThat(words.text("summary")).isNotEqualTo(english.text("summary"));
  }

  @Test
  void otherLanguagesAreRefused() {
    assertThatThrownBy(() -> SampleDossier.brief("de")).hasMessageContaining("de");
  }
}
