package org.dragoman.reconciliation.entity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.dragoman.reconciliation.name.NameMatch;

/**
 * How alike two names in use are, and why.
 *
 * @param likeness 0 to 1, with all evidence weighed
 * @param evidence what speaks for it or against it beside the spelling
 * @param names the spellings, word by word; they decide nothing where the gazetteer or kind does
 */
public record NamingMatch(double likeness, Set<Evidence> evidence, NameMatch names) {

  /** What speaks for two names being one, or against it, beside their spelling. */
  public enum Evidence {
    /** The gazetteer has both names for one. */
    GAZETTEER,
    /** Both name one kind of state body of one country. */
    KIND,
    /** Both act for one country, which speaks for it. */
    SAME_COUNTRY,
    /** A body's names in two languages, which speaks against it: such names are translated. */
    OTHER_LANGUAGE,
    /** One body's name has more words, which speaks against it: it may be a part. */
    MORE_WORDS,
    /** A surname alone, which joins only whom it fits alone. */
    SURNAME_ALONE,
    /** They cannot be one: of two sorts, kinds or countries. */
    APART
  }

  /** Copies the set. */
  public NamingMatch {
    evidence =
        evidence.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(evidence));
  }
}
