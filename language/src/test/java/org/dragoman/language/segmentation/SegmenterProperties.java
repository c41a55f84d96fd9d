package org.dragoman.language.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;

/** What holds for every string in every language. */
class SegmenterProperties {

  private static final Segmenter SEGMENTER = new Segmenter();

  @Property
  void nothingIsLostAndEverythingInItsPlaceInAnyString(
      @ForAll String any, @ForAll("languages") String language) {
    check(any, language);
  }

  @Property
  void nothingIsLostAndEverythingInItsPlaceInTextLikeStrings(
      @ForAll("texts") String text, @ForAll("languages") String language) {
    check(text, language);
  }

  private static void check(String any, String language) {
    SourceText text = SourceText.repaired(any);
    Document document = document(text, language);
    Reading reading = SEGMENTER.read(document);
    int last = 0;
    int at = 0;
    boolean[] covered = new boolean[text.codePointLength()];
    for (Sentence sentence : reading.sentences()) {
      assertThat(sentence.span().start()).isGreaterThanOrEqualTo(last);
      assertThat(sentence.words()).isNotEmpty();
      assertThat(sentence.words().getFirst().span().start()).isEqualTo(sentence.span().start());
      assertThat(sentence.words().getLast().span().end()).isEqualTo(sentence.span().end());
      last = sentence.span().end();
      for (Word word : sentence.words()) {
        assertThat(word.span().start()).isGreaterThanOrEqualTo(at);
        assertThat(word.span().isEmpty()).isFalse();
        assertThat(text.slice(word.span())).isEqualTo(word.form());
        at = word.span().end();
        for (int i = word.span().start(); i < at; i++) {
          covered[i] = true;
        }
      }
      assertThat(document.sections())
          .noneMatch(
              section ->
                  section.span().overlaps(sentence.span())
                      && !section.span().contains(sentence.span()));
    }
    int[] codePoints = text.toString().codePoints().toArray();
    for (int i = 0; i < codePoints.length; i++) {
      assertThat(covered[i] || CharacterKind.of(codePoints[i]).isBlank())
          .as("U+%04X at %d", codePoints[i], i)
          .isTrue();
    }
    assertThat(SEGMENTER.read(document)).isEqualTo(reading);
  }

  /** A title, a gap and a body, as far as the text is long enough. */
  private static Document document(SourceText text, String language) {
    int length = text.codePointLength();
    List<Section> sections = new ArrayList<>();
    sections.add(new Section(new Span(0, length / 4), Section.Kind.TITLE));
    sections.add(new Section(new Span(length / 2, length), Section.Kind.BODY));
    return new Document(
        "doc", URI.create("test:any"), text, language, "Zyyy", Origin.UNKNOWN, sections, null);
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of(
        "en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "und", "az-Cyrl", "",
        "../x", "zh", "th");
  }

  /** Strings of the pieces that rules look at, in an order that nobody would think of. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "B",
            "Dr",
            "U.S",
            "г",
            "т",
            "e",
            "'s",
            "n't",
            "l'",
            "’",
            ".",
            "..",
            "!",
            "?",
            "…",
            ",",
            ":",
            ";",
            "-",
            "–",
            "—",
            "(",
            ")",
            "«",
            "»",
            "\"",
            "“",
            "”",
            "1",
            "22",
            "1992",
            "%",
            "$",
            "#",
            "@",
            "/",
            "://",
            "www.",
            ".com",
            " ",
            " ",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "\u00A0",
            "\u200C",
            "\u200D",
            "\u200F",
            "\u0301",
            "՞",
            "։",
            "؟",
            "।",
            "。",
            "漢字",
            "ภาษาไทย",
            "😀",
            "👩‍👩‍👧",
            "🇵🇪",
            "🇵",
            "👍🏽",
            "𝒜",
            "\uFFFD",
            "\u0000",
            "می‌شود",
            "Əli",
            "İ",
            "ı",
            "-t-il",
            "-ин",
            "• ",
            "1) ",
            "·",
            "&",
            "_",
            "²",
            "°")
        .list()
        .ofMaxSize(60)
        .map(pieces -> String.join("", pieces));
  }
}
