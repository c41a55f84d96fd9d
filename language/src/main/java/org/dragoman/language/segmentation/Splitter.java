package org.dragoman.language.segmentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Splits words that are several for syntax, such as Spanish "del" and Arabic "وقال", in context.
 *
 * <p>The ways to split and a log-linear model that chooses among them come from treebanks; {@code
 * training/README.md} says how they are computed. What a language's {@code whole.txt} lists keeps
 * its first letters. Immutable and thread-safe.
 */
public final class Splitter {

  private static final String RESOURCE = "splits.bin";
  private static final byte[] MAGIC = "DRSPLIT2".getBytes(StandardCharsets.US_ASCII);

  /** FNV-1a's basis and the seed 7, multiplied. */
  private static final int BASIS = 0x20C5866;

  private static final int LONGEST_ENDING = 24;

  /** What may stand behind a listed word that begins like one with a word glued in front. */
  private static final Set<String> ENDINGS =
      Set.of(
          "", "ا", "ان", "ين", "ون", "ات", "ة", "ت", "تان", "تين", "ي", "ية", "يا", "يان", "يين",
          "يون", "يات", "ه", "ها", "هم", "هما", "هن", "نا", "كم", "ك", "ته", "تها", "تهم", "تنا",
          "اته", "اتها", "اتهم", "اتنا", "وا", "يه", "يها", "يهم", "تي", "يتا", "يتان", "يتين");

  private final Map<String, Set<String>> whole = new ConcurrentHashMap<>();

  private final Map<String, Map<String, List<Pattern>>> byLanguage = new HashMap<>();
  private final float[] weights;
  private final Predicate<String> frequent;

  /**
   * A way to split.
   *
   * @param name its key in the model
   * @param before the parts in front of the stem
   * @param ending what is taken off behind
   * @param stemEnding what the stem gets for it
   * @param behind the parts behind the stem
   */
  private record Pattern(
      String name, List<String> before, String ending, String stemEnding, List<String> behind) {

    int front() {
      return before.stream().mapToInt(String::length).sum();
    }
  }

