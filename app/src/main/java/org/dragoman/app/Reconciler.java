package org.dragoman.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.dragoman.archive.Archive;
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

  Reconciler(Archive archive) {
    this.archive = archive;
    this.namings = Dragoman.namings();
  }

  /**
   * Takes all that is not taken yet.
   *
   * @param progress takes the number of documents done so far
   * @return the number of documents
   */
  long catchUp(LongConsumer progress) {
    long done = 0;
    while (true) {
      List<Findings> next = new ArrayList<>();
      for (String id : archive.unreconciled(TOGETHER)) {
        archive.findings(id).ifPresent(next::add);
      }
      if (next.isEmpty()) {
        return done;
      }
      for (Findings findings : next) {
        archive.reconcile(findings.document().id(), items -> on(items).take(findings));
        progress.accept(++done);
      }
    }
  }

  /** Settles some items anew, because an editor decided something of them. */
  void reconsider(Set<String> ids) {
    archive.reconcile("", items -> on(items).reconsider(ids));
  }

  private Reconciliation on(Items items) {
    if (reconciliation == null) {
      reconciliation = new Reconciliation(new ArchiveShelf(items), namings);
    }
    return reconciliation;
  }
}
