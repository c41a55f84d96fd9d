package org.dragoman.reconciliation.name;

import java.util.List;
import java.util.Locale;
import org.dragoman.reconciliation.Recent;
import org.dragoman.reconciliation.name.NameForm.Word;

/**
 * Tells how likely two words of names are one, by sound and by letter.
 *
 * <p>Two logistic regressions, one for words of one script, in which a letter more often makes
 * another name, and one for words of two. Symmetric. Immutable and thread-safe.
 */
final class WordLikeness {

  static final int FEATURES = 12;

  /** A word is not another one so many times as long. */
  private static final double LONGER = 2.5;

  /** In one script, words of which a larger share of letters differs are not compared further. */
  private static final double OTHER = 0.67;

  /** What an ending left out takes away. */
  private static final double ENDING = 0.97;

  /** What a part left out takes away that may be part of the name: -ov. */
  private static final double PART = 0.8;

  /** Traditional and simplified letters, or others read alike. */
  private static final double READ_ALIKE = 0.9;

  private final Recent<Double> words = new Recent<>(1 << 14);
  private final Recent<Double> spellings = new Recent<>(1 << 13);
  private final SoundModel sounds;
  private final Logistic sameScript;
  private final Logistic acrossScripts;

  WordLikeness(SoundModel sounds, Logistic sameScript, Logistic acrossScripts) {
    this.sounds = sounds;
    this.sameScript = sameScript;
    this.acrossScripts = acrossScripts;
  }

  /** With and without the endings and parts that may be left out. */
  double of(Word one, Word other, boolean same) {
    return words.get(one, other, same, () -> compared(one, other, same));
  }

  private double compared(Word one, Word other, boolean same) {
    if (NameWords.syllable(one.normal().codePointAt(0))
        && NameWords.syllable(other.normal().codePointAt(0))
        && same) {
      return one.normal().equals(other.normal())
          ? 1
          : one.latin().equals(other.latin()) ? READ_ALIKE : 0;
    }
    if (NameWords.is("prefix", one.normal()) && NameWords.is("prefix", other.normal())) {
      return ENDING;
    }
    double best = compared(one.spelling(), other.spelling(), same);
    if (best > 0.98) {
      return best;
    }
    if (same && (!one.plain().equals(one.spelling()) || !other.plain().equals(other.spelling()))) {
      best = Math.max(best, compared(one.plain(), other.plain(), true));
    }
    List<Spelling> ones = one.stems();
    List<Spelling> others = other.stems();
    for (Spelling stem : ones) {
      best = Math.max(best, ENDING * compared(stem, other.spelling(), same));
    }
    for (Spelling stem : others) {
      best = Math.max(best, ENDING * compared(one.spelling(), stem, same));
    }
    for (Spelling stem : ones) {
      for (Spelling its : others) {
        best = Math.max(best, ENDING * ENDING * compared(stem, its, same));
      }
    }
    if (best < PART && !one.core().equals(one.spelling())) {
      best = Math.max(best, PART * compared(one.core(), other.spelling(), same));
    }
    if (best < PART && !other.core().equals(other.spelling())) {
      best = Math.max(best, PART * compared(one.spelling(), other.core(), same));
    }
    return best;
  }

  /** As they are spelled. */
  double of(Spelling one, Spelling other, boolean same) {
    return spellings.get(one, other, same, () -> compared(one, other, same));
  }

  private double compared(Spelling one, Spelling other, boolean same) {
    if (one.latin().equals(other.latin())) {
      return 1;
    }
    int longer = Math.max(one.length(), other.length());
    int shorter = Math.min(one.length(), other.length());
    if (longer > LONGER * shorter || one.number() || other.number()) {
      return 0;
    }
    int edits = Words.edits(one.latin(), other.latin());
    if (same && edits > OTHER * longer) {
      return 0;
    }
    return (same ? sameScript : acrossScripts).probability(features(one, other, edits));
  }

  /** The features of a pair of words; the first is 1. */
  double[] features(Spelling one, Spelling other) {
    return features(one, other, Words.edits(one.latin(), other.latin()));
  }

  private double[] features(Spelling one, Spelling other, int edits) {
    double longer = Math.max(one.length(), other.length());
    double ratio = sounds.logRatio(one.numbers(), other.numbers());
    // Beyond these bounds more says nothing more.
    double each = Math.max(-2, Math.min(3, ratio / Math.max(1, longer)));
    return new double[] {
      1,
      each,
      Math.max(-5, Math.min(30, ratio)) / 10,
      1 - edits / longer,
      one.skeleton().equals(other.skeleton()) ? 1 : 0,
      one.first() == other.first() ? 1 : 0,
      Math.min(longer, 10) / 10,
      Math.abs(one.length() - other.length()) / longer,
      Math.min(0, each),
      edits < 3 && Words.slip(one.latin(), other.latin()) ? 1 : 0,
      one.latin().charAt(0) == other.latin().charAt(0) ? 1 : 0,
      edits == 1 ? Math.min(longer, 12) / 12 : 0
    };
  }

  /** What differs where two words are laid beside one another, as an editor reads it: kh~x. */
  List<String> unlike(Spelling one, Spelling other) {
    return sounds.align(one.numbers(), other.numbers()).pieces().stream()
        .map(piece -> piece.replace('E', '\'').toLowerCase(Locale.ROOT))
        .filter(
            piece -> {
              int middle = piece.indexOf('~');
              return !piece.substring(0, middle).equals(piece.substring(middle + 1));
            })
        .toList();
  }
}
