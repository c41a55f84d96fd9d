package org.dragoman.reconciliation.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The few consonants of a word that its spellings in most scripts have in common, for look-ups.
 *
 * <p>Rougher than {@link Skeleton}: f, v and w go except at the beginning, for waw is a vowel, too;
 * sibilants are one; only the first three consonants count, so that endings and words joined to it
 * do not matter. Letters that are read in two ways give two codes.
 */
final class KeySound {

  private static final int LONGEST = 3;
  private static final int MOST = 8;

  /** The servant of, before a name of God: written apart or not, with an article or not. */
  private static final Pattern SERVANT =
      Pattern.compile("^[aE]bd(Al|[aueo][lrnszdt](?!l?lah)|[uo])?(?=..)");

  private KeySound() {}

  /** The codes of a word in the small alphabet, one to eight; a vowel gives {@code A}. */
  static Set<String> codes(String latin) {
    String word = SERVANT.matcher(latin).replaceFirst("");
    List<StringBuilder> ways = new ArrayList<>();
    ways.add(new StringBuilder());
    for (int i = 0; i < word.length(); ) {
      int length = length(word, i);
      String[] kinds = kinds(word, i, length);
      int before = ways.size();
      for (int way = 0; way < before; way++) {
        for (int k = 1; k < kinds.length && ways.size() < MOST; k++) {
          ways.add(new StringBuilder(ways.get(way)).append(kinds[k]));
        }
        ways.get(way).append(kinds[0]);
      }
      i += length;
    }
    Set<String> codes = new LinkedHashSet<>();
    for (StringBuilder way : ways) {
      String code = way.toString().replace("a", "").replace("TS", "S").replaceAll("(.)\\1+", "$1");
      codes.add(code.isEmpty() ? "A" : code.substring(0, Math.min(LONGEST, code.length())));
    }
    return codes;
  }

  /** The kinds of sound with which a word may begin; {@code A} for a vowel. */
  static Set<String> firsts(String latin) {
    Set<String> firsts = new LinkedHashSet<>();
    int length = length(latin, 0);
    for (String kind : kinds(latin, 0, length)) {
      firsts.add(kind.isEmpty() || kind.equals("a") ? "A" : kind.substring(0, 1));
    }
    return firsts;
  }

  private static int length(String word, int i) {
    boolean digraph =
        i + 1 < word.length()
            && word.charAt(i + 1) == 'h'
            && "sckgztdp".indexOf(word.charAt(i)) >= 0;
    return digraph ? 2 : 1;
  }

  /** What letters may stand for; a small a for a vowel, which parts doubled consonants. */
  private static String[] kinds(String word, int i, int length) {
    char c = word.charAt(i);
    char next = i + length < word.length() ? word.charAt(i + length) : 0;
    boolean soft = next != 0 && "eiy".indexOf(next) >= 0;
    boolean last = i + length == word.length();
    if (length == 2) {
      return switch (c) {
        case 's', 'z' -> new String[] {"S"};
        case 'c' -> new String[] {"S", "K"};
        case 't', 'd' -> new String[] {"T", "S"};
        case 'p' -> new String[] {i == 0 ? "F" : ""};
        case 'k' -> new String[] {"K", "a"};
        default -> new String[] {"K"};
      };
    }
    return switch (c) {
      case 'b' -> i == 0 ? new String[] {"B"} : new String[] {"B", "a"};
      case 'p' -> new String[] {"B"};
      case 'f', 'v', 'w', 'W' -> new String[] {i == 0 ? "F" : ""};
      case 'm' -> new String[] {"M"};
      case 'n' -> new String[] {"N"};
      case 'l' -> new String[] {"L"};
      case 'r' -> new String[] {"R"};
      case 'd', 't' -> new String[] {"T"};
      case 's', 'z' -> new String[] {"S"};
      case 'j' -> new String[] {"S", "a", "K"};
      case 'c' -> new String[] {"K", "S"};
      case 'g' -> soft ? new String[] {"K", "S", "a"} : new String[] {"K"};
      case 'k', 'q' -> new String[] {"K"};
      case 'x' -> new String[] {"KS", "K"};
      case 'h' -> last && i > 0 ? new String[] {"a"} : new String[] {"a", "K"};
      default -> new String[] {c >= '0' && c <= '9' ? Character.toString(c) : "a"};
    };
  }
}
