package org.dragoman.reconciliation.name;

/**
 * The consonants of a word by kind, without those that spellings add or leave out: what words that
 * sound alike have in common.
 *
 * <p>Lips {@code B}, {@code F}; teeth {@code T}, {@code S}, {@code N}, {@code L}, {@code R}; throat
 * {@code K}; {@code M}. Vowels, half vowels and a last h go; a doubled consonant is one.
 */
final class Skeleton {

  private Skeleton() {}

  /** The skeleton of a word in the small alphabet; {@code A} where it has no consonant. */
  static String of(String latin) {
    StringBuilder out = new StringBuilder();
    char last = 0;
    for (int i = 0; i < latin.length(); i++) {
      char kind = kind(latin, i);
      if (kind == 0) {
        // Vowels part doubled consonants: Mammad has two.
        last = latin.charAt(i) == 'h' ? last : 0;
        continue;
      }
      if (kind != last) {
        out.append(kind);
      }
      last = kind;
    }
    return out.isEmpty() ? "A" : out.toString();
  }

  /** The kind of sound with which a word begins; {@code A} for a vowel. */
  static char first(String latin) {
    char kind = latin.isEmpty() ? 0 : kind(latin, 0);
    if (latin.equals("h")) {
      return 'K';
    }
    return kind == 0 ? 'A' : kind;
  }

  private static char kind(String latin, int i) {
    char c = latin.charAt(i);
    boolean beforeH = i + 1 < latin.length() && latin.charAt(i + 1) == 'h';
    boolean end = i + 1 == latin.length();
    return switch (c) {
      case 'b' -> 'B';
      case 'p' -> beforeH ? 'F' : 'B';
      case 'f', 'v' -> 'F';
      case 'W', 'w' -> i == 0 ? 'F' : 0;
      case 'm' -> 'M';
      case 'n' -> 'N';
      case 'l' -> 'L';
      case 'r' -> 'R';
      case 'd', 't' -> 'T';
      case 's', 'z', 'j' -> 'S';
      case 'c' -> beforeH ? 'S' : 'K';
      case 'k', 'q', 'g', 'x' -> 'K';
      case 'h' -> {
        boolean digraph = i > 0 && "sczktgdp".indexOf(latin.charAt(i - 1)) >= 0;
        yield digraph || end ? 0 : 'K';
      }
      default -> c >= '0' && c <= '9' ? c : 0;
    };
  }
}
