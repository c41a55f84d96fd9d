package org.dragoman.archive;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dragoman.archive.SearchResult.Passage;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;

/** Chooses the sentences that show best why a document was found. */
final class Passages {

  private static final int MOST = 3;

  /** How far around a match its sentence's bounds are looked for, in UTF-16 units. */
  private static final int WINDOW = 1000;

  /** A longer sentence is shown in part, in UTF-16 units before and after the match. */
  private static final int BEFORE = 200;

  private static final int AFTER = 300;

  private Passages() {}

  /** Positions in UTF-16 units. */
  record Match(int start, int end) {}

  private record Candidate(int start, int end, List<Match> matches, int distinct) {}

  static List<Passage> choose(SourceText text, List<Match> matches) {
    List<Candidate> candidates = new ArrayList<>();
    String string = text.toString();
    BreakIterator sentences = BreakIterator.getSentenceInstance(ULocale.ROOT);
    int start = 0;
    int end = 0;
    List<Match> inside = new ArrayList<>();
    for (Match match : merge(matches, string.length())) {
      if (!inside.isEmpty() && match.end() <= end) {
        inside.add(match);
        continue;
      }
      add(candidates, string, start, end, inside);
      inside.clear();
      Match sentence = sentence(string, match, sentences);
      start = Math.max(sentence.start(), end);
      end = Math.max(sentence.end(), match.end());
      inside.add(match);
    }
    add(candidates, string, start, end, inside);
    return candidates.stream()
        .sorted(
            Comparator.comparingInt(Candidate::distinct)
                .reversed()
                .thenComparingInt(Candidate::start))
        .limit(MOST)
        .sorted(Comparator.comparingInt(Candidate::start))
        .map(candidate -> passage(text, candidate))
        .toList();
  }

  /** Orders matches and joins those that overlap: one word is found in several ways. */
  private static List<Match> merge(List<Match> matches, int length) {
    List<Match> ordered = new ArrayList<>(matches);
    ordered.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
    List<Match> merged = new ArrayList<>();
    for (Match match : ordered) {
      if (match.start() < 0 || match.end() > length || match.start() >= match.end()) {
        continue;
      }
      int last = merged.size() - 1;
      if (last >= 0 && match.start() < merged.get(last).end()) {
        Match before = merged.get(last);
        merged.set(last, new Match(before.start(), Math.max(before.end(), match.end())));
      } else {
        merged.add(match);
      }
    }
    return merged;
  }

  private static Match sentence(String text, Match match, BreakIterator sentences) {
    int from = Math.max(0, match.start() - WINDOW);
    int to = Math.min(text.length(), match.end() + WINDOW);
    sentences.setText(text.substring(from, to));
    int start = from + Math.max(0, sentences.preceding(match.start() - from + 1));
    int following = sentences.following(match.end() - 1 - from);
    int end = following == BreakIterator.DONE ? to : from + following;
    if (match.start() - start > BEFORE && end - start > BEFORE + AFTER) {
      start = match.start() - BEFORE;
    }
    if (end - match.end() > AFTER && end - start > BEFORE + AFTER) {
      end = match.end() + AFTER;
    }
    return new Match(notInsidePair(text, start), notInsidePair(text, end));
  }

  private static int notInsidePair(String text, int index) {
    boolean inside =
        index > 0
            && index < text.length()
            && Character.isLowSurrogate(text.charAt(index))
            && Character.isHighSurrogate(text.charAt(index - 1));
    return inside ? index - 1 : index;
  }

  private static void add(
      List<Candidate> candidates, String text, int start, int end, List<Match> matches) {
    if (matches.isEmpty()) {
      return;
    }
    int from = start;
    int to = end;
    while (from < matches.get(0).start() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > matches.get(matches.size() - 1).end()
        && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    Set<String> words = new HashSet<>();
    for (Match match : matches) {
      words.add(NameKey.of(text.substring(match.start(), match.end())));
    }
    candidates.add(new Candidate(from, to, List.copyOf(matches), words.size()));
  }

  private static Passage passage(SourceText text, Candidate candidate) {
    Span span = text.spanOfUtf16(candidate.start(), candidate.end());
    List<Span> matches =
        candidate.matches().stream()
            .map(match -> text.spanOfUtf16(match.start(), match.end()))
            .toList();
    return new Passage(span, text.slice(span), matches);
  }
}
