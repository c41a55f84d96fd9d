package org.dragoman.understanding.party;

import org.dragoman.record.text.Span;
import org.dragoman.understanding.name.Member;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has a part in what is told.
 *
 * @param kind how they are known
 * @param name the name they are shown under
 * @param member whom the document names; null for countries and for those who are only described
 * @param country ISO 3166-1 alpha-2; null where unknown
 * @param span the words that stand for them
 */
public record Party(
    Kind kind, String name, @Nullable Member member, @Nullable String country, Span span) {

  /** How a party is known. */
  public enum Kind {
    /** A person by name. */
    PERSON,
    /** A body, group, organization or outlet by name. */
    COLLECTIVE,
    /** A country by its own name. */
    COUNTRY,
    /** By post or body and country, without a name: "the Peruvian minister". */
    DESCRIBED,
    /** By a country's adjective alone: "Peruvian troops". */
    OF_COUNTRY,
    /** A place that is no country. */
    PLACE
  }

  /** What makes two parties one. */
  public Object identity() {
    if (member != null) {
      return member;
    }
    return kind == Kind.COUNTRY && country != null ? country : name;
  }
}
