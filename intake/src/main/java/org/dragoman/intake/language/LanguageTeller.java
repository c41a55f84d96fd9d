package org.dragoman.intake.language;

import java.util.Map;

/**
 * Tells the language and script of a text from the text itself.
 *
 * <p>A script used by one language tells the language. Among the others the frequent words and the
 * letters of each language decide ({@link FrequentWords}); only where they leave it open, the much
 * slower n-gram model is asked ({@link NgramModel}). A bounded sample is looked at, so the time
 * does not grow with the text. Stateless and thread-safe.
 */
public final class LanguageTeller {

  /** BCP 47 for "undetermined". */
  public static final String UNDETERMINED = "und";

  /** The scripts in which hardly more than one language is printed. */
  private static final Map<String, String> ONE_LANGUAGE =
      Map.ofEntries(
          Map.entry("Armn", "hy"),
          Map.entry("Geor", "ka"),
          Map.entry("Grek", "el"),
          Map.entry("Ethi", "am"),
          Map.entry("Thai", "th"),
          Map.entry("Laoo", "lo"),
          Map.entry("Khmr", "km"),
          Map.entry("Mymr", "my"),
          Map.entry("Hang", "ko"),
          Map.entry("Hira", "ja"),
          Map.entry("Kana", "ja"),
          Map.entry("Hani", "zh"),
          Map.entry("Beng", "bn"),
          Map.entry("Taml", "ta"),
          Map.entry("Telu", "te"),
          Map.entry("Knda", "kn"),
          Map.entry("Mlym", "ml"),
          Map.entry("Gujr", "gu"),
          Map.entry("Guru", "pa"),
          Map.entry("Orya", "or"),
          Map.entry("Sinh", "si"),
          Map.entry("Tibt", "bo"),
          Map.entry("Thaa", "dv"));

  /** How many UTF-16 units are looked at, in slices spread over the text. */
  private static final int SAMPLE = 2_400;

  private static final int SLICES = 6;

  /** Below this many letters nothing is told but what the script tells. */
  private static final int FEWEST_LETTERS = 12;

  private LanguageTeller() {}

  /**
   * The language and script of a text.
   *
   * @param language BCP 47 tag, {@link #UNDETERMINED} where unsure
   * @param script ISO 15924 code of most of the letters, {@code Zyyy} where there is none
   */
  public record Told(String language, String script) {}

  /** Tells the language and script. */
  public static Told tell(CharSequence text) {
    String sample = sample(text);
    Script.Count scripts = Script.count(sample);
    String script = scripts.most();
    String only = ONE_LANGUAGE.get(script);
    if (only != null) {
      // Japanese mixes in Chinese characters, often more than its own.
      boolean japanese = only.equals("zh") && scripts.share("Hira", "Kana") > 0.1;
      return new Told(japanese ? "ja" : only, script);
    }
    if (script.equals(Script.NONE) || scripts.letters() < FEWEST_LETTERS) {
      return new Told(UNDETERMINED, script);
    }
    FrequentWords.Guess guess = FrequentWords.KNOWN.guess(sample, script);
    if (guess.isSure()) {
      return new Told(guess.language(), script);
    }
    if (guess.isLikely()) {
      return new Told(guess.language(), script);
    }
    String model = NgramModel.tell(sample);
    return new Told(model == null ? UNDETERMINED : model, script);
  }

  /** How large a part of the words are frequent words of the one language that has most of them. */
  public static double shareOfKnownWords(CharSequence text) {
    String sample = sample(text);
    String script = Script.count(sample).most();
    return FrequentWords.KNOWN.guess(sample, script).share();
  }

  /** The whole of a short text, or slices of a long one, each starting and ending at a space. */
  private static String sample(CharSequence text) {
    if (text.length() <= SAMPLE) {
      return text.toString();
    }
    int slice = SAMPLE / SLICES;
    StringBuilder sample = new StringBuilder(SAMPLE + SLICES);
    for (int i = 0; i < SLICES; i++) {
      int start = (int) ((long) (text.length() - slice) * i / (SLICES - 1));
      int end = start + slice;
      while (i > 0 && start < end && !Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      // A slice without any space is one of a script without spaces: take it as it is.
      start = start == end ? end - slice : start;
      sample.append(text, start, end).append('\n');
    }

    return sample.toString();
  }
}
