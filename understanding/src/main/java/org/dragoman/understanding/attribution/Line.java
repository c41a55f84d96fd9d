package org.dragoman.understanding.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;

/**
 * A passage as the reader of attributions sees it: its words with the parts that they play, and
 * which of them stand in quotation marks.
 */
final class Line {

  /** A quotation of so few words may be a name or a label, so it is read like other words. */
  private static final int SHORT_QUOTE = 4;

  /** "Ас-Садик", "al-Sisi": a particle in small letters before a name. */
  private static final Pattern PARTICLE = Pattern.compile("^\\p{Ll}{1,3}[-‑’']\\p{Lu}");

  private static final long SAYING =
      Cue.SPEECH.bit()
          | Cue.REPORT.bit()
          | Cue.STATES.bit()
          | Cue.TOLD.bit()
          | Cue.LABEL.bit()
          | Cue.PUBLISH.bit();

  private final Passage passage;
  private final Vocabulary vocabulary;
  private final List<Word> words;
  private final long[] cues;
  private final boolean[] quoted;
  private final boolean[] verbs;
  private final List<Mark> marks = new ArrayList<>();

  /**
   * Words that play a part together.
   *
   * @param start index of the first
   * @param end index after the last
   * @param cues the parts, as bits
   */
  record Mark(int start, int end, long cues) {

    boolean is(Cue cue) {
      return (cues & cue.bit()) != 0;
    }
  }

  /** Reads a passage; the quotations are those of the document that touch it. */
  Line(Passage passage, Vocabulary vocabulary, List<Span> quotations) {
    this.passage = passage;
    this.vocabulary = vocabulary;
    this.words = passage.words();
    this.cues = new long[words.size()];
    this.quoted = new boolean[words.size()];
    this.verbs = new boolean[words.size()];
    for (Node node : passage.sentence().tree().nodes()) {
      verbs[node.word()] |= node.upos().equals("VERB");
    }
    for (Span quotation : quotations) {
      int from = firstFrom(quotation.start());
      int to = firstFrom(quotation.end());
      boolean whole =
          quotation.start() >= passage.sentence().span().start()
              && quotation.end() <= passage.sentence().span().end();
      if (!whole || wordsIn(from, to) > SHORT_QUOTE) {
        for (int i = from; i < to; i++) {
          quoted[i] = true;
        }
      }
    }
    for (Phrases.Match<Cue> match : vocabulary.phrases().find(passage)) {
      long bits = 0;
      for (Phrases.Form<Cue> form : match.forms()) {
        bits |= form.value().bit();
      }
      if ((bits & Cue.UNSAID.bit()) != 0) {
        // Who asks not to be named is named before it.
        bits |= Cue.STOP.bit();
      }
      int start = passage.wordAt(match.start());
      int end = passage.wordAt(match.end() - 1) + 1;
      int word = words.get(start).span().start();
      int form = passage.span(match.start(), match.end()).start();
      if (word < form && isArticle(passage.document().text().slice(new Span(word, form)))) {
        // "والتنقل", mobility, is not "تنقل", reports: no verb has an article.
        bits &= ~SAYING;
      }
      marks.add(new Mark(start, end, bits));
      for (int i = start; i < end; i++) {
        cues[i] |= bits;
      }
    }
  }

  private static boolean isArticle(String prefix) {
    return prefix.endsWith("ال") || prefix.endsWith("لل");
  }

  private int wordsIn(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += isWord(i) ? 1 : 0;
    }
    return count;
  }

  /** The index of the first word that begins at a document position or later. */
  int firstFrom(int position) {
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).span().start() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Passage passage() {
    return passage;
  }

  Vocabulary.Order order() {
    return vocabulary.order();
  }

  boolean caseless() {
    return vocabulary.caseless();
  }

  List<Mark> marks() {
    return marks;
  }

  int size() {
    return words.size();
  }

  String form(int i) {
    return words.get(i).form();
  }

  String normal(int i) {
    return words.get(i).normal();
  }

  boolean is(int i, Cue cue) {
    return i >= 0 && i < cues.length && (cues[i] & cue.bit()) != 0;
  }

  boolean isAny(int i, long bits) {
    return i >= 0 && i < cues.length && (cues[i] & bits) != 0;
  }

  boolean isQuoted(int i) {
    return i >= 0 && i < quoted.length && quoted[i];
  }

  boolean isWord(int i) {
    String form = form(i);
    for (int c = 0; c < form.length(); c++) {
      if (Character.isLetterOrDigit(form.charAt(c)) || Character.isSurrogate(form.charAt(c))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the reader sees a verb there. */
  boolean isVerb(int i) {
    return verbs[i];
  }

  boolean isCapital(int i) {
    return i >= 0
        && i < words.size()
        && (words.get(i).isCapitalized() || PARTICLE.matcher(form(i)).find());
  }

  /** The first character of a mark, a space where the word is a word. */
  char punctuation(int i) {
    return i < 0 || i >= words.size() || isWord(i) || form(i).isEmpty() ? ' ' : form(i).charAt(0);
  }

  boolean isComma(int i) {
    char c = punctuation(i);
    return c == ',' || c == '،' || c == '՝' || c == '؛' || c == ';';
  }

  boolean isColon(int i) {
    char c = punctuation(i);
    return c == ':' || c == '՝';
  }

  boolean isDash(int i) {
    char c = punctuation(i);
    return c == '–' || c == '—' || c == '―' || (c == '-' && !isJoint(i));
  }

  /** Whether a mark stands inside a word: hyphen, apostrophe, dot of an initial. */
  boolean isJoint(int i) {
    char c = punctuation(i);
    if (c == '.') {
      return i > 0
          && (is(i - 1, Cue.HONORIFIC)
              || (isCapital(i - 1) && form(i - 1).length() == 1)
              || (touches(i - 1) && touches(i) && isWord(i + 1)));
    }
    return (c == '-' || c == '\'' || c == '’' || c == '‐' || c == '‑')
        && i > 0
        && i + 1 < words.size()
        && touches(i - 1)
        && touches(i)
        && isWord(i + 1);
  }

  /** Whether a word and the next have nothing between them. */
  boolean touches(int i) {
    return i + 1 < words.size() && words.get(i).span().end() == words.get(i + 1).span().start();
  }

  boolean isQuoteMark(int i) {
    return "\"“”„«»‘".indexOf(punctuation(i)) >= 0 || (punctuation(i) == '’' && !isJoint(i));
  }

  boolean endsSentence(int i) {
    char c = punctuation(i);
    return (c == '.' && !isJoint(i)) || c == '!' || c == '?' || c == '։' || c == '؟' || c == '…';
  }

  Span span(int from, int to) {
    return passage.sentence().spanOf(from, to - 1);
  }

  /** The words of a range as they stand, on one line. */
  String words(int from, int to) {
    return oneLine(passage.document().text().slice(span(from, to)));
  }

  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = line.length() > 0;
      } else {
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.append(c);
      }
    }
    return line.toString();
  }
}
