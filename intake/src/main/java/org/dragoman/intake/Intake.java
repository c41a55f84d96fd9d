package org.dragoman.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dragoman.intake.copy.Fingerprints;
import org.dragoman.intake.format.Draft;
import org.dragoman.intake.format.Formats;
import org.dragoman.intake.format.PageAddresses;
import org.dragoman.intake.format.Unreadable;
import org.dragoman.intake.language.LanguageTeller;
import org.dragoman.intake.layout.Layout;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The stage from any source to a document.
 *
 * <p>Bad input ends in a {@link Outcome.Failed} or {@link Outcome.Skipped}, never in an exception.
 * Holds nothing between sources; thread-safe.
 */
public final class Intake {

  private final IntakeLimits limits;

  /** The stage with the given limits. */
  public Intake(IntakeLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a source.
   *
   * @return at least one outcome; several where a message has attachments
   */
  public List<Outcome> read(Source source) {
    List<Outcome> outcomes = new ArrayList<>();
    read(source, true, outcomes);
    return outcomes;
  }

  private void read(Source source, boolean withAttachments, List<Outcome> outcomes) {
    URI uri = source.uri();
    if (source.size().orElse(0) > limits.sourceBytes()) {
      String cause = IoTrouble.tooLarge(source.size().getAsLong(), limits);
      outcomes.add(new Outcome.Failed(uri, Outcome.Stage.READ, cause));
      return;
    }
    Outcome.Stage stage = Outcome.Stage.OPEN;
    try {
      byte[] bytes;
      try (InputStream in = source.open()) {
        stage = Outcome.Stage.READ;
        bytes = in.readNBytes((int) limits.sourceBytes() + 1);
      }
      if (bytes.length > limits.sourceBytes()) {
        outcomes.add(new Outcome.Failed(uri, stage, IoTrouble.tooLarge(-1, limits)));
        return;
      }
      if (bytes.length == 0) {
        outcomes.add(new Outcome.Skipped(uri, "an empty file"));
        return;
      }
      stage = Outcome.Stage.PARSE;
      Formats.Parsed parsed =
          Formats.parse(source.name(), bytes, limits.textCodePoints(), limits.parseTime());
      outcomes.add(ready(uri, parsed.draft(), source.lastModified()));
      if (withAttachments) {
        readAttachments(source, parsed.attachments(), outcomes);
      }
    } catch (Unreadable e) {
      outcomes.add(
          e.isLoss()
              ? new Outcome.Failed(uri, stage, e.line())
              : new Outcome.Skipped(uri, e.line()));
    } catch (IOException e) {
      outcomes.add(new Outcome.Failed(uri, stage, IoTrouble.describe(e)));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a parser makes of broken input: it costs this source, not the batch.
      outcomes.add(
          new Outcome.Failed(uri, stage, "damaged, cannot be read: " + IoTrouble.oneLine(e)));
    }
  }

  private void readAttachments(
      Source message, List<Formats.Attachment> attachments, List<Outcome> outcomes) {
    int number = 0;
    for (Formats.Attachment attachment : attachments) {
      number++;
      URI uri = attachmentUri(message.uri(), number, attachment.name());
      if (number > limits.attachments()) {
        outcomes.add(
            new Outcome.Failed(
                uri,
                Outcome.Stage.READ,
                "a message with more than " + limits.attachments() + " attachments"));
        return;
      }
      read(
          new BytesSource(uri, attachment.name(), attachment.bytes(), message.lastModified()),
          false,
          outcomes);
    }
  }

  private static URI attachmentUri(URI message, int number, String name) {
    StringBuilder fragment = new StringBuilder("attachment-").append(number).append('-');
    name.codePoints()
        .limit(80)
        .map(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-' ? c : '_')
        .forEach(fragment::appendCodePoint);
    return URI.create(URI.create(message + "#" + fragment).toASCIIString());
  }

  private static Outcome ready(URI uri, Draft draft, @Nullable Instant lastModified)
      throws Unreadable {
    SourceText text = SourceText.repaired(draft.text());
    List<Layout.Known> known = new ArrayList<>();
    for (Draft.Mark mark : draft.marks()) {
      known.add(new Layout.Known(mark.start(), mark.end(), mark.kind()));
    }
    Layout layout = Layout.of(text, known);
    if (layout.sections().isEmpty()) {
      return new Outcome.Skipped(uri, "no text in it, only white space");
    }
    LanguageTeller.Told told = LanguageTeller.tell(layout.wordsOf(text, Section.Kind.BODY));
    Origin origin =
        draft.origin().title() == null ? draft.origin().withTitle(layout.title()) : draft.origin();
    Document document =
        new Document(
            Document.idOf(uri, text),
            uri,
            text,
            told.language(),
            told.script(),
            PageAddresses.completed(origin, uri),
            layout.sections(),
            lastModified);
    return new Outcome.Ready(document, Fingerprints.of(document));
  }
}