  Splitter(InputStream in, Predicate<String> frequent) throws IOException {
    this.frequent = frequent;
    ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    bytes.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("These are not the splitter's weights");
    }
    byte[] text = new byte[bytes.getInt()];
    weights = new float[bytes.getInt()];
    bytes.get(text);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Float.float16ToFloat(bytes.getShort());
    }
    for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
      String[] cells = line.split("\t", -1);
      String name = cells[0] + cells[1] + "|" + cells[2] + ">" + cells[3] + "|" + cells[4];
      byLanguage
          .computeIfAbsent(cells[0], language -> new HashMap<>())
          .computeIfAbsent(cells[2], ending -> new ArrayList<>())
          .add(new Pattern(name, list(cells[1]), cells[2], cells[3], list(cells[4])));
    }
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\+"));
  }

  /**
   * The ways and weights in this version of the program.
   *
   * @param frequent whether a string is a frequent word, as the encoder's vocabulary has it
   */
  public static Splitter shipped(Predicate<String> frequent) {
    try (InputStream in = Splitter.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE);
      }
      return new Splitter(in, frequent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The words for syntax of a sentence.
   *
   * @param language BCP 47; words of a language without ways to split stay whole
   * @param words the words of the text
   */
  public List<Part> parts(String language, List<Word> words) {
    String code = language.split("-", 2)[0];
    Map<String, List<Pattern>> patterns = byLanguage.get(code);
    List<Part> parts = new ArrayList<>(words.size());
    List<String> small =
        patterns == null ? List.of() : words.stream().map(Splitter::lower).toList();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      Pattern best = patterns == null ? null : best(code, patterns, small, i);
      if (best == null) {
        parts.add(new Part(i, word.span(), word.form()));
      } else {
        split(i, word, small.get(i), best, parts);
      }
    }
    return parts;
  }

  private static String lower(Word word) {
    int[] small = word.form().codePoints().map(Character::toLowerCase).toArray();
    return new String(small, 0, small.length);
  }

  private @Nullable Pattern best(
      String language, Map<String, List<Pattern>> patterns, List<String> words, int at) {
    String word = words.get(at);
    String before = at == 0 ? "<" : words.get(at - 1);
    String after = at + 1 == words.size() ? ">" : words.get(at + 1);
    Pattern best = null;
    float most = 0;
    int longest = Math.min(word.length(), LONGEST_ENDING);
    for (int length = 0; length <= longest; length++) {
      for (Pattern pattern :
          patterns.getOrDefault(word.substring(word.length() - length), List.of())) {
        String stem = stem(pattern, word);
        if (stem != null && (pattern.before.isEmpty() || !isWhole(language, word))) {
          float score = score(language, pattern, word, stem, before, after);
          if (score > most) {
            most = score;
            best = pattern;
          }
        }
      }
    }
    return best;
  }

  /** Whether a word, with an ending or without, is listed as one that has nothing in front. */
  private boolean isWhole(String language, String word) {
    Set<String> words = whole.computeIfAbsent(language, Splitter::whole);
    for (int end = words.isEmpty() ? 0 : word.length(); end > 1; end--) {
      if (words.contains(word.substring(0, end)) && ENDINGS.contains(word.substring(end))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> whole(String language) {
    String file = "/org/dragoman/language/" + language + "/whole.txt";
    try (InputStream in = Splitter.class.getResourceAsStream(file)) {
      return in == null
          ? Set.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> Arrays.stream(line.split(" ")))
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String stem(Pattern pattern, String word) {
    int front = pattern.front();
    int end = word.length() - pattern.ending.length();
    if (front > end || !word.startsWith(String.join("", pattern.before))) {
      return null;
    }
    boolean whole = front == 0 && end == 0;
    return front < end || whole ? word.substring(front, end) : null;
  }

  private float score(
      String language, Pattern pattern, String word, String stem, String before, String after) {
    String full = stem + pattern.stemEnding;
    int[] letters = full.codePoints().toArray();
    String flags =
        (frequent.test(word) ? "1" : "0")
            + (frequent.test(full) ? "1" : "0")
            + Math.min(letters.length, 5);
    int two = Math.min(2, letters.length);
    String key = pattern.name;
    return weight(key)
        + weight(key + "\u0001" + word)
        + weight(key + "\u0002" + full)
        + weight(key + "\u0003" + before)
        + weight(key + "\u0004" + after)
        + weight(key + "\u0005" + flags)
        + weight(key + "\u0006" + new String(letters, 0, two))
        + weight(key + "\u0007" + new String(letters, letters.length - two, two))
        + weight(language + "\b" + flags);
  }

  /** The weight of a feature: FNV-1a over its code points tells its place. */
  private float weight(String feature) {
    int value = BASIS;
    for (int i = 0; i < feature.length(); ) {
      int codePoint = feature.codePointAt(i);
      value = (value ^ codePoint) * 0x01000193;
      i += Character.charCount(codePoint);
    }
    return weights[Integer.remainderUnsigned(value, weights.length)];
  }

  /** The parts keep the letters of the text where they are those of the text. */
  private static void split(int index, Word word, String small, Pattern pattern, List<Part> to) {
    List<String> forms = new ArrayList<>(pattern.before);
    int front = pattern.front();
    String stem = small.substring(front, small.length() - pattern.ending.length());
    if (!stem.isEmpty()) {
      forms.add(stem + pattern.stemEnding);
    }
    forms.addAll(pattern.behind);
    boolean cut = String.join("", forms).equals(small);
    int at = 0;
    for (String form : forms) {
      Span span = word.span();
      String shown = form;
      if (cut) {
        int start = span.start() + word.form().codePointCount(0, at);
        shown = word.form().substring(at, at + form.length());
        at += form.length();
        span = new Span(start, start + form.codePointCount(0, form.length()));
      } else if (to.isEmpty() || to.get(to.size() - 1).word() != index) {
        shown = word.isCapitalized() ? capitalized(form) : form;
      }
      to.add(new Part(index, span, shown));
    }
  }

  private static String capitalized(String form) {
    int first = form.codePointAt(0);
    return Character.toString(Character.toUpperCase(first))
        + form.substring(Character.charCount(first));
  }
}
