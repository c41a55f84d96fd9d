package org.dragoman.reconciliation.known;

import java.util.List;
import java.util.SortedSet;

/** Tells the countries in a name from its other words. */
@FunctionalInterface
public interface CountryWords {

  /**
   * A name without the countries in it.
   *
   * @param words the other words in normal form
   * @param countries ISO 3166-1 alpha-2 codes
   */
  record Parted(List<String> words, SortedSet<String> countries) {}

  /**
   * Takes a name apart.
   *
   * @param language bare code of the language
   */
  Parted part(String name, String language);
}
