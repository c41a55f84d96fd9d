package org.dragoman.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.util.LongAccumulator;
import org.dragoman.app.Ending;
import org.dragoman.intake.Found;
import org.dragoman.intake.Intake;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.Source;
import org.dragoman.intake.SourceWalker;
import org.dragoman.language.model.ModelException;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.understanding.Understanding;
import org.dragoman.understanding.gate.FirstLook;
import org.dragoman.understanding.gate.Gate;

/** Reads pieces, on an executor: the stages as the program on one machine puts them together. */
final class PieceReader implements VoidFunction<Iterator<Piece>> {

  private static final long serialVersionUID = 1;

  private final ReadFolder output;
  private final String model;
  private final boolean gated;
  private final LongAccumulator read;

  /**
   * A reader of pieces.
   *
   * @param output where to write
   * @param model the folder in which the reader's model is kept
   * @param gated whether a first look skips what is no diplomacy
   * @param read counts inputs as they end, for those who look on
   */
  PieceReader(ReadFolder output, String model, boolean gated, LongAccumulator read) {
    this.output = output;
    this.model = model;
    this.gated = gated;
    this.read = read;
  }

  @Override
  public void call(Iterator<Piece> pieces) throws IOException {
    while (pieces.hasNext()) {
      Piece piece = pieces.next();
      if (!output.has(piece.id())) {
        read(piece);
      }
    }
  }

  private void read(Piece piece) throws IOException {
    Intake intake = new Intake(IntakeLimits.DEFAULT);
    try (ReadFolder.Writing writing = output.write(piece.id());
        SourceWalker walker = walker(piece)) {
      for (InputEnding ended : piece.ended()) {
        add(ended, writing);
      }
      while (walker.hasNext()) {
        switch (walker.next()) {
          case Found.ToRead found -> read(found.source(), intake, writing);
          case Found.Ended found -> add(InputEnding.of(found.outcome()), writing);
        }
      }
      if (piece.split() != null && walker.others() > 0) {
        writing.add(InputEnding.others(piece.split().path(), walker.others()));
      }
      writing.finish();
    }
  }

  private static SourceWalker walker(Piece piece) {
    return piece.split() == null
        ? new SourceWalker(piece.paths(), InputStream.nullInputStream(), IntakeLimits.DEFAULT)
        : SourceWalker.of(piece.split(), IntakeLimits.DEFAULT);
  }

  private void read(Source source, Intake intake, ReadFolder.Writing writing) throws IOException {
    for (Ending ending : endings(source, intake)) {
      if (ending instanceof Ending.Told told) {
        writing.add(new ToldDocument(told.findings(), told.fingerprint()));
      }
      add(InputEnding.of(ending), writing);
    }
  }

  private List<Ending> endings(Source source, Intake intake) {
    List<Ending> endings = new ArrayList<>();
    try {
      for (Outcome outcome : intake.read(source)) {
        endings.add(
            switch (outcome) {
              case Outcome.Ready ready -> understand(ready.document(), ready.fingerprint());
              case Outcome.Skipped skipped ->
                  new Ending.Skipped(skipped.uri(), "intake", skipped.reason());
              case Outcome.Failed failed ->
                  new Ending.Failed(
                      failed.uri(), failed.stage().name().toLowerCase(Locale.ROOT), failed.cause());
            });
      }
    } catch (ModelException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      endings.add(Ending.Failed.byDefect(source.uri(), "intake", e));
    }
    return endings;
  }

  private Ending understand(Document document, Fingerprint fingerprint) {
    try {
      if (gated) {
        FirstLook look = Shipped.GATE.look(document);
        if (!look.letsThrough()) {
          return Ending.Skipped.atFirstLook(document.uri(), look);
        }
      }
      return new Ending.Told(Understanding.of(ReaderSession.read(document, model)), fingerprint);
    } catch (ModelException e) {
      // Not this document's fault.
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Ending.Failed.byDefect(document.uri(), "understanding", e);
    }
  }

  /** One for all tasks of an executor. */
  private static final class Shipped {
    private static final Gate GATE = Gate.shipped();
  }

  private void add(InputEnding ending, ReadFolder.Writing writing) throws IOException {
    writing.add(ending);
    read.add(1);
  }
}
