package org.dragoman.reconciliation.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells how much likelier two spellings are as one word written twice than as two words.
 *
 * <p>A joint multigram model: each spelling is cut into pieces of at most two letters; a piece of
 * one stands beside a piece of the other, of which one at most has two letters, or beside nothing;
 * and each pair has a probability learned from names in two scripts (Deligne and Bimbot 1997;
 * Jiampojamarn, Kondrak and Sherif 2007). The model is symmetric. Immutable and thread-safe.
 */
public final class SoundModel {

  /** The letters of {@link Latinizer}'s alphabet; the place of each is its number. */
  static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzAWYEH0123456789";

  private static final int LETTERS = ALPHABET.length();

  /** Pieces: none, each letter, each two letters. */
  static final int PIECES = 1 + LETTERS + LETTERS * LETTERS;

  /** What a pair of pieces costs at least that was never seen, for each letter in it. */
  private static final double UNSEEN = Math.log(1e-5);

  private static final int[] NUMBER = new int[128];

  static {
    Arrays.fill(NUMBER, -1);
    for (int i = 0; i < LETTERS; i++) {
      NUMBER[ALPHABET.charAt(i)] = i;
    }
  }

  /** Pieces of no or one letter: two pieces of two letters do not stand beside one another. */
  private static final int SHORT = 1 + LETTERS;

  /** Logs by the longer piece and the shorter: small enough to stay near the processor. */
  private final float[] joint;

  private final float[] single;

  private SoundModel(float[] joint, float[] single) {
    this.joint = joint;
    this.single = single;
  }

  private static final class Shipped {
    static final SoundModel MODEL = read();
  }

  /** The model that the program brings along. */
  public static SoundModel shipped() {
    return Shipped.MODEL;
  }

  private static SoundModel read() {
    double[] joint = new double[PIECES * PIECES];
    double[] single = new double[LETTERS];
    for (List<String> row : Table.rows(SoundModel.class, "sounds.tsv")) {
      double p = Double.parseDouble(row.get(2));
      if (row.get(0).equals("-letter-")) {
        single[NUMBER[row.get(1).charAt(0)]] = p;
      } else {
        int one = piece(row.get(0));
        int other = piece(row.get(1));
        joint[one * PIECES + other] = p;
        joint[other * PIECES + one] = p;
      }
    }
    return of(joint, single);
  }

  /**
   * A model of given probabilities.
   *
   * @param joint of each pair of pieces, row by row
   * @param single of each letter
   */
  public static SoundModel of(double[] joint, double[] single) {
    float[] jointLog = new float[PIECES * SHORT];
    for (int one = 0; one < PIECES; one++) {
      for (int other = 0; other < SHORT; other++) {
        double p = joint[one * PIECES + other];
        double floor = UNSEEN * (length(one) + length(other));
        jointLog[one * SHORT + other] = (float) (p > 0 ? Math.max(Math.log(p), floor) : floor);
      }
    }
    float[] singleLog = new float[single.length];
    for (int i = 0; i < single.length; i++) {
      singleLog[i] = (float) Math.log(Math.max(single[i], 1e-5));
    }
    return new SoundModel(jointLog, singleLog);
  }

  /** The numbers of a word's letters; others are left out. */
  public static int[] numbers(String latin) {
    return latin.chars().filter(c -> c < 128 && NUMBER[c] >= 0).map(c -> NUMBER[c]).toArray();
  }

  /** The number of a piece of up to two letters. */
  static int piece(String letters) {
    int[] numbers = numbers(letters.equals("-") ? "" : letters);
    return switch (numbers.length) {
      case 0 -> 0;
      case 1 -> one(numbers[0]);
      default -> two(numbers[0], numbers[1]);
    };
  }

  /** The letters of the piece with a number; {@code -} for none. */
  public static String letters(int piece) {
    if (piece == 0) {
      return "-";
    }
    if (piece <= LETTERS) {
      return ALPHABET.substring(piece - 1, piece);
    }
    int both = piece - 1 - LETTERS;
    return "" + ALPHABET.charAt(both / LETTERS) + ALPHABET.charAt(both % LETTERS);
  }

  /** How many letters the piece with a number has. */
  public static int length(int piece) {
    return piece == 0 ? 0 : piece <= LETTERS ? 1 : 2;
  }

