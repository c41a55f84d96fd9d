package org.dragoman.reconciliation.tenure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dragoman.record.assertion.Tenure;
import org.jspecify.annotations.Nullable;

/**
 * A post as several tenures name it, each in its words and language.
 *
 * <p>Posts are one where they are one office, "foreign minister" and "министр иностранных дел" of
 * one country, or where their words, body and country are the same. A post of which no country is
 * told is the one that has its words and body, where there is one such.
 *
 * @param offices that it is, such as {@code foreign-minister@NO}; none where its words tell none
 * @param tenures that name it, in the order in which they were given; at least one
 */
public record HeldPost(Set<String> offices, List<Tenure> tenures) {

  /** Copies the collections. */
  public HeldPost {
    offices = Collections.unmodifiableSet(new TreeSet<>(offices));
    tenures = List.copyOf(tenures);
  }

  /**
   * The posts of some tenures, in the order in which they are first named.
   *
   * @param offices the offices that a tenure gives, by its id
   */
  public static List<HeldPost> of(
      List<Tenure> tenures, Map<String, ? extends Set<String>> offices) {
    // What is one office or one wording hangs together, whatever stands between.
    Map<String, Integer> marks = new TreeMap<>();
    int[] joined = new int[tenures.size()];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = i;
      for (String mark : marks(tenures.get(i), offices)) {
        Integer other = marks.putIfAbsent(mark, i);
        if (other != null) {
          join(joined, other, i);
        }
      }
    }
    // Joined only where one post alone fits, so that nobody of no country makes one of two.
    Map<String, Set<Integer>> byWords = new TreeMap<>();
    for (int i = 0; i < joined.length; i++) {
      if (!marks(tenures.get(i), offices).isEmpty()) {
        byWords.computeIfAbsent(words(tenures.get(i)), key -> new TreeSet<>()).add(top(joined, i));
      }
    }
    Map<String, Integer> unplaced = new TreeMap<>();
    for (int i = 0; i < joined.length; i++) {
      if (marks(tenures.get(i), offices).isEmpty()) {
        String words = words(tenures.get(i));
        Set<Integer> fitting = byWords.getOrDefault(words, Set.of());
        int place =
            fitting.size() == 1
                ? fitting.iterator().next()
                : unplaced.computeIfAbsent(words, key -> -1);
        if (place < 0) {
          unplaced.put(words, i);
        } else {
          join(joined, place, i);
        }
      }
    }
    Map<Integer, List<Tenure>> posts = new LinkedHashMap<>();
    for (int i = 0; i < joined.length; i++) {
      posts.computeIfAbsent(top(joined, i), key -> new ArrayList<>()).add(tenures.get(i));
    }
    return posts.values().stream()
        .map(
            same -> {
              Set<String> all = new TreeSet<>();
              same.forEach(tenure -> all.addAll(offices(tenure, offices)));
              return new HeldPost(all, same);
            })
        .toList();
  }

  /** The words by which the post is named, each once, however its letters are written. */
  public List<String> wordings() {
    return wordings(tenures);
  }

  /** The words by which some tenures name their posts, each once. */
  static List<String> wordings(List<Tenure> tenures) {
    Map<String, String> wordings = new LinkedHashMap<>();
    tenures.forEach(tenure -> wordings.putIfAbsent(normal(tenure.post()), tenure.post()));
    return List.copyOf(wordings.values());
  }

  private static Set<String> offices(Tenure tenure, Map<String, ? extends Set<String>> offices) {
    Set<String> own = offices.get(tenure.id());
    return own == null ? Set.of() : own;
  }

  /** By what a tenure tells that its post is another's: offices, or words and country. */
  private static Set<String> marks(Tenure tenure, Map<String, ? extends Set<String>> offices) {
    Set<String> own = offices(tenure, offices);
    return own.isEmpty() && tenure.country() != null
        ? Set.of(words(tenure) + "\n" + tenure.country())
        : own;
  }

  private static String words(Tenure tenure) {
    return normal(tenure.post()) + "\n" + normal(tenure.body());
  }

  private static String normal(@Nullable String words) {
    return words == null ? "" : words.toLowerCase(Locale.ROOT).strip();
  }

  private static int top(int[] joined, int i) {
    return joined[i] == i ? i : top(joined, joined[i]);
  }

  private static void join(int[] joined, int one, int other) {
    int first = top(joined, one);
    int second = top(joined, other);
    joined[Math.max(first, second)] = Math.min(first, second);
  }
}
