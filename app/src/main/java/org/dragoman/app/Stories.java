package org.dragoman.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dragoman.reconciliation.event.Story;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.time.Edtf;

/** Stories for the terminal. */
final class Stories {

  private Stories() {}

  /** A story on two lines: what, and by how many it is told. */
  static void print(Story story, Console console) {
    Event best = story.best();
    Edtf date = story.date();
    StringBuilder line = new StringBuilder();
    line.append(best.act().name().toLowerCase(Locale.ROOT));
    if (!story.parties().isEmpty()) {
      line.append(": ").append(story.parties());
    }
    if (!story.countries().isEmpty()) {
      line.append("; ").append(story.countries());
    }
    if (best.place() != null) {
      line.append("; in ").append(best.place());
    }
    if (best.topic() != null) {
      line.append("; on ").append(best.topic());
    }
    console.plain(
        console.styled(
                "@|bold "
                    + String.format(Locale.ROOT, "%-12s", date == null ? "undated" : date.value())
                    + "|@ ")
            + console.isolated(Console.harmless(line.toString())));
    List<String> details = new ArrayList<>();
    if (!story.modality().isEmpty()) {
      details.add(story.modality());
    }
    details.add(story.status().name().toLowerCase(Locale.ROOT));
    details.add(story.documents() == 1 ? "1 document" : story.documents() + " documents");
    details.add(story.id());
    console.plain("             " + String.join(" · ", details));
  }
}
