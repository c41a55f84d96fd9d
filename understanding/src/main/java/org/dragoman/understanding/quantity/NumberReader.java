package org.dragoman.understanding.quantity;

import java.math.BigDecimal;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;
import org.jspecify.annotations.Nullable;

/** Reads one number, of digits, words or both, at a token of a passage. */
final class NumberReader {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(18);

  private final QuantityWords words;
  private final Passage passage;
  private final Tokens tokens;

  NumberReader(QuantityWords words, Passage passage, Tokens tokens) {
    this.words = words;
    this.passage = passage;
    this.tokens = tokens;
  }

  /** How the last word or literal of a number ends. */
  enum Ending {
    NONE,
    CASE,
    PART
  }

  /**
   * A number as read.
   *
   * @param first its first token
   * @param end the token after it
   * @param digits whether it begins with digits
   * @param scaled whether a scale word stands in it
   * @param uncertain whether it is a number only before a classifier
   * @param ending the ending attached to it
   * @param unscaled its value without the last scale, for "10-12 million"
   */
  record Read(
      BigDecimal value,
      int first,
      int end,
      boolean digits,
      boolean scaled,
      boolean uncertain,
      Ending ending,
      BigDecimal unscaled) {

    Read times(BigDecimal scale) {
      return new Read(value.multiply(scale), first, end, digits, true, uncertain, ending, unscaled);
    }

    boolean isOne() {
      return value.compareTo(BigDecimal.ONE) == 0;
    }
  }

  private record Element(
      BigDecimal value, boolean scale, boolean digits, boolean uncertain, Ending ending, int end) {}

  /** The number at a token, null where none begins there. */
  @Nullable Read at(int token) {
    Element element = element(token, token);
    if (element == null || element.scale()) {
      return null;
    }
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal group = element.value();
    BigDecimal unscaled = element.value();
    BigDecimal place = place(element);
    BigDecimal largest = LARGEST;
    boolean scaled = false;
    Element last = element;
    Element lastScale = element;
    while (last.ending() == Ending.NONE && total.compareTo(LARGEST) < 0) {
      Element next = element(last.end(), token);
      if (next == null && last.end() < tokens.size() && isJoiner(last.end()) && !bareDigits(last)) {
        next = element(last.end() + 1, token);
        if (next == null || next.scale()) {
          break;
        }
      }
      if (next == null) {
        break;
      }
      if (next.scale()) {
        if (group.signum() > 0) {
          if (next.value().compareTo(THOUSAND) >= 0) {
            if (next.value().compareTo(largest) >= 0) {
              // "Two thousand and three thousand" are two numbers.
              group = BigDecimal.ZERO;
              last = lastScale;
              break;
            }
            largest = next.value();
            total = total.add(group.multiply(next.value()));
            group = BigDecimal.ZERO;
          } else {
            group = group.multiply(next.value());
          }
        } else if (next.value().compareTo(place) > 0) {
          total = total.multiply(next.value());
        } else {
          break;
        }
        scaled = true;
        place = next.value();
        lastScale = next;
      } else if (!bareDigits(last)
          && (!next.digits() || last.scale())
          && next.value().compareTo(place) < 0) {
        group = group.add(next.value());
        place = place(next);
      } else {
        break;
      }
      last = next;
    }
    BigDecimal value = plain(total.add(group));
    return value.compareTo(LARGEST) > 0
        ? null
        : new Read(
            value,
            token,
            last.end(),
            element.digits(),
            scaled,
            element.uncertain() && last.end() == element.end(),
            last.ending(),
            plain(unscaled));
  }

  private static boolean bareDigits(Element element) {
    return element.digits() && !element.scale();
  }

