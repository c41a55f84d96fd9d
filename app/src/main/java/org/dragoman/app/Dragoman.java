package org.dragoman.app;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveException;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.intake.Found;
import org.dragoman.intake.Intake;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.Source;
import org.dragoman.intake.SourceWalker;
import org.dragoman.intake.web.WebFetcher;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.reconciliation.known.CountryWords;
import org.dragoman.reconciliation.known.Gazetteer;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.text.ContentId;
import org.dragoman.understanding.Understanding;
import org.dragoman.understanding.gate.FirstLook;
import org.dragoman.understanding.gate.Gate;
import org.dragoman.understanding.place.CountriesInName;
import org.jspecify.annotations.Nullable;

/**
 * The whole way through the house, from paths to a kept record.
 *
 * <p>{@link #read} is the map: intake makes documents, a gate may look which of them are for us,
 * language makes readings of them, understanding says what they tell, the archive keeps it. Sources
 * are read on several threads and kept by one, one transaction a document. Not thread-safe.
 */
public final class Dragoman implements AutoCloseable {

  /** Read ahead of the archive for each thread: enough to keep it busy, little to hold. */
  private static final int AHEAD = 4;

  private final Archive archive;
  private final Intake intake;
  private final IntakeLimits limits;
  private final Set<String> hosts;
  private final Reader reader;
  private final Clock clock;
  private final boolean ownsReader;
  private final @Nullable Gate gate;

