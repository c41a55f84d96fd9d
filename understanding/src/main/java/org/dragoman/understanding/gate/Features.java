package org.dragoman.understanding.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dragoman.understanding.lexicon.WordList;

/**
 * What a first look counts in a document, the same for every language: so weights learned on some
 * languages hold for the others, and for one that is added.
 */
final class Features {

  /** The genre whose words speak for a document; those of all others speak against it. */
  static final String DIPLOMACY = "diplomacy";

  static final String GENRE = "genre ";

  private static final List<String> POSTS =
      List.of("head", "chair", "deputy", "minister", "envoy", "member", "official");

  private static final List<String> BODIES = List.of("body", "group");

  private static final List<String> GENRES =
      List.of(
          DIPLOMACY, "sport", "markets", "weather", "crime", "culture", "kitchen", "technology");

  /** What stands together in one sentence. */
  private static final List<String> TOGETHER =
      List.of(
          "post+country",
          "body+country",
          "act+country",
          "act+post",
          "act+post+country",
          "two countries",
          "act+two countries",
          "act+body",
          "two posts",
          "diplomacy+country",
          "diplomacy+act",
          "diplomacy+post");

  /** The names of the features, in their order. */
  static final List<String> NAMES = names();

  private static final Map<String, Integer> INDEX = index();

  private final double[] values = new double[NAMES.size()];
  private final List<Set<String>> words = new ArrayList<>();
  private int length;

  private Features() {
    NAMES.forEach(name -> words.add(new LinkedHashSet<>()));
  }

  /** Counts what the sentences of a document have. */
  static Features of(List<Signals.Look> sentences) {
    Features features = new Features();
    Set<String> countries = new HashSet<>();
    for (Signals.Look sentence : sentences) {
      features.length += sentence.words();
      features.count(sentence, countries);
    }
    features.scale(countries.size());
    return features;
  }

  /** Whether what a feature counts speaks against a document. */
  static boolean isAgainst(String name) {
    return name.startsWith(GENRE) && !name.equals(GENRE + DIPLOMACY);
  }

  /** The values, in the order of {@link #NAMES}. */
  double[] values() {
    return values.clone();
  }

  /** The words that were counted for a feature. */
  List<String> words(int feature) {
    return List.copyOf(words.get(feature));
  }

  /** How many words the document has. */
  int length() {
    return length;
  }

  private void count(Signals.Look sentence, Set<String> all) {
    boolean act = false;
    boolean body = false;
    boolean diplomacy = false;
    int posts = 0;
    Set<String> countries = new HashSet<>();
    for (Signals.Found found : sentence.found()) {
      for (Signal signal : found.signals()) {
        String name =
            switch (signal.kind()) {
              case ACT -> "act " + signal.value();
              case POST -> "post " + signal.value();
              case BODY -> "body " + signal.value();
              case TEXT -> "text";
              case COUNTRY -> "country";
              case GENRE -> GENRE + signal.value();
              case NONE -> "";
            };
        add(name, found.words());
        switch (signal.kind()) {
          case ACT -> act = true;
          case POST -> posts++;
          case BODY -> body = true;
          case COUNTRY -> countries.add(signal.value());
          case GENRE -> diplomacy |= signal.value().equals(DIPLOMACY);
          case TEXT, NONE -> {}
        }
      }
    }
    all.addAll(countries);
    boolean country = !countries.isEmpty();
    boolean two = countries.size() > 1;
    together("post+country", posts > 0 && country);
    together("body+country", body && country);
    together("act+country", act && country);
    together("act+post", act && posts > 0);
    together("act+post+country", act && posts > 0 && country);
    together("two countries", two);
    together("act+two countries", act && two);
    together("act+body", act && body);
    together("two posts", posts > 1);
    together("diplomacy+country", diplomacy && country);
    together("diplomacy+act", diplomacy && act);
    together("diplomacy+post", diplomacy && posts > 0);
  }

  private void add(String name, String form) {
    Integer index = INDEX.get(name);
    if (index != null) {
      values[index]++;
      words.get(index).add(form);
    }
  }

  private void together(String name, boolean are) {
    if (are) {
      values[INDEX.getOrDefault(name, 0)]++;
    }
  }

  /**
   * Single words by how thick they stand, what stands together by how often: a long text with one
   * visit in it has the visit.
   */
  private void scale(int countries) {
    double hundreds = Math.max(length, 1) / 100.0;
    for (int i = 0; i < values.length; i++) {
      String name = NAMES.get(i);
      if (TOGETHER.contains(name)) {
        values[i] = Math.log1p(values[i]);
      } else {
        // One word of another genre says nothing: a contract may be for a season.
        double counted = isAgainst(name) ? Math.max(0, values[i] - 1) : values[i];
        values[i] = Math.log1p(counted / hundreds);
      }
    }
    values[INDEX.getOrDefault("countries", 0)] = Math.log1p(countries);
    values[0] = 1;
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of("constant"));
    WordList.of("und", "acts").rows().forEach(row -> names.add("act " + row.cell("act")));
    POSTS.forEach(post -> names.add("post " + post));
    BODIES.forEach(body -> names.add("body " + body));
    names.addAll(List.of("text", "country", "countries"));
    names.addAll(TOGETHER);
    GENRES.forEach(genre -> names.add(GENRE + genre));
    return List.copyOf(names);
  }

  private static Map<String, Integer> index() {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < NAMES.size(); i++) {
      index.put(NAMES.get(i), i);
    }
    return Map.copyOf(index);
  }
}
