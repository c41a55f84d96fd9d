package org.dragoman.understanding.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dragoman.record.assertion.Figure.Measure;
import org.dragoman.record.assertion.Figure.Qualifier;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.quantity.NumberReader.Ending;
import org.dragoman.understanding.quantity.NumberReader.Read;
import org.jspecify.annotations.Nullable;

/** One pass over one passage, from its numbers to its quantities. */
final class QuantityScan {

  /** How many words before a number a listed phrase may have. */
  private static final int PHRASE = 4;

  /** How many words a noun phrase may have. */
  private static final int NOUN_PHRASE = 6;

  /** How far away in its clause a verb may be that tells what is measured. */
  private static final int REACH = 14;

  private static final int COMMA = 5;
  private static final int JOINED = 4;

  private static final String OPENING = "([{\"«“„'¿¡~≈<>+-…|*•";
  private static final String CURRENCY_SIGNS = "$€£₽₼₺₸₾֏";
  private static final List<String> SIGNED =
      List.of("USD", "EUR", "GBP", "RUB", "AZN", "TRY", "KZT", "GEL", "AMD");

  private static final Set<Measure> CASUALTIES =
      Set.of(
          Measure.KILLED,
          Measure.WOUNDED,
          Measure.MISSING,
          Measure.DISPLACED,
          Measure.CAPTURED,
          Measure.AFFECTED);

  private final QuantityWords words;
  private final Passage passage;
  private final TakenSpans taken;
  private final Tokens tokens;
  private final NumberReader numbers;

  /** The tokens whose cues are known, and what was found there: each is asked for many times. */
  private final BitSet looked = new BitSet();

  private final Map<Integer, Phrases.Match<Cue>> seen = new HashMap<>();

  QuantityScan(QuantityWords words, Passage passage, TakenSpans taken) {
    this.words = words;
    this.passage = passage;
    this.taken = taken;
    this.tokens = new Tokens(passage.text(), words.literals(), words.particles());
    this.numbers = new NumberReader(words, passage, tokens);
  }

  /** A half-open range of tokens. */
  private record Range(int first, int end) {}

  /**
   * A number with what stands around it, before its neighbours are known.
   *
   * @param ownCue what its noun says it measures; null where the noun says nothing
   */
  private record Draft(
      int first,
      int end,
      Read number,
      BigDecimal value,
      @Nullable BigDecimal upper,
      Qualifier qualifier,
      @Nullable String unit,
      @Nullable Range counted,
      @Nullable Measure ownCue,
      boolean plausible,
      boolean person,
      boolean part) {}