  private Dragoman(
      Archive archive,
      Reader reader,
      boolean ownsReader,
      IntakeLimits limits,
      Set<String> hosts,
      @Nullable Gate gate,
      Clock clock) {
    this.archive = archive;
    this.hosts = hosts;
    this.reader = reader;
    this.ownsReader = ownsReader;
    this.intake = new Intake(limits);
    this.limits = limits;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * Opens an archive to read into, making it where there is none, with the reader's model of this
   * user.
   *
   * @param folder the archive's folder
   * @throws org.dragoman.language.model.ModelException where the model is not there; {@code
   *     dragoman model --build} makes it
   * @throws org.dragoman.archive.ArchiveException where the archive cannot be used
   */
  public static Dragoman open(Path folder) {
    Path home = Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home", ".")));
    Reader reader = Reader.open(ModelPack.locate(ModelPack.cache(System.getenv(), home)));
    try {
      return open(
          ArchivePlace.of(folder),
          reader,
          true,
          IntakeLimits.DEFAULT,
          Set.of(),
          null,
          Clock.systemUTC(),
          notice -> {});
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Opens an archive to read into, making it where there is none.
   *
   * @param folder the archive's folder
   * @param reader reads the documents; it is not closed with the archive
   * @param notices takes a line where the archive had to repair something
   */
  public static Dragoman open(
      Path folder, Reader reader, IntakeLimits limits, Clock clock, Consumer<String> notices) {
    return open(ArchivePlace.of(folder), reader, limits, Set.of(), null, clock, notices);
  }

  /**
   * Opens an archive to read into, making it where there is none.
   *
   * @param place where the archive is
   * @param reader reads the documents; it is not closed with the archive
   * @param hosts hosts whose pages may be read though they are not of the public internet
   * @param gate a first look at each document, which is skipped where the gate does not let it
   *     through; null where all are read
   * @param notices takes a line where the archive had to repair something
   */
  public static Dragoman open(
      ArchivePlace place,
      Reader reader,
      IntakeLimits limits,
      Set<String> hosts,
      @Nullable Gate gate,
      Clock clock,
      Consumer<String> notices) {
    return open(place, reader, false, limits, hosts, gate, clock, notices);
  }

  private static Dragoman open(
      ArchivePlace place,
      Reader reader,
      boolean ownsReader,
      IntakeLimits limits,
      Set<String> hosts,
      @Nullable Gate gate,
      Clock clock,
      Consumer<String> notices) {
    Archive archive = place.open(ArchiveOptions.writing(copies(), notices));
    return new Dragoman(archive, reader, ownsReader, limits, hosts, gate, clock);
  }

  /** What an archive takes for copies, and which of them for the first publication. */
  public static CopyPolicy copies() {
    return new StoryCopies(namings().gazetteer());
  }

  /** Makes namings with the gazetteer and the lists of countries that the program brings along. */
  public static Namings namings() {
    CountryWords countries =
        (name, language) -> {
          CountriesInName parted = CountriesInName.of(name, language);
          return new CountryWords.Parted(parted.words(), parted.countries());
        };
    return new Namings(new Gazetteer(countries), countries);
  }

  /** The archive that is read into. */
  public Archive archive() {
    return archive;
  }

  /**
   * Reads a file, a folder or a zip file, keeps what it tells, and takes it into the record.
   *
   * @return what became of each input; what cannot be read is counted there, not thrown
   */
  public BatchReport read(Path path) throws InterruptedException {
    BatchReport report =
        read(
            List.of(path.toString()),
            InputStream.nullInputStream(),
            Runtime.getRuntime().availableProcessors(),
            ending -> {});
    reconcile(done -> {}, leftOut -> {});
    return report;
  }

  /**
   * Reads everything at some paths and keeps what it tells.
   *
   * @param paths files, folders, zip files, addresses of the web, or {@code -} for standard input
   * @param threads how many sources are read at once
   * @param watcher is told of each input as it ends, on the calling thread
   */
  public BatchReport read(
      List<String> paths, InputStream standardInput, int threads, Consumer<Ending> watcher)
      throws InterruptedException {
    Instant start = clock.instant();
    Tally tally = new Tally(archive, ContentId.of("run", start, paths), clock, watcher);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (WebFetcher web = web(paths, hosts, limits, clock);
        SourceWalker walker = new SourceWalker(paths, standardInput, limits, web)) {
      ExecutorCompletionService<List<Ending>> readers = new ExecutorCompletionService<>(pool);
      int underWay = 0;
      while (underWay > 0 || walker.hasNext()) {
        if (underWay < threads * AHEAD && walker.hasNext()) {
          switch (walker.next()) {
            case Found.ToRead found -> {
              readers.submit(() -> read(found.source(), gate));
              underWay++;
            }
            case Found.Ended found -> tally.count(ended(found.outcome(), gate));
          }
        } else {
          resultOf(readers.take()).forEach(tally::count);
          underWay--;
        }
      }
    } finally {
      pool.shutdownNow();
    }
    archive.flush();
    return tally.report(Duration.between(start, clock.instant()));
  }

  /**
   * Reads one page of the web and keeps what it tells; when this returns, it is kept for good.
   *
   * @param gate a first look at what is in the page; null where all of it is read
   * @param watcher is told how the page and what is in it ended
   */
  public void read(WebFetcher.Page page, @Nullable Gate gate, Consumer<Ending> watcher) {
    Tally tally =
        new Tally(archive, ContentId.of("run", page.fetched(), page.uri()), clock, watcher);
    read(Source.of(page), gate).forEach(tally::count);
    archive.flush();
  }

  /** Fetches addresses; null where there are none among the paths, for making one takes time. */
  static @Nullable WebFetcher web(
      List<String> paths, Set<String> hosts, IntakeLimits limits, Clock clock) {
    return paths.stream().anyMatch(WebFetcher::isAddress)
        ? new WebFetcher(hosts, limits.sourceBytes(), clock)
        : null;
  }

  /**
   * Takes what was read into the record: who and what is the same, what agrees, what is contested.
   *
   * @param progress takes the number of documents done so far
   * @param trouble takes a line for each document that was left out
   */
  public void reconcile(LongConsumer progress, Consumer<String> trouble) {
    new Reconciler(archive).catchUp(progress, trouble);
    archive.flush();
  }

  /** Has the record follow what was decided of some items. */
  public void follow(Set<String> items) {
    new Reconciler(archive).reconsider(items);
    archive.flush();
  }

  private static List<Ending> resultOf(Future<List<Ending>> read) {
    if (read.state() == Future.State.FAILED && read.exceptionNow() instanceof ArchiveException e) {
      throw e;
    }
    return read.resultNow();
  }

  /**
   * From a source to what its documents tell; on any thread. Throws only where the archive does not
   * answer, which is no fault of the source.
   */
  private List<Ending> read(Source source, @Nullable Gate gate) {
    List<Ending> endings = new ArrayList<>();
    try {
      for (Outcome outcome : intake.read(source)) {
        endings.add(ended(outcome, gate));
      }
    } catch (ArchiveException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      endings.add(Ending.Failed.byDefect(source.uri(), "intake", e));
    }
    return endings;
  }

  private Ending ended(Outcome outcome, @Nullable Gate gate) {
    return switch (outcome) {
      case Outcome.Ready ready -> understand(ready.document(), ready.fingerprint(), gate);
      case Outcome.Skipped skipped -> new Ending.Skipped(skipped.uri(), "intake", skipped.reason());
      case Outcome.Failed failed ->
          new Ending.Failed(
              failed.uri(), failed.stage().name().toLowerCase(Locale.ROOT), failed.cause());
    };
  }

  private Ending understand(Document document, Fingerprint fingerprint, @Nullable Gate gate) {
    if (archive.readerOf(document.id()).filter(Version.READER::equals).isPresent()) {
      return new Ending.Known(document);
    }
    try {
      if (gate != null) {
        FirstLook look = gate.look(document);
        if (!look.letsThrough()) {
          return Ending.Skipped.atFirstLook(document.uri(), look);
        }
      }
      Findings findings = Understanding.of(reader.read(document));
      return new Ending.Told(findings, fingerprint);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Ending.Failed.byDefect(document.uri(), "understanding", e);
    }
  }

  @Override
  public void close() {
    archive.close();
    if (ownsReader) {
      reader.close();
    }
  }
}