  private static BigDecimal place(Element element) {
    if (element.digits()) {
      return BigDecimal.ONE;
    }
    BigDecimal place = BigDecimal.ONE;
    BigDecimal rest = element.value();
    while (rest.signum() > 0 && rest.remainder(BigDecimal.TEN).signum() == 0) {
      rest = rest.divideToIntegralValue(BigDecimal.TEN);
      place = place.multiply(BigDecimal.TEN);
    }
    return place;
  }

  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Whether a word at a token joins: one of its own, or a particle on the literal after it. */
  boolean isJoiner(int token) {
    if (tokens.is(token, Tokens.Kind.WORD)
        && tokens.is(token + 1, Tokens.Kind.LITERAL)
        && tokens.touchesNext(token)) {
      return words.joiningParticles().contains(tokens.text(token));
    }
    Phrases.Match<Cue> match =
        tokens.is(token, Tokens.Kind.WORD) ? words.cues().at(passage, tokens.start(token)) : null;
    return match != null
        && match.end() == tokens.end(token)
        && match.forms().stream().anyMatch(form -> form.value() == Cue.Plain.JOINER);
  }

  private @Nullable Element element(int token, int first) {
    if (tokens.is(token, Tokens.Kind.LITERAL)) {
      return literal(token);
    }
    if (!tokens.is(token, Tokens.Kind.WORD)) {
      return null;
    }
    int start = tokens.start(token);
    Phrases.Match<NumberWord> match = words.numbers().at(passage, start);
    if (match == null) {
      return null;
    }
    int end = tokens.after(match.end());
    if (end == 0 || tokens.end(end - 1) > match.end()) {
      return null;
    }
    // A word may be listed both as a number and as a scale: alone the one, after a number the
    // other.
    NumberWord word = match.value();
    for (Phrases.Form<NumberWord> form : match.forms()) {
      if (form.value().scale() != (token == first)) {
        word = form.value();
        break;
      }
    }
    return new Element(
        word.value(),
        word.scale(),
        false,
        word.uncertain(),
        word.ending() ? Ending.CASE : Ending.NONE,
        end);
  }

  private @Nullable Element literal(int token) {
    Ending ending = Ending.NONE;
    int end = token + 1;
    if (tokens.touchesNext(token)) {
      boolean joined = tokens.is(end, '\'') || tokens.is(end, '-');
      int word = joined && tokens.touchesNext(end) ? end + 1 : end;
      if (tokens.is(word, Tokens.Kind.WORD)) {
        ending = ending(tokens.text(word));
        if (ending != Ending.NONE || words.plainEndings().contains(tokens.text(word))) {
          end = word + 1;
        } else if (word != end) {
          return null; // "44-day", "1990's", an ordinal.
        } else if (!isAttachable(word)) {
          return null;
        }
      } else if (tokens.is(end, '/') || tokens.is(end, ':')) {
        return null;
      }
      if (ending != Ending.NONE && tokens.touchesNext(word) && tokens.is(word + 1, '-')) {
        return null;
      }
    }
    BigDecimal value = words.literals().value(tokens.text(token), mayBeFraction(token + 1));
    return value == null ? null : new Element(value, false, true, false, ending, end);
  }

  private Ending ending(String text) {
    if (words.caseEndings().contains(text)) {
      return Ending.CASE;
    }
    return words.partEndings().contains(text) ? Ending.PART : Ending.NONE;
  }

  /** Whether a word may be written on to a number: "5m", "20km". */
  private boolean isAttachable(int token) {
    return isScale(token) || isMeasured(token);
  }

  private boolean mayBeFraction(int token) {
    return token < tokens.size() && (tokens.is(token, '%') || isScale(token) || isMeasured(token));
  }

  private boolean isScale(int token) {
    Phrases.Match<NumberWord> match =
        tokens.is(token, Tokens.Kind.WORD)
            ? words.numbers().at(passage, tokens.start(token))
            : null;
    return match != null && match.forms().stream().anyMatch(form -> form.value().scale());
  }

  private boolean isMeasured(int token) {
    Phrases.Match<Cue> match =
        tokens.is(token, Tokens.Kind.WORD) ? words.cues().at(passage, tokens.start(token)) : null;
    return match != null
        && match.forms().stream()
            .anyMatch(
                form ->
                    form.value() == Cue.Plain.UNIT
                        || form.value() == Cue.Plain.PERCENT
                        || form.value() == Cue.Plain.DURATION
                        || form.value() instanceof Cue.Currency);
  }
}
