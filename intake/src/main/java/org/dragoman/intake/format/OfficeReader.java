package org.dragoman.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.dragoman.record.document.Origin;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads PDF files through PDFBox; Word, OpenDocument and RTF files through Apache Tika's parsers.
 *
 * <p>The parser is chosen here, so nothing is tried that is not wanted: no recognition of images,
 * no embedded files, no network, no other programs. A parse runs on a thread of its own, which is
 * given up when its time is over. Dates in such files tell when a file was made, not when a report
 * was published, and are left out. Thread-safe.
 */
final class OfficeReader {

  private OfficeReader() {}

  static Draft read(Format format, byte[] bytes, int maxCodePoints, Duration time)
      throws Unreadable {
    if (format == Format.PDF && !hasEndMark(bytes)) {
      throw Unreadable.failed("a PDF that is cut off: its end is missing; get it again");
    }
    return watched(() -> parse(format, bytes, maxCodePoints), format, time);
  }

  private static Draft parse(Format format, byte[] bytes, int maxCodePoints)
      throws Unreadable, IOException, SAXException, TikaException {
    if (format == Format.PDF) {
      Draft draft = PdfReader.read(bytes, maxCodePoints);
      if (draft.text().isBlank()) {
        throw Unreadable.skipped(
            "a PDF without text, perhaps scanned pages; recognise its text (OCR) first");
      }
      return draft;
    }
    Metadata metadata = new Metadata();
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    OfficeText text = new OfficeText(maxCodePoints);
    try (TikaInputStream in = TikaInputStream.get(bytes)) {
      parser(format, context).parse(in, text, metadata, context);
    } catch (OfficeText.TooLong e) {
      throw TextDecoder.tooLong(maxCodePoints);
    }
    Draft draft = text.draft(Origin.UNKNOWN);
    if (draft.text().isBlank()) {
      throw Unreadable.skipped("no text in it");
    }
    return draft.marks().stream()
            .anyMatch(mark -> mark.kind() == org.dragoman.record.document.Section.Kind.TITLE)
        ? draft
        : new Draft(
            draft.text(),
            draft.marks(),
            Origin.UNKNOWN.withTitle(shownTitle(metadata.get(TikaCoreProperties.TITLE), draft)));
  }

  private static Parser parser(Format format, ParseContext context) {
    return switch (format) {
      case ODT -> new OpenDocumentParser();
      case RTF -> new RTFParser();
      default -> {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true);
        config.setIncludeDeletedContent(false);
        config.setExtractMacros(false);
        context.set(OfficeParserConfig.class, config);
        yield format == Format.DOCX ? new OOXMLParser() : new OfficeParser();
      }
    };
  }

  /** The file's title property, where the text bears it out: many such titles are leftovers. */
  static @Nullable String shownTitle(@Nullable String title, Draft draft) {
    if (title == null || title.isBlank()) {
      return null;
    }
    String words = TextDecoder.clean(title.strip());
    String start = draft.text().substring(0, Math.min(draft.text().length(), 2000));
    return start.replaceAll("\\s+", " ").contains(words.replaceAll("\\s+", " ")) ? words : null;
  }

  private static boolean hasEndMark(byte[] bytes) {
    for (int i = bytes.length - 5; i >= Math.max(0, bytes.length - 4096); i--) {
      if (bytes[i] == '%'
          && bytes[i + 1] == '%'
          && bytes[i + 2] == 'E'
          && bytes[i + 3] == 'O'
          && bytes[i + 4] == 'F') {
        return true;
      }
    }
    return false;
  }

  /** A parse that throws what parsers throw. */
  private interface Parse {
    Draft run() throws Exception;
  }

  private static Draft watched(Parse parse, Format format, Duration time) throws Unreadable {
    FutureTask<Draft> task = new FutureTask<>(parse::run);
    Thread thread = new Thread(task, "intake-parse");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw Unreadable.failed(
          "takes longer than " + time.toSeconds() + " s to parse; check the file, or split it");
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw Unreadable.failed("interrupted");
    } catch (ExecutionException e) {
      throw told(e.getCause(), format);
    }
  }

  private static Unreadable told(@Nullable Throwable cause, Format format) {
    String what = format == Format.OLE2 ? "Word file" : format.name() + " file";
    for (Throwable c = cause; c != null; c = c.getCause()) {
      if (c instanceof Unreadable unreadable) {
        return unreadable;
      }
      if (c instanceof EncryptedDocumentException
          || c instanceof InvalidPasswordException
          || c instanceof org.apache.poi.EncryptedDocumentException) {
        return Unreadable.failed("a password-protected " + what + "; save it without its password");
      }
      if (c instanceof OutOfMemoryError) {
        return Unreadable.failed("a " + what + " that takes too much memory; split it");
      }
    }
    String message = String.valueOf(cause == null ? null : cause.getMessage());
    if (message.toLowerCase(Locale.ROOT).contains("zip bomb")) {
      return Unreadable.failed("a " + what + " that unpacks without end, like a zip bomb");
    }
    return Unreadable.failed("a damaged or incomplete " + what + "; get it again");
  }

  /** Leaves out what is embedded: images, tables of numbers, fonts. */
  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
      // Nothing, as said above.
    }
  }
}
