package org.dragoman.evaluation;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dragoman.intake.Found;
import org.dragoman.intake.Intake;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.SourceWalker;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Section;

/** Documents for training and measuring the gate. */
final class GateTexts {

  private GateTexts() {}

  /** The documents of a folder, as intake makes them. */
  static List<Document> read(Path folder) {
    List<Document> documents = new ArrayList<>();
    Intake intake = new Intake(IntakeLimits.DEFAULT);
    try (SourceWalker walker =
        new SourceWalker(
            List.of(folder.toString()), InputStream.nullInputStream(), IntakeLimits.DEFAULT)) {
      while (walker.hasNext()) {
        if (walker.next() instanceof Found.ToRead found) {
          for (Outcome outcome : intake.read(found.source())) {
            if (outcome instanceof Outcome.Ready ready) {
              documents.add(ready.document());
            }
          }
        }
      }
    }
    return documents;
  }

  /** What a document is called, without language, format and whether it is a copy. */
  static String story(Document document) {
    String path = Optional.ofNullable(document.uri().getPath()).orElse("");
    return path.replaceFirst(".*/", "").replaceFirst("\\..*", "").replaceFirst("-reprint$", "");
  }

  /** The headline and the beginning of a document's story, to the end of a line or sentence. */
  static Document beginning(Document document, int words) {
    StringBuilder kept = new StringBuilder();
    int count = 0;
    for (Section section : document.sections()) {
      if (section.kind() != Section.Kind.TITLE && section.kind() != Section.Kind.BODY) {
        continue;
      }
      for (String sentence :
          document.text().slice(section.span()).split("(?<=[.!?؟։\\n])\\s+", -1)) {
        if (count < words) {
          kept.append(sentence).append('\n');
          count += sentence.split("\\s+", -1).length;
        }
      }
    }
    return ShortText.document(document.language(), kept.toString());
  }
}
