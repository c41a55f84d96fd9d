package org.dragoman.reconciliation.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dragoman.reconciliation.cluster.Independence;
import org.dragoman.reconciliation.cluster.Shelf.Witness;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;

/**
 * A document's telling of something.
 *
 * @param assertion what it tells
 * @param document where
 * @param copy which story the document copies or translates; empty where it is its own
 */
public record Report(Assertion assertion, Document document, Optional<CopyLink> copy) {

  private static final int DAY = "2023-05-03".length();

  /** When nothing is known of it: behind every date. */
  private static final String UNDATED = "~";

  /**
   * Reports of one thing, the first known first: by day, an original before its copies and
   * translations, who tells it by himself before who cites.
   */
  public static List<Report> inOrder(List<Report> reports) {
    Map<String, String> days = new HashMap<>();
    for (Report report : reports) {
      days.merge(report.story(), report.day(), Report::least);
    }
    List<Report> ordered = new ArrayList<>(reports);
    // A copy is never before its original, though only the copy be dated.
    ordered.sort(
        Comparator.comparing((Report report) -> days.getOrDefault(report.story(), UNDATED))
            .thenComparing(report -> report.copy().isPresent())
            .thenComparingInt(report -> report.chain().size())
            .thenComparing(report -> report.published().orElse(UNDATED))
            .thenComparing(report -> report.assertion().id()));
    return ordered;
  }

  private static String least(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /**
   * How many independent sources some reports of one thing have.
   *
   * @param wordOf whose word a report is in the end
   * @param wordOfDocument whose word a document is as a whole, by its id
   */
  public static int independent(
      List<Report> reports,
      Function<Report, String> wordOf,
      Function<String, Optional<String>> wordOfDocument) {
    List<Witness> witnesses =
        reports.stream()
            .map(
                report -> new Witness(report.document().id(), report.story(), wordOf.apply(report)))
            .toList();
    return Independence.origins(witnesses, wordOfDocument).size();
  }

  /** Through whom it is told, outermost first. */
  public List<Link> chain() {
    return assertion.provenance().attribution();
  }

  /** Whose word it is in the end; empty where the document does not tell. */
  public Optional<String> origin() {
    return Origins.innermost(chain()).map(Link::name);
  }

  /** When it was published, as EDTF; empty where not known. */
  public Optional<String> published() {
    return Optional.ofNullable(document.origin().published()).map(date -> date.value());
  }

  /** The id of the document that tells the story first. */
  public String story() {
    return copy.map(CopyLink::original).orElse(document.id());
  }

  private String day() {
    return published().map(date -> date.substring(0, Math.min(DAY, date.length()))).orElse(UNDATED);
  }
}