  List<Quantity> quantities() {
    List<Draft> drafts = drafts();
    List<Draft> kept = new ArrayList<>();
    List<Measure> measures = new ArrayList<>();
    int told = 0;
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      Span here = passage.span(tokens.start(draft.first()), tokens.end(draft.end() - 1));
      if (here.start() < told) {
        // Two numbers in a word whose normal form has another length: the first one stands for it.
        continue;
      }
      int from = i == 0 ? 0 : drafts.get(i - 1).end();
      int to = i + 1 == drafts.size() ? tokens.size() : drafts.get(i + 1).first();
      Measure measure = measure(draft, from, to);
      if (isQuantity(draft, measure)) {
        kept.add(draft);
        measures.add(measure);
        told = here.end();
      }
    }
    int[] parents = parents(kept);
    inherit(kept, measures, parents);
    List<Quantity> quantities = new ArrayList<>(kept.size());
    for (int i = 0; i < kept.size(); i++) {
      int limit = i + 1 == kept.size() ? tokens.size() : kept.get(i + 1).first();
      quantities.add(quantity(kept.get(i), measures.get(i), parents[i], limit));
    }
    return quantities;
  }

  /** The only number of a span, where it is no year and counts nothing there. */
  Optional<Quantity> bare(Span within) {
    List<Draft> inside = new ArrayList<>();
    for (Draft draft : drafts()) {
      if (within.contains(passage.span(tokens.start(draft.first()), tokens.end(draft.end() - 1)))) {
        inside.add(draft);
      }
    }
    if (inside.size() != 1
        || inside.get(0).plausible()
        || inside.get(0).counted() != null
        || inside.get(0).number().isOne()
        || isYearLike(inside.get(0).number())) {
      return Optional.empty();
    }
    return Optional.of(quantity(inside.get(0), Measure.OTHER, -1, tokens.size()));
  }

  private List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>();
    int lastStopped = -2;
    int floor = 0;
    for (int i = 0; i < tokens.size(); ) {
      Read read = tokens.is(i, Tokens.Kind.OTHER) ? null : numbers.at(i);
      if (read == null) {
        i++;
        continue;
      }
      boolean listed = lastStopped == i - 1 && (tokens.is(i - 1, ',') || numbers.isJoiner(i - 1));
      if (read.digits() && (listed || before(i, cue -> cue == Cue.Plain.STOP_BEFORE) >= 0)) {
        lastStopped = read.end();
        i = read.end();
        continue;
      }
      if (read.isOne() && isCue(read.end(), Cue.Plain.OF)) {
        // "One of the ten largest": neither the one nor the ten counts anything.
        int set = cueEnd(read.end());
        Read known = set < tokens.size() ? numbers.at(set) : null;
        i = known == null ? set : known.end();
        continue;
      }
      Draft draft = isFree(read) ? draft(read, floor) : null;
      if (draft != null) {
        drafts.add(draft);
        floor = draft.end();
      }
      i = draft == null ? read.end() : Math.max(read.end(), draft.end());
    }
    return drafts;
  }

  /** Whether nothing written on to the number, nor a time expression, makes it something else. */
  private boolean isFree(Read read) {
    int first = read.first();
    if (tokens.touchesNext(first - 1)) {
      char c = passage.text().charAt(tokens.start(first) - 1);
      boolean opening = OPENING.indexOf(c) >= 0 || CURRENCY_SIGNS.indexOf(c) >= 0 || c == '%';
      if (c == '-' && tokens.touchesNext(first - 2)) {
        return false;
      }
      if (!opening && !tokens.is(first - 1, Tokens.Kind.WORD)) {
        return false;
      }
    }
    if (!read.digits() && before(first, cue -> cue == Cue.Plain.STOP_BEFORE) >= 0) {
      return false;
    }
    return read.value().signum() > 0 && !isTaken(first, read.end()) && !isPartOfName(read);
  }

  /** "Seven Stars" is a name, and so is "The Five Eyes". */
  private boolean isPartOfName(Read read) {
    return !read.digits()
        && read.first() > 0
        && passage.isCapital(tokens.start(read.first()))
        && tokens.is(read.end(), Tokens.Kind.WORD)
        && passage.isCapital(tokens.start(read.end()));
  }

  private boolean isTaken(int first, int end) {
    return !taken.isEmpty()
        && taken.overlap(passage.span(tokens.start(first), tokens.end(end - 1)));
  }

  private @Nullable Draft draft(Read number, int floor) {
    Read last = number;
    BigDecimal value = number.value();
    BigDecimal upper = null;
    Read other = upperEnd(number);
    if (other != null) {
      upper = other.value();
      if (other.scaled() && !number.scaled() && number.value().compareTo(other.unscaled()) < 0) {
        value =
            NumberReader.plain(
                number.value().multiply(upper).divideToIntegralValue(other.unscaled()));
      }
      last = other;
    }
    int end = last.end();
    if (tokens.touchesNext(end - 1)
        && tokens.is(end, '-')
        && tokens.touchesNext(end)
        && !tokens.is(end + 1, '-')) {
      return null; // "two-day", "44-day", "3-2".
    }
    int first = other == null ? number.first() : Math.max(rangeOpen(number.first()), 0);
    String unit = null;
    String signed = signBefore(first);
    boolean share = false;
    if (signed != null) {
      unit = signed;
      first = currencyStart(first);
    } else if (isPercentSign(first - 1) || before(first, c -> c == Cue.Plain.PERCENT) >= 0) {
      share = true;
      first = isPercentSign(first - 1) ? first - 1 : before(first, c -> c == Cue.Plain.PERCENT);
    }
    Qualifier qualifier = null;
    int qualified = before(first, cue -> cue instanceof Cue.Qualifier q && !q.after());
    if (qualified >= 0) {
      qualifier = qualifierAt(qualified, false);
      first = qualified;
    }
    int p = end;
    Qualifier after = qualifierAt(p, true);
    if (after != null) {
      qualifier = qualifier == null ? after : qualifier;
      p = cueEnd(p);
    } else if (last.ending() == Ending.CASE && other == null) {
      return null;
    }
    if (isCue(p, Cue.Plain.STOP_AFTER) || isCue(p, Cue.Plain.DURATION)) {
      return null;
    }
    if (isPercentSign(p) || isCue(p, Cue.Plain.PERCENT)) {
      share = true;
      p = isPercentSign(p) ? p + 1 : cueEnd(p);
    } else if (unit == null && p < tokens.size() && signAt(p) != null) {
      unit = signAt(p);
      p = tokens.is(p, Tokens.Kind.WORD) ? cueEnd(p) : p + 1;
    }
    boolean money = unit != null;
    boolean measured = false;
    if (!share && !money && isCue(p, Cue.Plain.UNIT)) {
      int unitEnd = cueEnd(p);
      unit = slice(p, unitEnd);
      p = unitEnd;
      measured = true;
    }
    after = qualifierAt(p, true);
    if (qualifier == null && p > end && after != null) {
      qualifier = after;
      p = cueEnd(p);
    }
    boolean whole = share || money || measured;
    boolean part =
        before(first, cue -> cue == Cue.Plain.PART) >= 0
            || last.ending() == Ending.PART
            || isCue(p, Cue.Plain.PART);
    Range counted = null;
    int noun = p;
    if (money || measured || (share && last.ending() == Ending.PART)) {
      noun = tokens.size();
    } else if (isCue(noun, Cue.Plain.OF)) {
      noun = cueEnd(noun);
    }
    Measure own = null;
    Read set = !whole && noun > p && noun < tokens.size() ? numbers.at(noun) : null;
    boolean ofSet = set != null;
    if (set != null) {
      Range known = nounPhrase(set.end());
      own = known == null ? null : measureIn(known);
    } else {
      counted = nounPhrase(noun);
    }
    boolean pair = !number.digits() && upper == null && value.compareTo(BigDecimal.TWO) == 0;
    if (pair && qualifier == null && counted != null && hasCue(counted, Cue.Plain.PAIR)) {
      return null;
    }
    if (counted != null) {
      p = counted.end();
      if (!whole && hasCue(counted, Cue.Plain.DURATION)) {
        return null;
      }
      after = qualifierAt(p, true);
      if (qualifier == null && after != null) {
        qualifier = after;
        p = cueEnd(p);
      }
      part |= isCue(p, Cue.Plain.PART) && !tokens.is(p, ',') && isAtClauseEnd(cueEnd(p));
    }
    if (share) {
      unit = "%";
      own = Measure.SHARE;
    } else if (money) {
      own = Measure.AMOUNT;
    } else if (measured) {
      own = Measure.OTHER;
    } else if (counted != null) {
      own = measureIn(counted);
    }
    boolean classified =
        counted != null
            && (hasCue(counted, Cue.Plain.CLASSIFIER)
                || hasCue(counted, Cue.Plain.COUNTED)
                || own != null);
    boolean plausible =
        whole
            || (ofSet && !number.isOne())
            || isVersus(first)
            || (counted != null
                && (classified
                    || (!number.uncertain()
                        && (qualifier != null || !(isYearLike(number) || isNumbering(number)))
                        && (!number.isOne() || upper != null))));
    if (number.isOne() && upper == null && !whole && !number.digits()) {
      // The word is an article in many languages: "a deputy", "a vote".
      boolean voted = counted != null && hasCue(counted, Cue.Plain.COUNTED) && isInList(first);
      plausible =
          voted || own == Measure.KILLED || own == Measure.WOUNDED || own == Measure.MISSING;
    }
    return new Draft(
        Math.max(first, floor),
        p,
        number,
        value,
        upper,
        qualifier == null ? Qualifier.EXACT : qualifier,
        unit,
        counted,
        own,
        plausible,
        counted != null && hasCue(counted, Cue.Plain.CLASSIFIER),
        part);
  }

  /** Whether the votes on the other side stand before: "by 287 votes to 55". */
  private boolean isVersus(int token) {
    int versus = before(token, cue -> cue == Cue.Plain.VERSUS);
    return versus > 0 && before(versus, cue -> cue == Cue.Plain.COUNTED) >= 0;
  }

  private boolean isInList(int token) {
    return tokens.is(token - 1, ',') || numbers.isJoiner(token - 1);
  }

  private @Nullable Read upperEnd(Read number) {
    int middle = number.end();
    if (middle >= tokens.size()) {
      return null;
    }
    int next;
    if (tokens.is(middle, '-') || tokens.is(middle, '—')) {
      boolean digits = tokens.is(middle + 1, Tokens.Kind.LITERAL) == number.digits();
      next = digits ? middle + 1 : -1;
    } else if (isCue(middle, Cue.Plain.RANGE)) {
      next = cueEnd(middle);
    } else if (numbers.isJoiner(middle) && rangeOpen(number.first()) < number.first()) {
      next = cueEnd(middle);
    } else if (number.ending() == Ending.CASE) {
      next = middle;
    } else {
      return null;
    }
    Read upper = next < 0 || next >= tokens.size() ? null : numbers.at(next);
    if (upper == null || upper.value().compareTo(number.value()) <= 0) {
      return null;
    }
    boolean years = isYearLike(number) && isYearLike(upper);
    return years || isTaken(next, upper.end()) ? null : upper;
  }

  /** Where the word that opens a range before a token stands, else the token. */
  private int rangeOpen(int token) {
    int open = before(token, cue -> cue == Cue.Plain.RANGE_OPEN);
    return open >= 0 ? open : token;
  }

  private boolean isPercentSign(int token) {
    return tokens.is(token, '%') || tokens.is(token, '٪');
  }

  private boolean isYearLike(Read read) {
    if (!read.digits()
        || read.scaled()
        || tokens.end(read.first()) - tokens.start(read.first()) != 4) {
      return false;
    }
    int value = read.value().intValue();
    return value >= 1800 && value < 2100;
  }

  /** A small number at the very start before a capital numbers a heading. */
  private boolean isNumbering(Read read) {
    return read.digits()
        && read.first() == 0
        && read.value().compareTo(BigDecimal.valueOf(20)) <= 0
        && read.end() < tokens.size()
        && passage.isCapital(tokens.start(read.end()));
  }

  private @Nullable String signBefore(int token) {
    if (token > 0 && tokens.is(token - 1, Tokens.Kind.OTHER)) {
      return sign(token - 1);
    }
    int start = before(token, cue -> cue instanceof Cue.Currency);
    return start >= 0 && isIsoCode(start, token) ? currencyAt(start) : null;
  }

  private int currencyStart(int token) {
    if (tokens.is(token - 1, Tokens.Kind.OTHER)) {
      boolean country = tokens.touchesNext(token - 2) && tokens.is(token - 2, Tokens.Kind.WORD);
      return country ? token - 2 : token - 1;
    }
    return before(token, cue -> cue instanceof Cue.Currency);
  }

  private @Nullable String signAt(int token) {
    return tokens.is(token, Tokens.Kind.OTHER) ? sign(token) : currencyAt(token);
  }

  private @Nullable String sign(int token) {
    int index = CURRENCY_SIGNS.indexOf(passage.text().charAt(tokens.start(token)));
    return index < 0 ? null : SIGNED.get(index);
  }

  private @Nullable String currencyAt(int token) {
    Phrases.Match<Cue> match = cue(token);
    if (match == null) {
      return null;
    }
    for (Phrases.Form<Cue> form : match.forms()) {
      if (form.value() instanceof Cue.Currency currency
          && (!form.capitalized()
              || isIsoCode(token, cueEnd(token))
              || match.end() - match.start() != 3)) {
        return currency.code();
      }
    }
    return null;
  }

  private boolean isIsoCode(int first, int end) {
    int start = tokens.start(first);
    return end == first + 1
        && tokens.end(first) - start == 3
        && passage.isCapital(start)
        && passage.isCapital(start + 1)
        && passage.isCapital(start + 2);
  }

  /** The noun phrase that begins at a token: through the noun, without what is said of it. */
  private @Nullable Range nounPhrase(int token) {
    if (isCue(token, Cue.Plain.COUNTED)) {
      int end = cueEnd(token);
      boolean versus = end - token > 1 && isCue(end - 1, Cue.Plain.VERSUS) && isNumber(end);
      return new Range(token, versus ? end - 1 : end);
    }
    if (!isInside(token)) {
      return null;
    }
    if (isCue(token, Cue.Plain.CLASSIFIER)) {
      int end = cueEnd(token);
      return cueMeasure(end) == Measure.MEMBERS
          ? new Range(token, cueEnd(end))
          : new Range(token, end);
    }
    if (!words.nounEndings().isEmpty()) {
      return untilNoun(token);
    }
    int end = token;
    int length = 1;
    while (length < NOUN_PHRASE
        && !isSaying(end)
        && endsWith(end, words.attributeEndings())
        && isInside(unitEnd(end))
        && (!isCasualty(unitEnd(end)) || isCue(unitEnd(end), Cue.Plain.CLASSIFIER))) {
      end = unitEnd(end);
      length++;
    }
    end = isSaying(end) ? cueEnd(end) : unitEnd(end);
    while (length < NOUN_PHRASE
        && isInside(end)
        && !isCasualty(end)
        && !isCue(end, Cue.Plain.COUNTED)
        && endsWith(end, words.followerEndings())) {
      end = unitEnd(end);
      length++;
    }
    return new Range(token, end);
  }

  private Range untilNoun(int token) {
    int end = token;
    for (int length = 0; length < NOUN_PHRASE && isInside(end); length++) {
      if (length > 0 && isCasualty(end)) {
        break;
      }
      if (isCue(end, Cue.Plain.CLASSIFIER) || cueMeasure(end) == Measure.MEMBERS) {
        return new Range(token, cueEnd(end));
      }
      boolean name = passage.isCapital(tokens.start(end)) && isInside(unitEnd(end));
      if (endsWith(end, words.nounEndings()) && !name) {
        return new Range(token, unitEnd(end));
      }
      end = unitEnd(end);
    }
    // No noun that shows: the first word, or what a cue says there.
    int alone = isSaying(token) ? cueEnd(token) : unitEnd(token);
    return new Range(token, alone);
  }

  private boolean isSaying(int token) {
    return cueMeasure(token) != null || isCue(token, Cue.Plain.CLASSIFIER);
  }

  private boolean isCasualty(int token) {
    Measure measure = cueMeasure(token);
    return measure != null && measure != Measure.MEMBERS;
  }

  private boolean isNumber(int token) {
    return token < tokens.size() && numbers.at(token) != null;
  }

  /** Whether a word stands at a token that may belong to a noun phrase. */
  private boolean isInside(int token) {
    return tokens.is(token, Tokens.Kind.WORD)
        && !isCue(token, Cue.Plain.END)
        && !numbers.isJoiner(token)
        && !isCue(token, Cue.Plain.PART)
        && !isCue(token, Cue.Plain.OF)
        && qualifierAt(token, false) == null
        && !isNumber(token)
        && !isTaken(token, token + 1);
  }

  /** The token after a word and what is joined to it by a hyphen or apostrophe. */
  private int unitEnd(int token) {
    int end = token + 1;
    int joined = 0;
    while (joined < PHRASE
        && tokens.touchesNext(end - 1)
        && (tokens.is(end, '-') || tokens.is(end, '\''))
        && tokens.touchesNext(end)
        && tokens.is(end + 1, Tokens.Kind.WORD)) {
      end += 2;
      joined++;
    }
    return end;
  }

  private boolean endsWith(int token, List<String> endings) {
    int end = tokens.end(unitEnd(token) - 1);
    for (String ending : endings) {
      if (end - tokens.start(token) >= ending.length()
          && passage.text().startsWith(ending, end - ending.length())) {
        return true;
      }
    }
    return false;
  }

  private boolean isAtClauseEnd(int token) {
    return token >= tokens.size() || tokens.is(token, Tokens.Kind.OTHER);
  }

  private Measure measure(Draft draft, int from, int to) {
    if (draft.ownCue() != null && draft.ownCue() != Measure.MEMBERS) {
      return draft.ownCue();
    }
    Measure best = draft.ownCue() == null ? Measure.OTHER : draft.ownCue();
    int nearest = REACH;
    int distance = 0;
    for (int t = draft.end(); t < to && distance < nearest && !isHardEnd(t); t++) {
      int here = distance + (isJoined(t) ? JOINED : 0);
      if (here < nearest && isCasualty(t)) {
        best = cueMeasureOf(t);
        nearest = here;
      }
      distance += cost(t);
    }
    distance = 0;
    for (int t = draft.first() - 1; t >= from && distance < nearest && !isHardEnd(t); t--) {
      if (isCasualty(t)) {
        best = cueMeasureOf(t);
        nearest = distance;
      }
      distance += cost(t);
    }
    return best;
  }

  private Measure cueMeasureOf(int token) {
    Measure measure = cueMeasure(token);
    return measure == null ? Measure.OTHER : measure;
  }

  /** Whether a joining particle is written on to a word. */
  private boolean isJoined(int token) {
    for (String particle : words.joiningParticles()) {
      if (passage.text().startsWith(particle, tokens.start(token))) {
        return true;
      }
    }
    return false;
  }

  private int cost(int token) {
    if (tokens.is(token, ',') || tokens.is(token, '،')) {
      return COMMA;
    }
    return numbers.isJoiner(token) ? JOINED : 1;
  }

  private boolean isHardEnd(int token) {
    if (!tokens.is(token, Tokens.Kind.OTHER)) {
      return false;
    }
    char c = passage.text().charAt(tokens.start(token));
    return ";؛:.!?؟()[]«»\"“”—\n".indexOf(c) >= 0;
  }

  private boolean isQuantity(Draft draft, Measure measure) {
    boolean casualty = CASUALTIES.contains(measure);
    if (draft.plausible()) {
      return true;
    }
    if (draft.number().isOne() && !draft.number().digits()) {
      return casualty && draft.person();
    }
    boolean verbSaysIt = draft.counted() == null && !isYearLike(draft.number());
    return casualty && (verbSaysIt || draft.person());
  }

  private int[] parents(List<Draft> kept) {
    int[] parents = new int[kept.size()];
    int whole = -1;
    for (int i = 0; i < parents.length; i++) {
      Draft draft = kept.get(i);
      boolean listed = i > 0 && parents[i - 1] >= 0 && isList(kept.get(i - 1).end(), draft.first());
      boolean part = draft.part() || listed;
      boolean fits =
          part
              && whole >= 0
              && kept.get(whole).unit() == null
              && draft.unit() == null
              && draft.value().compareTo(kept.get(whole).value()) <= 0;
      parents[i] = fits ? whole : -1;
      if (!fits) {
        whole = i;
      }
    }
    return parents;
  }

  /** A part measures what its whole does, and so does one in a list that says nothing itself. */
  private void inherit(List<Draft> kept, List<Measure> measures, int[] parents) {
    for (int i = 0; i < parents.length; i++) {
      Draft draft = kept.get(i);
      if (parents[i] >= 0) {
        if (draft.ownCue() == null) {
          measures.set(i, measures.get(parents[i]));
        }
      } else if (i > 0 && isSilent(draft, measures.get(i)) && follows(kept, i)) {
        measures.set(i, casualtyOr(measures.get(i - 1), measures.get(i)));
      }
    }
    for (int i = parents.length - 2; i >= 0; i--) {
      if (parents[i] < 0 && isSilent(kept.get(i), measures.get(i)) && follows(kept, i + 1)) {
        measures.set(i, casualtyOr(measures.get(i + 1), measures.get(i)));
      }
    }
  }

  private static boolean isSilent(Draft draft, Measure measure) {
    return draft.unit() == null && (measure == Measure.OTHER || measure == Measure.MEMBERS);
  }

  private static Measure casualtyOr(Measure measure, Measure otherwise) {
    return CASUALTIES.contains(measure) ? measure : otherwise;
  }

  private boolean follows(List<Draft> kept, int index) {
    return isList(kept.get(index - 1).end(), kept.get(index).first());
  }

  /** Whether nothing but commas and joining words stand between two places, and at least one. */
  private boolean isList(int from, int to) {
    if (to <= from || to - from > 3) {
      return false;
    }
    for (int t = from; t < to; t++) {
      if (!tokens.is(t, ',') && !tokens.is(t, '،') && !numbers.isJoiner(t)) {
        return false;
      }
    }
    return true;
  }

  private Quantity quantity(Draft draft, Measure measure, int parent, int limit) {
    int end = draft.end();
    if (isCasualty(end) && cueEnd(end) <= limit) {
      end = cueEnd(end);
    }
    Range counted = draft.counted();
    Span countedSpan =
        counted == null
            ? null
            : passage.span(tokens.start(counted.first()), tokens.end(counted.end() - 1));
    boolean whole = draft.unit() != null;
    double confidence = 0.9;
    confidence -= draft.number().digits() ? 0 : 0.05;
    confidence -= counted == null && !whole ? 0.2 : 0;
    confidence -= isYearLike(draft.number()) ? 0.1 : 0;
    confidence -= draft.upper() == null ? 0 : 0.05;
    String rule =
        whole
            ? (measure == Measure.OTHER ? "unit" : measure == Measure.SHARE ? "share" : "money")
            : counted == null ? "count-by-verb" : "count";
    return new Quantity(
        passage.span(tokens.start(draft.first()), tokens.end(end - 1)),
        draft.value(),
        draft.upper(),
        draft.qualifier(),
        draft.unit(),
        countedSpan,
        measure,
        parent,
        Math.round(confidence * 100) / 100.0,
        "quantity/" + rule + (draft.upper() == null ? "" : "-range"));
  }

  private @Nullable Measure measureIn(Range range) {
    Measure found = null;
    for (int t = range.first(); t < range.end(); t++) {
      Measure measure = cueMeasure(t);
      if (measure != null && (found == null || found == Measure.MEMBERS)) {
        found = measure;
      }
    }
    return found;
  }

  private boolean hasCue(Range range, Cue cue) {
    for (int t = range.first(); t < range.end(); t++) {
      if (isCue(t, cue)) {
        return true;
      }
    }
    return false;
  }

  private Phrases.@Nullable Match<Cue> cue(int token) {
    if (!tokens.is(token, Tokens.Kind.WORD)) {
      return null;
    }
    if (!looked.get(token)) {
      looked.set(token);
      Phrases.Match<Cue> match = words.cues().at(passage, tokens.start(token));
      if (match != null && tokens.end(tokens.after(match.end()) - 1) <= match.end()) {
        seen.put(token, match);
      }
    }
    return seen.get(token);
  }

  private boolean isCue(int token, Cue cue) {
    Phrases.Match<Cue> match = cue(token);
    if (match != null) {
      for (Phrases.Form<Cue> form : match.forms()) {
        if (form.value().equals(cue)) {
          return true;
        }
      }
    }
    return false;
  }

  private int cueEnd(int token) {
    Phrases.Match<Cue> match = cue(token);
    return match == null ? token + 1 : tokens.after(match.end());
  }

  private @Nullable Measure cueMeasure(int token) {
    Phrases.Match<Cue> match = cue(token);
    if (match != null) {
      for (Phrases.Form<Cue> form : match.forms()) {
        if (form.value() instanceof Cue.Measure measure) {
          return measure.measure();
        }
      }
    }
    return null;
  }

  private @Nullable Qualifier qualifierAt(int token, boolean after) {
    Phrases.Match<Cue> match = cue(token);
    if (match != null) {
      for (Phrases.Form<Cue> form : match.forms()) {
        if (form.value() instanceof Cue.Qualifier qualifier && qualifier.after() == after) {
          return qualifier.qualifier();
        }
      }
    }
    return null;
  }

  /** Where a listed phrase begins that ends right before a token; -1 where there is none. */
  private int before(int token, Predicate<Cue> wanted) {
    for (int start = Math.max(0, token - PHRASE); start < token; start++) {
      Phrases.Match<Cue> match = cue(start);
      if (match != null
          && match.end() == tokens.end(token - 1)
          && match.forms().stream().anyMatch(form -> wanted.test(form.value()))) {
        return start;
      }
    }
    return -1;
  }

  private String slice(int first, int end) {
    return passage.document().text().slice(passage.span(tokens.start(first), tokens.end(end - 1)));
  }
}
