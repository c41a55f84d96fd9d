package org.dragoman.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.dragoman.archive.ArchiveException;
import org.dragoman.archive.AuditEntry;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.watch.Alert;
import org.dragoman.intake.watch.Watch;
import org.dragoman.intake.watch.WatchJournal;
import org.dragoman.intake.watch.WatchList;
import org.dragoman.intake.watch.WatchList.Watched;
import org.dragoman.intake.web.WebFetcher;
import org.dragoman.language.reader.Reader;
import org.dragoman.publish.alert.Digest;
import org.dragoman.understanding.gate.Gate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman watch}: reads what feeds, sitemaps and list pages name, as it appears. */
@Command(
    name = "watch",
    description = "Watches feeds, news sitemaps and list pages, and reads each new item once.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "The file lists what is watched:",
      "  every: 15m",
      "  sources:",
      "    - feed: https://example.org/rss.xml",
      "    - sitemap: https://example.org/news-sitemap.xml",
      "      every: 1h",
      "    - page: https://example.org/press",
      "      links: /press/20",
      "    - feed: https://example.org/all-news.xml",
      "      gate: true        read only what may be diplomacy; also for all, beside every:",
      "",
      "Alerts tell what is new for a query, once, after each round:",
      "  alerts:",
      "    - name: Armenia and Türkiye",
      "      query: armenia türkiye",
      "      atom: armenia.atom",
      "      email: {to: desk@example.org, from: dragoman@example.org,",
      "        server: mail.example.org, user: dragoman, password-from: MAIL_PASSWORD}",
      "      webhook: {url: https://example.org/hook, secret-from: HOOK_SECRET}",
      "Passwords and secrets stand in the environment, under the names given here.",
      "",
      "Sites are asked one request at a time, with pauses, and only for what their robots.txt",
      "allows. What fails in passing is tried again; what was given up is listed by --given-up.",
      "A watch that was ended or killed goes on where it was.",
      "",
      "Examples:",
      "  dragoman watch sources.yaml",
      "  dragoman watch sources.yaml --once",
      "  dragoman watch --given-up"
    })
final class WatchCommand implements Callable<Integer> {

  /** Longer than any page of the press; many are held at once. */
  private static final long LARGEST = 5_000_000;

