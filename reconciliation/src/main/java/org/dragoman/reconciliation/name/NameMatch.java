package org.dragoman.reconciliation.name;

import java.util.List;

/**
 * How likely two names are one, and why.
 *
 * @param probability 0 to 1, from the spellings alone
 * @param reasons what speaks for and against it, word by word
 */
public record NameMatch(double probability, List<String> reasons) {

  /** Copies the list. */
  public NameMatch {
    reasons = List.copyOf(reasons);
  }
}
