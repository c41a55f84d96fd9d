package org.dragoman.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dragoman.archive.Archive;
import org.dragoman.reconciliation.event.Story;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Status;

/**
 * Stories with all that the record has of them: a story found by a name has at first only those
 * reports that name it so, while others tell of "the foreign minister".
 */
public final class WholeStories {

  /** No more reports are read for a page; of further stories the documents are only counted. */
  private static final int MOST = 2_000;

  private WholeStories() {}

  /** The same stories, each with its further reports, in time. */
  public static List<Story> of(List<Story> found, Archive archive) {
    Map<String, Integer> documents =
        archive.documentsReporting(found.stream().map(WholeStories::asked).toList());
    Set<String> partial = new HashSet<>();
    int reports = 0;
    for (Story story : found) {
      int all = documents.getOrDefault(asked(story), 0);
      if (all > story.documents() && reports + all <= MOST) {
        reports += all;
        partial.add(asked(story));
      }
    }
    Map<String, List<Assertion>> clusters = archive.clustersOf(partial);
    List<Story> whole = new ArrayList<>();
    for (Story story : found) {
      List<Assertion> cluster = clusters.get(asked(story));
      whole.add(
          cluster == null
              ? new Story(
                  story.id(),
                  story.reports(),
                  Math.max(story.documents(), documents.getOrDefault(asked(story), 0)))
              : joined(story, cluster));
    }
    return Story.inTime(whole);
  }

  private static String asked(Story story) {
    return story.reports().get(0).id();
  }

  private static Story joined(Story story, List<Assertion> cluster) {
    Map<String, Event> reports = new LinkedHashMap<>();
    story.reports().forEach(event -> reports.put(event.id(), event));
    for (Assertion assertion : cluster) {
      if (assertion instanceof Event event && event.provenance().status() != Status.REJECTED) {
        reports.putIfAbsent(event.id(), event);
      }
    }
    return new Story(story.id(), List.copyOf(reports.values()));
  }
}
