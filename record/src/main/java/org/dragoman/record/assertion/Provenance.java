package org.dragoman.record.assertion;

import java.util.List;

/**
 * What every assertion carries: its id, the exact words, who says it, and why the reader took it
 * so.
 *
 * @param id stable content id
 * @param evidence the exact words, at least one span
 * @param attribution who says it, outermost first; the publisher is the first link
 * @param modality how the last speaker stands to it
 * @param status how well it is supported
 * @param confidence 0 to 1
 * @param why the name of the rule or model that made it
 */
public record Provenance(
    String id,
    List<Evidence> evidence,
    List<Link> attribution,
    Modality modality,
    Status status,
    double confidence,
    String why) {

  /** Checks and copies. */
  public Provenance {
    evidence = List.copyOf(evidence);
    attribution = List.copyOf(attribution);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("an assertion needs evidence: " + id);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence lies between 0 and 1: " + confidence);
    }
  }

  /** Something said plainly and so far only reported. */
  public static Provenance reported(
      String id, Evidence evidence, List<Link> attribution, double confidence, String why) {
    return new Provenance(
        id, List.of(evidence), attribution, Modality.ASSERTED, Status.REPORTED, confidence, why);
  }
}