  /** So many seconds pass at most between two tries to reach the archive's server. */
  private static final long LONGEST_WAIT = 60;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "A YAML file with the sources.")
  private Optional<Path> file = Optional.empty();

  @Mixin private ReaderModel model = new ReaderModel();

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Mixin private WebOption web = new WebOption();

  @Mixin private GateOption gate = new GateOption();

  @Option(names = "--once", description = "Look at each source once, then end.")
  private boolean once;

  @Option(names = "--given-up", description = "List what was given up, and why.")
  private boolean givenUp;

  @Option(names = "--again", description = "Try again what was given up.")
  private boolean again;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final ReentrantLock reading = new ReentrantLock();

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    try {
      if (file.isEmpty()) {
        return givenUp ? list(console) : noFile(console);
      }
      return watch(WatchList.read(file.get(), Digest.languages(), gate.isOn()), console);
    } catch (WatchList.Unusable e) {
      console.trouble("watch: " + e.line());
      return ExitCode.UNUSABLE;
    } catch (Alerts.Unusable e) {
      console.trouble("watch: " + e.getMessage());
      return ExitCode.UNUSABLE;
    } catch (IOException e) {
      console.trouble("watch: " + journal() + " cannot be used: " + e.getMessage());
      return ExitCode.UNUSABLE;
    }
  }

  private static int noFile(Console console) {
    console.trouble("watch: name a YAML file with the sources; dragoman watch --help shows one");
    return ExitCode.UNUSABLE;
  }

  private Path journal() {
    return archive.place().local("watch.jsonl");
  }

  private WatchJournal newJournal() throws IOException {
    // Beside a database there may be no folder yet.
    Path folder = journal().toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return WatchJournal.open(journal());
  }

  private Path alertJournal() {
    return archive.place().local("alerts.jsonl");
  }

  private int list(Console console) throws IOException {
    if (!Files.exists(journal())) {
      console.line("Nothing was watched yet.");
      return ExitCode.DONE;
    }
    try (WatchJournal journal = WatchJournal.open(journal())) {
      for (WatchJournal.Item item : journal.dead()) {
        console.plain(item.address() + ": " + item.cause());
      }
      try (Alerts alerts = alerts(List.of(), Map.of(), console)) {
        alerts.givenUp().forEach(line -> console.plain(Console.harmless(line)));
      } catch (Alerts.Unusable e) {
        console.trouble("watch: " + e.getMessage());
      }
      console.line(journal.done() + " read, " + journal.dead().size() + " given up");
    }
    return ExitCode.DONE;
  }

  private Alerts alerts(List<Alert> told, Map<String, String> environment, Console console)
      throws IOException, Alerts.Unusable {
    return Alerts.open(
        told,
        alertJournal(),
        environment,
        web.hosts(),
        Watch.Patience.USUAL,
        Clock.systemUTC(),
        console::trouble);
  }

  private int watch(WatchList list, Console console)
      throws IOException, InterruptedException, Alerts.Unusable {
    Clock clock = Clock.systemUTC();
    ScheduledExecutorService now = Executors.newSingleThreadScheduledExecutor();
    // The archive first: its folder must be its own before the journal is put there.
    try (Reader reader = model.open(console);
        Dragoman dragoman =
            Dragoman.open(
                archive.place(),
                reader,
                IntakeLimits.DEFAULT,
                web.hosts(),
                null,
                clock,
                console::trouble);
        WatchJournal journal = newJournal();
        Alerts alerts = alerts(list.alerts(), System.getenv(), console);
        WebFetcher fetcher = new WebFetcher(web.hosts(), LARGEST, clock)) {
      if (again) {
        journal.revive(clock.instant());
        alerts.revive();
      }
      int before = journal.dead().size();
      dragoman
          .archive()
          .audit(
              AuditEntry.of(
                  clock.instant(),
                  System.getProperty("user.name", ""),
                  AuditCommand.HERE,
                  AuditEntry.Action.READING,
                  "watch " + file.map(Path::getFileName).map(Path::toString).orElse(""),
                  list.sources().size() + " sources"));
      ScheduledFuture<?> regular =
          now.scheduleWithFixedDelay(
              () -> regularRound(dragoman, alerts, console), 30, 30, TimeUnit.SECONDS);
      Gate first = list.sources().stream().anyMatch(Watched::gated) ? Gate.shipped() : null;
      Watch watch =
          new Watch(
              list,
              journal,
              fetcher,
              Watch.Patience.USUAL,
              clock,
              (page, source) ->
                  read(page, source.gated() ? first : null, dragoman, alerts, console),
              console::trouble);
      try {
        watch.run(once);
      } finally {
        regular.cancel(false);
        now.shutdownNow();
        now.awaitTermination(1, TimeUnit.MINUTES);
      }
      round(dragoman, alerts, console);
      if (alerts.waiting() > 0) {
        console.line(
            alerts.waiting() + " digests are still to be sent; the next watch tries again");
      }
      int lost = journal.dead().size() - before;
      console.line(journal.done() + " items read so far, " + journal.dead().size() + " given up");
      return lost > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
  }

  /** One at a time, for the archive has one writer. */
  private Optional<String> read(
      WebFetcher.Page page, @Nullable Gate first, Dragoman dragoman, Alerts alerts, Console console)
      throws InterruptedException {
    reading.lock();
    try {
      alerts.reading(page.uri().toString());
      for (long wait = 1; ; wait = Math.min(LONGEST_WAIT, 2 * wait)) {
        List<String> trouble = new ArrayList<>();
        try {
          dragoman.read(
              page,
              first,
              ending -> {
                if (ending instanceof Ending.Failed failed) {
                  trouble.add(failed.cause());
                }
              });
          return trouble.stream().findFirst();
        } catch (ArchiveException e) {
          // A server may be restarted; a watch that goes on for months is not to end with it.
          if (once || e.reason() != ArchiveException.Reason.UNREACHABLE) {
            throw e;
          }
          console.trouble(e.getMessage() + "; the watch waits " + wait + " s and tries again");
          TimeUnit.SECONDS.sleep(wait);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(alertJournal() + " cannot be written", e);
    } finally {
      reading.unlock();
    }
  }

  /** A round that does not end the rounds after it. */
  private void regularRound(Dragoman dragoman, Alerts alerts, Console console) {
    try {
      round(dragoman, alerts, console);
    } catch (ArchiveException e) {
      console.trouble(e.getMessage() + "; the next round tries again");
    } catch (RuntimeException e) {
      console.trouble("a defect of the program: " + Console.harmless(e + "; please report it"));
    }
  }

  private void round(Dragoman dragoman, Alerts alerts, Console console) {
    try {
      reading.lock();
      try {
        if (dragoman.archive().countUnreconciled() > 0) {
          dragoman.reconcile(done -> {}, console::trouble);
        }
        alerts.gather(dragoman.archive());
      } finally {
        reading.unlock();
      }
      alerts.send(dragoman.archive());
    } catch (IOException e) {
      console.trouble(alertJournal() + " cannot be written; check its rights and the space left");
    }
  }
}
