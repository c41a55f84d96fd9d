package org.dragoman.intake.watch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.dragoman.intake.web.NotFetched;
import org.dragoman.intake.web.WebFetcher;
import org.jspecify.annotations.Nullable;

/**
 * One queue for each host: one request at a time, with a pause between, and only for what its
 * robots.txt (RFC 9309) allows. Thread-safe.
 */
final class Hosts {

  private static final Duration RULES_HOLD = Duration.ofHours(12);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  /** How many pages are held at once, of all hosts. */
  private static final int AT_ONCE = 24;

  private final WebFetcher web;
  private final Duration pause;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  Hosts(WebFetcher web, Duration pause) {
    this.web = web;
    this.pause = pause;
  }

  /** Said of an address that the host's robots.txt keeps to itself. */
  static final class Disallowed extends Exception {
    private static final long serialVersionUID = 1;

    Disallowed() {
      super("the site's robots.txt does not allow it; ask the site, or leave it out");
    }
  }

  private static final class Host {
    final ReentrantLock queue = new ReentrantLock(true);
    long free = System.nanoTime();
    @Nullable BaseRobotRules rules;
    long rulesUntil;
  }

  /** Uses a page while its place is held. */
  interface Use<T, E extends Exception> {
    T of(WebFetcher.Page page) throws E, InterruptedException;
  }

  /** Fetches a page in its host's queue, and has it used. */
  <T, E extends Exception> T fetch(String address, WebFetcher.Validators known, Use<T, E> use)
      throws NotFetched, Disallowed, E, InterruptedException {
    URI uri = origin(address);
    Host host = hosts.computeIfAbsent(uri.toString(), key -> new Host());
    WebFetcher.Page page;
    host.queue.lockInterruptibly();
    try {
      BaseRobotRules rules = rules(host, uri);
      if (!rules.isAllowed(address)) {
        throw new Disallowed();
      }
      await(host);
      // Only now, so that whoever waits for a slow host holds nobody up.
      slots.acquire();
      boolean arrived = false;
      try {
        page = web.fetch(address, known);
        arrived = true;
      } finally {
        host.free = System.nanoTime() + pause(rules).toNanos();
        if (!arrived) {
          slots.release();
        }
      }
    } finally {
      host.queue.unlock();
    }
    try {
      return use.of(page);
    } finally {
      slots.release();
    }
  }

  private Duration pause(BaseRobotRules rules) {
    Duration told = Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    Duration longer = told.compareTo(pause) > 0 ? told : pause;
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private static void await(Host host) throws InterruptedException {
    long left = host.free - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  private BaseRobotRules rules(Host host, URI origin) throws NotFetched, InterruptedException {
    BaseRobotRules rules = host.rules;
    if (rules != null && System.nanoTime() < host.rulesUntil) {
      return rules;
    }
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    String address = origin + "/robots.txt";
    await(host);
    try {
      WebFetcher.Page page = web.fetch(address, WebFetcher.Validators.NONE);
      rules =
          parser.parseContent(
              address,
              page.bytes(),
              "text/plain",
              List.of(WebFetcher.AGENT.toLowerCase(Locale.ROOT)));
    } catch (NotFetched e) {
      if (e.mayPass()) {
        // A site in trouble is left alone, and asked again later.
        throw e;
      }
      rules = parser.failedFetch(404);
    } finally {
      host.free = System.nanoTime() + pause.toNanos();
    }
    host.rules = rules;
    host.rulesUntil = System.nanoTime() + RULES_HOLD.toNanos();
    return rules;
  }

  private static URI origin(String address) {
    int path = address.indexOf('/', address.indexOf("//") + 2);
    String origin = path < 0 ? address : address.substring(0, path);
    int query = origin.indexOf('?');
    return URI.create((query < 0 ? origin : origin.substring(0, query)).toLowerCase(Locale.ROOT));
  }
}
