package org.dragoman.app;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;

/** Assertions in words, for the terminal. */
final class AssertionText {

  private AssertionText() {}

  /** What is said, in one line; the exact words are shown beside it. */
  static String value(Assertion assertion) {
    return switch (assertion) {
      case Mention mention ->
          mention.type().name().toLowerCase(Locale.ROOT) + " " + mention.entity();
      case DateExpression date ->
          date.value() + " (" + date.basis().name().toLowerCase(Locale.ROOT) + ")";
      case Figure figure -> figure(figure);
      case Claim claim -> (claim.direct() ? "quoted" : "reported") + cue(claim);
      case Event event ->
          event.act().name().toLowerCase(Locale.ROOT)
              + (event.date() == null ? "" : " " + event.date());
      case Tenure tenure ->
          tenure.name()
              + ": "
              + tenure.post()
              + (tenure.body() == null ? "" : ", " + tenure.body());
      case Position position ->
          position.body()
              + " "
              + position.act().name().toLowerCase(Locale.ROOT)
              + " a "
              + position.instrument().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String cue(Claim claim) {
    return claim.cue() == null ? "" : " (" + claim.cue() + ")";
  }

  private static String figure(Figure figure) {
    String qualifier =
        switch (figure.qualifier()) {
          case EXACT -> "";
          case AT_LEAST -> "at least ";
          case MORE_THAN -> "more than ";
          case ABOUT -> "about ";
          case UP_TO -> "up to ";
          case LESS_THAN -> "less than ";
        };
    BigDecimal upper = figure.upper();
    return qualifier
        + figure.value().toPlainString()
        + (upper == null ? "" : "–" + upper.toPlainString())
        + (figure.unit() == null ? "" : " " + figure.unit())
        + (figure.counted() == null ? "" : " " + figure.counted())
        + (figure.measure() == Figure.Measure.OTHER
            ? ""
            : " (" + figure.measure().name().toLowerCase(Locale.ROOT) + ")");
  }

  /** Who says it, outermost first: "Agency › Embassy › statement". */
  static String chain(List<Link> attribution) {
    return attribution.isEmpty()
        ? "source unknown"
        : attribution.stream().map(Link::name).collect(Collectors.joining(" › "));
  }
}
