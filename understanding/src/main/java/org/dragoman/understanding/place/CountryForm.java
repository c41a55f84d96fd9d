package org.dragoman.understanding.place;

/**
 * What a form in a list of countries stands for.
 *
 * @param country ISO 3166-1 alpha-2 code, or {@code XK} for Kosovo
 * @param kind how the country is named
 */
public record CountryForm(String country, Kind kind) {

  /** The ways of naming a country. */
  public enum Kind {
    /** Its name: "Peru". */
    NAME,
    /** Its adjective or people: "Peruvian", "the Peruvians". */
    PEOPLE,
    /** Its capital: "Lima". */
    CAPITAL
  }
}
