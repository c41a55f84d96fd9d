package org.dragoman.understanding.quantity;

import java.util.Locale;
import org.dragoman.record.assertion.Figure;
import org.dragoman.understanding.lexicon.WordList;
import org.jspecify.annotations.Nullable;

/** What a listed word near a number says about it. */
sealed interface Cue {

  /** Says how exactly the number is meant. */
  record Qualifier(Figure.Qualifier qualifier, boolean after) implements Cue {}

  /** Says what kind of thing is measured. */
  record Measure(Figure.Measure measure) implements Cue {}

  /** Makes an amount of money. */
  record Currency(String code) implements Cue {}

  /** Says only what it is. */
  enum Plain implements Cue {
    /** Between two ends of a range. */
    RANGE,
    /** Before the first end of a range, whose middle is a word like "and". */
    RANGE_OPEN,
    /** Joins the words of one number; between figures, joins them. */
    JOINER,
    /** After it, or before it, a number is no quantity. */
    STOP_BEFORE,
    STOP_AFTER,
    DURATION,
    UNIT,
    PERCENT,
    /** A noun that needs no other: "persons". */
    CLASSIFIER,
    /** Counted although no noun: "against". */
    COUNTED,
    /** What follows is a part of the figure before. */
    PART,
    /** Between a number and its noun: "of our". */
    OF,
    /** What two are spoken of as known: "the two sides" counts nothing. */
    PAIR,
    /** Between the votes for and those against. */
    VERSUS,
    /** A noun phrase ends before it. */
    END
  }

  /** The cue of a table's row; null where the row is not of a class for cues. */
  static @Nullable Cue of(WordList.Row row) {
    String value = row.cell("value");
    return switch (row.cell("class")) {
      case "qualifier-before" -> new Qualifier(Figure.Qualifier.valueOf(constant(value)), false);
      case "qualifier-after" -> new Qualifier(Figure.Qualifier.valueOf(constant(value)), true);
      case "measure" -> new Measure(Figure.Measure.valueOf(constant(value)));
      case "currency" -> new Currency(value);
      case "range" -> Plain.RANGE;
      case "range-open" -> Plain.RANGE_OPEN;
      case "joiner" -> Plain.JOINER;
      case "number-stop" -> value.equals("before") ? Plain.STOP_BEFORE : Plain.STOP_AFTER;
      case "duration-unit" -> Plain.DURATION;
      case "unit" -> Plain.UNIT;
      case "percent" -> Plain.PERCENT;
      case "classifier" -> Plain.CLASSIFIER;
      case "counted" -> Plain.COUNTED;
      case "part" -> Plain.PART;
      case "of" -> Plain.OF;
      case "pair" -> Plain.PAIR;
      case "versus" -> Plain.VERSUS;
      case "end" -> Plain.END;
      default -> null;
    };
  }

  private static String constant(String value) {
    return value.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }
}
