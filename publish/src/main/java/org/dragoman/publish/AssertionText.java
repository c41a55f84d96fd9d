package org.dragoman.publish;

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
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;
import org.jspecify.annotations.Nullable;

/** Assertions in words. Stateless and thread-safe. */
public final class AssertionText {

  private AssertionText() {}

  /** What is said, in one line; the exact words are shown beside it. */
  public static String value(Assertion assertion) {
    return switch (assertion) {
      case Mention mention ->
          mention.type().name().toLowerCase(Locale.ROOT) + " " + mention.entity();
      case DateExpression date ->
          date.value() + " (" + date.basis().name().toLowerCase(Locale.ROOT) + ")";
      case Figure figure -> figure(figure);
      case Claim claim -> (claim.direct() ? "quoted" : "reported") + cue(claim);
      case Event event -> event(event);
      case Tenure tenure -> tenure(tenure);
      case Position position -> position(position);
    };
  }

  /** "visit 2024-05-02: Ana Sol (guest), Peru (host); PE, CL; in Lima; on trade". */
  private static String event(Event event) {
    StringBuilder text = new StringBuilder(lower(event.act()));
    append(text, " ", event.date());
    if (!event.participants().isEmpty()) {
      text.append(
          event.participants().stream()
              .map(participant -> participant.name() + " (" + lower(participant.role()) + ")")
              .collect(Collectors.joining(", ", ": ", "")));
    }
    if (!event.countries().isEmpty()) {
      text.append("; ").append(String.join(", ", event.countries()));
    }
    append(text, "; in ", event.place());
    append(text, "; on ", event.topic());
    return text.append(modality(event)).toString();
  }

  private static String tenure(Tenure tenure) {
    StringBuilder text = new StringBuilder(tenure.name()).append(": ").append(tenure.post());
    append(text, ", ", tenure.body());
    append(text, "; since ", tenure.from());
    append(text, "; until ", tenure.to());
    return text.toString();
  }

  private static String position(Position position) {
    StringBuilder text = new StringBuilder(position.body());
    append(text, " ", lower(position.act()));
    append(text, " a ", lower(position.instrument()));
    append(text, " ", position.date());
    append(text, "; to ", position.stance());
    append(text, "; on ", position.topic());
    return text.append(modality(position)).toString();
  }

  private static String modality(Assertion assertion) {
    Modality modality = assertion.provenance().modality();
    return modality == Modality.ASSERTED ? "" : "; " + lower(modality).replace('_', '-');
  }

  private static void append(StringBuilder text, String before, @Nullable Object value) {
    if (value != null) {
      text.append(before).append(value);
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
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
            : " (" + figure.measure().name().toLowerCase(Locale.ROOT) + ")")
        + modality(figure);
  }

  /** Who says it, outermost first: "Agency › Embassy › statement". */
  public static String chain(List<Link> attribution) {
    return attribution.isEmpty()
        ? "source unknown"
        : attribution.stream().map(Link::name).collect(Collectors.joining(" › "));
  }
}
