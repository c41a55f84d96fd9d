package org.dragoman.understanding.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dragoman.record.document.Origin;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Passages;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TimeFinderProperties {

  private static final List<String> LANGUAGES =
      List.of("en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de", "zh", "und");

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of(LANGUAGES);
  }

  /** Pieces of dates in any order, with any strings between. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "14",
            "June",
            "2021",
            "last",
            "year",
            ".",
            "-",
            "/",
            ",",
            "\u202B",
            "1/2/2021",
            "the",
            "1990s",
            "سال",
            "خرداد",
            "۱۴۰۰",
            "и",
            "года",
            "XX",
            "века",
            "iyunun",
            "14-də",
            "'",
            "(",
            ")",
            "between",
            "and",
            "ago",
            "three",
            "quarter",
            "9999",
            "12:45",
            "\uD83D\uDE00",
            " ");
    return Arbitraries.oneOf(pieces, pieces, Arbitraries.strings().ofMaxLength(6))
        .list()
        .ofMaxSize(14)
        .map(list -> String.join(" ", list));
  }

  @Property(tries = 400)
  void anyTextIsReadAndEveryMentionLiesInsideInOrder(
      @ForAll("languages") String language, @ForAll("texts") String text) {
    Reading reading = Passages.reading(language, text, Origin.UNKNOWN);
    List<Passage> passages =
        reading.sentences().stream()
            .map(sentence -> new Passage(reading.document(), sentence))
            .toList();
    int last = 0;
    for (TimeMention mention : TimeFinder.find(language, passages, new Edtf("2021-06-16"))) {
      assertThat(mention.span().start()).isGreaterThanOrEqualTo(last);
      assertThat(reading.slice(mention.span())).isNotBlank();
      last = mention.span().end();
    }
    passages.forEach(passage -> assertThat(TimeFinder.timestamps(language, passage)).isNotNull());
    assertThat(TimeFinder.inferPublished(language, passages)).isNotNull();
  }

  @Property(tries = 300)
  void everyDayWrittenOutIsReadBack(@ForAll("days") LocalDate day) {
    String text = day.getDayOfMonth() + "." + day.getMonthValue() + "." + day.getYear();
    assertThat(TimeFinder.find("ru", Passages.of("ru", text), Anchors.NONE))
        .extracting(TimeMention::value)
        .containsExactly(Edtf.day(day));
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(1500, 1, 1).toEpochDay(), LocalDate.of(2199, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Test
  void oneVeryLongLineTakesTimeInProportion() {
    for (String piece :
        List.of("2021-", "June ", "12, ", "a", "last year ", "1 ", "14 June ", "-")) {
      Passage passage = Passages.of("en", piece.repeat(40_000 / piece.length()));
      Assertions.assertTimeout(
          Duration.ofSeconds(5),
          () -> TimeFinder.find("en", passage, Anchors.published(new Edtf("2021-06-16"))));
      Assertions.assertTimeout(Duration.ofSeconds(5), () -> TimeFinder.timestamps("en", passage));
    }
  }
}
