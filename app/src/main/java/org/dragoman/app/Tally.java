package org.dragoman.app;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveException;
import org.dragoman.archive.InputOutcome;
import org.dragoman.interchange.RecordJson;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;

/** Keeps what inputs tell and counts how they ended. For one thread. */
final class Tally {

  private static final int MOST_REASONS = 1_000;

  private final Archive archive;
  private final String run;
  private final Clock clock;
  private final Consumer<Ending> watcher;
  private final Map<String, Long> skipped = new TreeMap<>();
  private final Map<String, Long> failed = new TreeMap<>();
  private final Map<String, Long> languages = new TreeMap<>();
  private final Map<String, Long> found = new TreeMap<>();
  private final Map<String, Long> places = new TreeMap<>();
  private long inputs;
  private long added;
  private long known;

  Tally(Archive archive, String run, Clock clock, Consumer<Ending> watcher) {
    this.archive = archive;
    this.run = run;
    this.clock = clock;
    this.watcher = watcher;
  }

  void count(Ending ending) {
    inputs++;
    switch (ending) {
      case Ending.Told told -> {
        try {
          keep(told);
        } catch (ArchiveException e) {
          if (e.reason() != ArchiveException.Reason.TOO_LARGE) {
            throw e;
          }
          // The others are not to go with it.
          inputs--;
          count(
              new Ending.Failed(
                  told.uri(), "archive", Console.harmless(String.valueOf(e.getMessage()))));
          return;
        }
        note(told, InputOutcome.Outcome.DONE, null, null);
      }
      case Ending.Known same -> {
        known++;
        note(same, InputOutcome.Outcome.DONE, null, null);
      }
      case Ending.Skipped nothing -> {
        // A reason can name a size or a name; a batch of any size must not hold them all.
        String reason = nothing.reason();
        boolean room = skipped.size() < MOST_REASONS || skipped.containsKey(reason);
        skipped.merge(room ? reason : "other reasons", 1L, Long::sum);
        note(nothing, InputOutcome.Outcome.SKIPPED, nothing.stage(), nothing.reason());
      }
      case Ending.Failed broken -> {
        failed.merge(broken.stage(), 1L, Long::sum);
        note(broken, InputOutcome.Outcome.FAILED, broken.stage(), broken.cause());
      }
    }
    watcher.accept(ending);
  }

  private void keep(Ending.Told told) {
    Findings findings = told.findings();
    if (archive.store(findings, told.fingerprint(), Version.READER) == Archive.Stored.UNCHANGED) {
      known++;
      return;
    }
    added++;
    languages.merge(findings.document().language(), 1L, Long::sum);
    for (Assertion assertion : findings.assertions()) {
      found.merge(RecordJson.kindOf(assertion), 1L, Long::sum);
    }
    for (Entity entity : findings.entities()) {
      if (entity.type() == EntityType.PLACE) {
        entity
            .names()
            .forEach(name -> places.merge(entity.label(), (long) name.mentions(), Long::sum));
      }
    }
  }

  private void note(
      Ending ending,
      InputOutcome.Outcome outcome,
      @Nullable String stage,
      @Nullable String reason) {
    archive.note(new InputOutcome(run, ending.uri(), outcome, stage, reason, clock.instant()));
  }

  BatchReport report(Duration time) {
    return new BatchReport(inputs, added, known, skipped, failed, languages, found, places, time);
  }
}
