package org.dragoman.language.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.document.Section.Kind;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {

  private final Segmenter segmenter = new Segmenter();

  /** A row's sentences are parted by " / ". */
  @ParameterizedTest
  @CsvFileSource(resources = "sentences.tsv", delimiter = '\t', quoteCharacter = '\0')
  void sentencesOfTheTable(String language, String sentences) {
    Reading reading = read(language, sentences.replace(" / ", " "));
    assertThat(reading.sentences().stream().map(s -> reading.slice(s.span())))
        .containsExactly(sentences.split(" / "));
  }

  /** A row's words are parted by a vertical bar, those without a space between them by two. */
  @ParameterizedTest
  @CsvFileSource(resources = "words.tsv", delimiter = '\t', quoteCharacter = '\0')
  void wordsOfTheTable(String language, String words) {
    Reading reading = read(language, words.replace("||", "").replace('|', ' '));
    assertThat(reading.sentences().stream().flatMap(s -> s.words().stream()).map(Word::form))
        .containsExactly(words.replace("||", "|").split("\\|"));
  }

  @Test
  void wrappedLinesOfTheBodyJoin() {
    assertThat(
            sentences(
                """
                The assembly adopted a declaration on the occasion of
                the Day of the Sea and thanked Mr.
                Silva, who chairs
                the committee. It was read out by the
                deputy speaker.
                """))
        .containsExactly(
            "The assembly adopted a declaration on the occasion of\n"
                + "the Day of the Sea and thanked Mr.\nSilva, who chairs\nthe committee.",
            "It was read out by the\ndeputy speaker.");
  }

  @Test
  void aStopWithoutASpaceEndsASentenceBeforeACapital() {
    assertThat(sentences("The bill failed.The house rose."))
        .containsExactly("The bill failed.", "The house rose.");
  }

  @Test
  void aBlankLineEndsASentence() {
    assertThat(sentences("Speakers meet in Lima\n \t\nthe talks go on")).hasSize(2);
    assertThat(sentences("Speakers meet in Lima\r\n\r\nthe talks go on")).hasSize(2);
  }

  @Test
  void aShortLineBeforeACapitalStandsAlone() {
    assertThat(
            sentences(
                """
                Lima, 4 May
                The two speakers signed a memorandum on cooperation between
                their chambers.
                """))
        .containsExactly(
            "Lima, 4 May",
            "The two speakers signed a memorandum on cooperation between\ntheir chambers.");
  }

  @Test
  void linesWiderThanAnyWrapAreParagraphs() {
    String line =
        "The delegation visited the port and the old town " + "and the market ".repeat(12);
    assertThat(sentences(line + "today\nNext week it goes home\n")).hasSize(2);
  }

  @Test
  void itemsOfAListStandAlone() {
    assertThat(sentences("They agreed on:\n- trade\n- visas\n- flights"))
        .containsExactly("They agreed on:", "- trade", "- visas", "- flights");
    assertThat(sentences("agreed points\n• trade\n• visas")).hasSize(3);
    assertThat(sentences("Agenda:\n1. trade\n2. visas")).hasSize(3);
    assertThat(sentences("it was on February\n26. The house rose.")).hasSize(2);
    assertThat(sentences("the city\n– the country's largest – was chosen as host")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TITLE", "FRAME", "FURNITURE"})
  void eachLineOutsideRunningTextIsASentence(String kind) {
    SourceText text = new SourceText("Talks in Quito. A report\nby A. Silva\n\nPhoto");
    Reading reading =
        segmenter.read(document("en", text, new Section(text.span(), Kind.valueOf(kind))));
    assertThat(reading.sentences().stream().map(s -> reading.slice(s.span())))
        .containsExactly("Talks in Quito. A report", "by A. Silva", "Photo");
    assertThat(reading.sentences()).allMatch(s -> s.kind() == Kind.valueOf(kind));
  }

  @Test
  void noSentenceCrossesASectionAndTextOutsideIsBody() {
    SourceText text = new SourceText("Talks in Quito the speaker came and went home");
    Reading reading =
        segmenter.read(
            document(
                "en",
                text,
                new Section(new Span(0, 14), Kind.TITLE),
                new Section(new Span(36, 45), Kind.ABOUT)));
    assertThat(reading.sentences().stream().map(s -> s.kind() + " " + reading.slice(s.span())))
        .containsExactly("TITLE Talks in Quito", "BODY the speaker came and", "ABOUT went home");
  }

  @Test
  void positionsAreCodePoints() {
    Reading reading = read("en", "𝒜😀 B. The end.");
    assertThat(reading.sentences().getFirst().words().getFirst().span()).isEqualTo(new Span(0, 1));
    assertThat(reading.sentences().getFirst().words().get(1).span()).isEqualTo(new Span(1, 2));
  }

  @Test
  void normalFormsFollowTheLanguage() {
    assertThat(read("tr", "IŞIK").sentences().getFirst().words().getFirst().normal())
        .isEqualTo("ışık");
    assertThat(read("fa", "می‌كند").sentences().getFirst().words().getFirst().normal())
        .isEqualTo("میکند");
  }

  @Test
  void theRegionOfALanguageDoesNotMatter() {
    assertThat(read("en-GB", "He didn't.").sentences().getFirst().words()).hasSize(4);
  }

  @Test
  void textWithoutInkHasNoSentences() {
    assertThat(sentences("")).isEmpty();
    assertThat(sentences(" \n\t\u00A0\n")).isEmpty();
  }

  @Test
  void aPassageWithoutAnEndIsCutAtCommasAndReportedOnce() {
    Reading reading = read("en", "one two three, ".repeat(1000));
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.sentences())
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(sentence -> sentence.words().size() <= Segmenter.LONGEST_SENTENCE)
        .allMatch(sentence -> sentence.words().getLast().form().equals(","));
    assertThat(reading.sentences().stream().mapToInt(s -> s.words().size()).sum()).isEqualTo(4000);
  }

  @Test
  void aWordWithoutAnEndIsCut() {
    assertThat(read("en", "a".repeat(100_000)).sentences().getFirst().words())
        .allMatch(word -> word.form().length() <= Tokenizer.LONGEST_WORD);
  }

  /** A quadratic step would take minutes here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "word ",
        "a",
        ".",
        ". ",
        ".)",
        ".(",
        "!(",
        "No. ",
        "a.",
        "a@",
        "a-",
        "'a",
        "\"",
        "1,",
        "1 ",
        "\n",
        "a\n",
        "A\n- ",
        "😀",
        "\u200D",
        "\u0301",
        "漢",
        "ก",
        "http://a ",
        "#a",
        "::",
        "U.S. ",
        "((",
        "l'",
        "-t-il"
      })
  void timeGrowsWithLengthAlone(String piece) {
    String text = piece.repeat(400_000 / piece.length());
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          for (String language : List.of("en", "fr")) {
            assertThat(read(language, text).sentences().isEmpty()).isEqualTo(text.isBlank());
          }
        });
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    String text = "การประชุมรัฐสภา 漢字かな交じり文。 Mr. Silva didn't come. ";
    List<Sentence> expected = read("en", text).sentences();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<Sentence>>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(threads.submit(() -> read("en", text).sentences()));
      }
      for (Future<List<Sentence>> one : all) {
        assertThat(one.get()).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de"})
  void theDataOfEachTargetLanguageIsRead(String language) {
    assertThatCode(() -> Habits.of(language)).doesNotThrowAnyException();
    assertThat(Habits.of(language)).isNotNull();
    assertThat(SegmenterTest.class.getResource("/org/dragoman/language/" + language)).isNotNull();
  }

  private List<String> sentences(String text) {
    Reading reading = read("en", text);
    return reading.sentences().stream().map(s -> reading.slice(s.span())).toList();
  }

  private Reading read(String language, String text) {
    SourceText source = SourceText.repaired(text);
    return segmenter.read(document(language, source));
  }

  private static Document document(String language, SourceText text, Section... sections) {
    return new Document(
        "doc",
        URI.create("test:any"),
        text,
        language,
        "Zyyy",
        Origin.UNKNOWN,
        List.of(sections),
        null);
  }
}
