package org.dragoman.understanding.attribution;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;

/**
 * Words of a passage that may put something into somebody's mouth, from {@code reporting.tsv}.
 *
 * @param match where they stand
 * @param kind how they do it
 */
public record SpeechWord(Phrases.Match<?> match, Kind kind) {

  /** The ways to put something into somebody's mouth. */
  public enum Kind {
    /** A verb of saying. */
    SAY,
    /** A verb that calls something a name. */
    LABEL,
    /** Joins a clause in which others may speak: "while". */
    WHEREAS,
    /** Asks not to be named. */
    UNSAID
  }

  /** Those of a passage, in order. */
  public static List<SpeechWord> in(String language, Passage passage) {
    List<SpeechWord> found = new ArrayList<>();
    for (Phrases.Match<Cue> match : Vocabulary.of(language).phrases().find(passage)) {
      boolean says = false;
      boolean labels = false;
      boolean turns = false;
      boolean hides = false;
      for (Phrases.Form<Cue> form : match.forms()) {
        says |=
            form.value() == Cue.SPEECH || form.value() == Cue.TOLD || form.value() == Cue.REPORT;
        labels |= form.value() == Cue.LABEL;
        turns |= form.value() == Cue.WHEREAS;
        hides |= form.value() == Cue.UNSAID;
      }
      if (says || labels || turns || hides) {
        found.add(
            new SpeechWord(
                match, hides ? Kind.UNSAID : says ? Kind.SAY : labels ? Kind.LABEL : Kind.WHEREAS));
      }
    }
    return found;
  }
}
