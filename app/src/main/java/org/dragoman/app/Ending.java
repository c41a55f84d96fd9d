package org.dragoman.app;

import java.net.URI;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.understanding.gate.FirstLook;

/** How one input of a batch ended. */
public sealed interface Ending {

  /** Which input. */
  URI uri();

  /**
   * It was read; the archive keeps what it tells.
   *
   * @param findings what it tells
   * @param fingerprint what finds its copies
   */
  record Told(Findings findings, Fingerprint fingerprint) implements Ending {
    @Override
    public URI uri() {
      return findings.document().uri();
    }
  }

  /**
   * The archive had it, read by the same reader.
   *
   * @param document the document
   */
  record Known(Document document) implements Ending {
    @Override
    public URI uri() {
      return document.uri();
    }
  }

  /**
   * There was nothing to read, or nothing for us.
   *
   * @param uri which input
   * @param stage where that was seen
   * @param reason one line
   */
  record Skipped(URI uri, String stage, String reason) implements Ending {

    /** What the gate does not let through; the reason has no score, for reasons are counted. */
    public static Skipped atFirstLook(URI uri, FirstLook look) {
      return new Skipped(
          uri, "gate", "at a first look " + look.line() + " (the gate; without it, this is read)");
    }
  }

  /**
   * It could not be read.
   *
   * @param uri which input
   * @param stage where it stopped
   * @param cause one line: what, and what to do
   */
  record Failed(URI uri, String stage, String cause) implements Ending {

    /** That the program failed at it, which costs this input and no other. */
    public static Failed byDefect(URI uri, String stage, Throwable e) {
      String cause =
          e instanceof OutOfMemoryError
              ? "not enough memory; read it alone with DRAGOMAN_JAVA_OPTIONS=-Xmx2g"
              : "a defect of the program ("
                  + e
                  + (e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "")
                  + "); please report it with the file";
      return new Failed(uri, stage, Console.harmless(cause));
    }
  }
}