  private static int one(int letter) {
    return 1 + letter;
  }

  private static int two(int first, int second) {
    return 1 + LETTERS + first * LETTERS + second;
  }

  /** How many letters may stand beside a piece of so many. */
  public static int mostBeside(int length) {
    return length == 2 ? 1 : 2;
  }

  /** How many pieces there are. */
  public static int pieces() {
    return PIECES;
  }

  /** How many letters there are. */
  public static int alphabet() {
    return LETTERS;
  }

  /** The piece of so many letters that ends before a place. */
  public static int pieceBefore(int[] letters, int end, int length) {
    return switch (length) {
      case 0 -> 0;
      case 1 -> one(letters[end - 1]);
      default -> two(letters[end - 2], letters[end - 1]);
    };
  }

  /**
   * The best way to lay two words beside one another.
   *
   * @param logRatio log of how much likelier they are as one word than as two
   * @param pieces the pairs of pieces in order, as {@code kh~x}
   */
  public record Alignment(double logRatio, List<String> pieces) {}

  /** The log of how much likelier two words are as one written twice than as two. */
  public double logRatio(int[] one, int[] other) {
    return end(table(one, other)) - apart(one) - apart(other);
  }

  private double apart(int[] letters) {
    double sum = 0;
    for (int letter : letters) {
      sum += single[letter];
    }
    return sum;
  }

  private float joint(int one, int other) {
    return one < SHORT ? joint[other * SHORT + one] : joint[one * SHORT + other];
  }

  /** The best log probability of each two beginnings, row by row. */
  private float[] table(int[] one, int[] other) {
    int width = other.length + 1;
    float[] best = new float[(one.length + 1) * width];
    for (int i = 0; i <= one.length; i++) {
      int single = i > 0 ? one(one[i - 1]) : 0;
      int both = i > 1 ? two(one[i - 2], one[i - 1]) : 0;
      for (int j = 0; j < width; j++) {
        if (i + j == 0) {
          continue;
        }
        int at = i * width + j;
        float here = Float.NEGATIVE_INFINITY;
        int its = j > 0 ? one(other[j - 1]) : 0;
        if (j > 0) {
          here = best[at - 1] + joint[its * SHORT];
        }
        if (j > 1) {
          int itsBoth = two(other[j - 2], other[j - 1]) * SHORT;
          here = Math.max(here, best[at - 2] + joint[itsBoth]);
          if (i > 0) {
            here = Math.max(here, best[at - width - 2] + joint[itsBoth + single]);
          }
        }
        if (i > 0) {
          here = Math.max(here, best[at - width] + joint[single * SHORT]);
          if (j > 0) {
            here = Math.max(here, best[at - width - 1] + joint[single * SHORT + its]);
          }
        }
        if (i > 1) {
          here = Math.max(here, best[at - 2 * width] + joint[both * SHORT]);
          if (j > 0) {
            here = Math.max(here, best[at - 2 * width - 1] + joint[both * SHORT + its]);
          }
        }
        best[at] = here;
      }
    }
    return best;
  }

  /** The best way to lay two words beside one another. */
  public Alignment align(int[] one, int[] other) {
    float[] best = table(one, other);
    List<String> pieces = new ArrayList<>();
    int i = one.length;
    int j = other.length;
    while (i + j > 0) {
      int[] step = step(best, one, other, i, j);
      pieces.add(
          0, letters(pieceBefore(one, i, step[0])) + "~" + letters(pieceBefore(other, j, step[1])));
      i -= step[0];
      j -= step[1];
    }
    return new Alignment(end(best) - apart(one) - apart(other), List.copyOf(pieces));
  }

  private static double end(float[] best) {
    return best[best.length - 1];
  }

  private int[] step(float[] best, int[] one, int[] other, int i, int j) {
    int width = other.length + 1;
    for (int a = Math.min(2, i); a >= 0; a--) {
      for (int b = Math.min(mostBeside(a), j); b >= (a == 0 ? 1 : 0); b--) {
        float way =
            best[(i - a) * width + j - b] + joint(pieceBefore(one, i, a), pieceBefore(other, j, b));
        if (way >= best[i * width + j]) {
          return new int[] {a, b};
        }
      }
    }
    throw new IllegalStateException("no way back in an alignment");
  }
}
