package org.dragoman.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveException;
import org.dragoman.archive.Items;
import org.dragoman.reconciliation.Reconciliation;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.record.assertion.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Takes documents of an archive into its record: those that are new, and those of which something
 * changed. For one thread.
 */
final class Reconciler {

  /** So many documents are read ahead of being written together. */
  private static final int TOGETHER = 64;

  private final Archive archive;
  private final Namings namings;
  private @Nullable Reconciliation reconciliation;
  private @Nullable Items items;

  /**
   * How a run went.
   *
   * @param documents how many were taken into the record
   * @param leftOut how many could not be taken
   */
  record Taken(long documents, long leftOut) {}

  Reconciler(Archive archive) {
    this(archive, Dragoman.namings());
  }

  Reconciler(Archive archive, Namings namings) {
    this.archive = archive;
    this.namings = namings;
  }

  /**
   * Takes all that is not taken yet.
   *
   * <p>A document at which the program fails is left out, named, and keeps that as its problem; the
   * others go on.
   *
   * @param progress takes the number of documents done so far
   * @param trouble takes a line for each document that was left out
   */
  Taken catchUp(LongConsumer progress, Consumer<String> trouble) {
    long done = 0;
    long leftOut = 0;
    while (true) {
      List<Findings> next = new ArrayList<>();
      for (String id : archive.unreconciled(TOGETHER)) {
        archive.findings(id).ifPresent(next::add);
      }
      if (next.isEmpty()) {
        return new Taken(done - leftOut, leftOut);
      }
      for (Findings findings : next) {
        leftOut += take(findings, trouble) ? 0 : 1;
        progress.accept(++done);
      }
    }
  }

  private boolean take(Findings findings, Consumer<String> trouble) {
    String id = findings.document().id();
    try {
      archive.reconcile(id, given -> on(given).take(findings));
      return true;
    } catch (ArchiveException e) {
      if (e.reason() != ArchiveException.Reason.TOO_LARGE) {
        throw e;
      }
      return leaveOut(findings, Console.harmless(String.valueOf(e.getMessage())), trouble);
    } catch (RuntimeException | StackOverflowError e) {
      String cause =
          "a defect of the program: "
              + Console.harmless(e.toString())
              + (e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "")
              + "; please report it with the file";
      return leaveOut(findings, cause, trouble);
    }
  }

  private boolean leaveOut(Findings findings, String cause, Consumer<String> trouble) {
    reconciliation = null;
    archive.leaveOut(findings.document().id(), cause);
    trouble.accept(
        "left out of the record: "
            + ReadCommand.shown(findings.document().uri())
            + " ("
            + cause
            + ")");
    return false;
  }

  /** Settles some items anew, because an editor decided something of them. */
  void reconsider(Set<String> ids) {
    archive.reconcile("", given -> on(given).reconsider(ids));
  }

  @SuppressWarnings("ReferenceEquality") // The archive gives the very same ones again, or others.
  private Reconciliation on(Items given) {
    Reconciliation last = reconciliation;
    // Others where somebody else changed them since: what was remembered of them is of no use.
    if (last == null || items != given) {
      last = new Reconciliation(new ArchiveShelf(given), namings);
      reconciliation = last;
      items = given;
    }
    return last;
  }
}
