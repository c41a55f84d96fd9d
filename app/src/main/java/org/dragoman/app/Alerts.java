package org.dragoman.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.archive.DocumentSummary;
import org.dragoman.intake.watch.Alert;
import org.dragoman.intake.watch.AlertJournal;
import org.dragoman.intake.watch.AlertJournal.Delivery;
import org.dragoman.intake.watch.Watch;
import org.dragoman.intake.watch.WatchJournal;
import org.dragoman.intake.web.Webhook;
import org.dragoman.publish.Story;
import org.dragoman.publish.alert.Digest;
import org.dragoman.publish.alert.DigestFeed;
import org.dragoman.publish.alert.MailServer;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.text.ContentId;

/**
 * Tells what is new for saved queries: after each round a digest to each channel, once.
 *
 * <p>For one thread at a time; the caller holds the archive's lock for {@link #reading} and {@link
 * #gather}, and none for {@link #send}, which waits for others' servers.
 */
final class Alerts implements Closeable {

  private static final int MOST_IN_FEED = 100;

  /** Said of alerts that cannot be told as they are asked for; one line for the user. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String line) {
      super(line);
    }
  }

  private final List<Alert> alerts;
  private final AlertJournal journal;
  private final Map<String, String> environment;
  private final Webhook webhook;
  private final Watch.Patience patience;
  private final Clock clock;
  private final Consumer<String> trouble;

  private Alerts(
      List<Alert> alerts,
      AlertJournal journal,
      Map<String, String> environment,
      Webhook webhook,
      Watch.Patience patience,
      Clock clock,
      Consumer<String> trouble) {
    this.alerts = List.copyOf(alerts);
    this.journal = journal;
    this.environment = Map.copyOf(environment);
    this.webhook = webhook;
    this.patience = patience;
    this.clock = clock;
    this.trouble = trouble;
  }

  /**
   * Opens what alerts have told and have to tell.
   *
   * @param environment has the secrets
   * @param hosts hosts that may be called though they are not of the public internet
   * @param trouble takes a line for what could not be sent
   */
  static Alerts open(
      List<Alert> alerts,
      Path file,
      Map<String, String> environment,
      Set<String> hosts,
      Watch.Patience patience,
      Clock clock,
      Consumer<String> trouble)
      throws IOException, Unusable {
    for (Alert alert : alerts) {
      Optional<String> variable =
          alert
              .hook()
              .map(Alert.Hook::secret)
              .filter(name -> environment.getOrDefault(name, "").isEmpty())
              .or(
                  () ->
                      alert
                          .mail()
                          .map(Alert.Mail::password)
                          .filter(name -> !name.isEmpty())
                          .filter(name -> environment.getOrDefault(name, "").isEmpty()));
      if (variable.isPresent()) {
        throw new Unusable(
            "alert \""
                + alert.name()
                + "\": the environment has no "
                + variable.get()
                + "; export it before the watch begins");
      }
    }
    return new Alerts(
        alerts,
        AlertJournal.open(file),
        environment,
        new Webhook(hosts, clock),
        patience,
        clock,
        trouble);
  }

  /** Writes down that a page is about to be read. */
  void reading(String address) throws IOException {
    if (!alerts.isEmpty()) {
      journal.reading(address);
    }
  }

  /** Has what was given up sent again. */
  void revive() throws IOException {
    journal.revive(clock.instant());
  }

  /** What was given up, a line each. */
  List<String> givenUp() {
    return journal.deliveries().stream()
        .filter(delivery -> delivery.state() == WatchJournal.State.DEAD)
        .map(delivery -> where(delivery) + ": " + delivery.cause())
        .toList();
  }

  /** How many digests are still to be sent. */
  long waiting() {
    return journal.deliveries().stream()
        .filter(delivery -> delivery.state() == WatchJournal.State.FOUND)
        .count();
  }

  /** Writes down what is new for each alert in the pages that were read since last time. */
  void gather(Archive archive) throws IOException {
    List<String> pages = journal.reading();
    if (pages.isEmpty()) {
      return;
    }
    Set<String> documents = new LinkedHashSet<>();
    for (String page : pages) {
      archive.lookUpDocuments(page).stream().map(DocumentSummary::id).forEach(documents::add);
    }
    Instant now = clock.instant();
    for (Alert alert : alerts) {
      List<String> ids = new ArrayList<>();
      List<String> told = new ArrayList<>();
      for (String document : new TreeSet<>(archive.matching(alert.query(), documents))) {
        List<String> fresh =
            tellable(archive, document).stream()
                .map(Assertion::id)
                .filter(id -> !journal.hasTold(alert.name(), id))
                .toList();
        if (!fresh.isEmpty()) {
          ids.add(document);
          told.addAll(fresh);
        }
      }
      if (!told.isEmpty()) {
        String id = ContentId.of("digest", alert.name(), told);
        for (String channel : channels(alert)) {
          journal.write(
              new Delivery(
                  id, alert.name(), channel, ids, told, now, WatchJournal.State.FOUND, 0, now, ""));
        }
      }
    }
    journal.told(pages);
  }

  private static List<String> channels(Alert alert) {
    List<String> channels = new ArrayList<>();
    alert.atom().ifPresent(atom -> channels.add("atom"));
    alert.mail().ifPresent(mail -> channels.add("email"));
    alert.hook().ifPresent(hook -> channels.add("webhook"));
    return channels;
  }

  /** What a document tells that is news: neither names nor dates, nor what an editor rejected. */
  private static List<Assertion> tellable(Archive archive, String document) {
    return archive.assertionsOf(document).stream()
        .filter(told -> !(told instanceof Mention) && !(told instanceof DateExpression))
        .filter(told -> told.provenance().status() != Status.REJECTED)
        .toList();
  }

  /** Sends what is due; what fails in passing is due again later. */
  void send(Archive archive) throws IOException {
    for (Delivery delivery : journal.deliveries()) {
      if (delivery.state() != WatchJournal.State.FOUND || delivery.due().isAfter(clock.instant())) {
        continue;
      }
      Optional<Alert> alert =
          alerts.stream().filter(one -> one.name().equals(delivery.alert())).findFirst();
      Webhook.Result result =
          alert.isPresent() && channels(alert.get()).contains(delivery.channel())
              ? send(alert.get(), delivery, archive)
              : new Webhook.Refused("the list has no such alert any more", false, 0);
      journal.write(after(delivery, result));
    }
  }

  private Delivery after(Delivery delivery, Webhook.Result result) {
    return switch (result) {
      case Webhook.Taken taken ->
          delivery.with(WatchJournal.State.DONE, delivery.tries(), delivery.due(), "");
      case Webhook.Refused refused -> {
        int tries = delivery.tries() + 1;
        boolean dead = !refused.mayPass() || tries >= patience.tries();
        trouble.accept(
            Console.harmless(
                where(delivery)
                    + ": "
                    + refused.line()
                    + (dead ? "; given up (watch --again tries it anew)" : "; tried again later")));
        yield delivery.with(
            dead ? WatchJournal.State.DEAD : WatchJournal.State.FOUND,
            tries,
            clock.instant().plus(patience.after(tries, refused.seconds())),
            refused.line());
      }
    };
  }

  private static String where(Delivery delivery) {
    return "alert \"" + delivery.alert() + "\", " + delivery.channel();
  }

  private Webhook.Result send(Alert alert, Delivery delivery, Archive archive) {
    Digest digest = digest(alert, delivery, archive);
    return switch (delivery.channel()) {
      case "atom" -> feed(alert, digest, archive);
      case "email" -> alert.mail().map(mail -> mail(mail, digest)).orElseThrow();
      default ->
          alert
              .hook()
              .map(
                  hook ->
                      webhook.call(hook.url(), secret(hook.secret()), digest.id(), digest.json()))
              .orElseThrow();
    };
  }

  private String secret(String variable) {
    return environment.getOrDefault(variable, "");
  }

  private Webhook.Result mail(Alert.Mail mail, Digest digest) {
    return new MailServer(
            mail.server(),
            mail.port(),
            switch (mail.safety()) {
              case STARTTLS -> MailServer.Safety.STARTTLS;
              case TLS -> MailServer.Safety.TLS;
              case NONE -> MailServer.Safety.NONE;
            },
            mail.user(),
            secret(mail.password()))
        .send(mail.from(), mail.to(), digest)
        .<Webhook.Result>map(why -> new Webhook.Refused(why, true, 0))
        .orElseGet(Webhook.Taken::new);
  }

  private Webhook.Result feed(Alert alert, Digest latest, Archive archive) {
    List<Digest> digests = new ArrayList<>(List.of(latest));
    journal.deliveries().stream()
        .filter(other -> other.channel().equals("atom") && other.alert().equals(alert.name()))
        .filter(other -> other.state() == WatchJournal.State.DONE)
        .sorted(Comparator.comparing(Delivery::made).reversed())
        .limit(MOST_IN_FEED - 1)
        .forEach(other -> digests.add(digest(alert, other, archive)));
    digests.sort(Comparator.comparing(Digest::made).reversed());
    Path file = alert.atom().orElseThrow();
    try {
      DigestFeed.write(file, alert.name(), digests, clock.instant());
      return new Webhook.Taken();
    } catch (IOException e) {
      return new Webhook.Refused(
          file + " cannot be written; check the folder, its rights and the space left", true, 0);
    }
  }

  /** Made anew from the archive, with what editors decided since. */
  private static Digest digest(Alert alert, Delivery delivery, Archive archive) {
    Collection<String> told = Set.copyOf(delivery.assertions());
    List<Digest.Report> reports = new ArrayList<>();
    for (String document : delivery.documents()) {
      Optional<ArchivedDocument> kept = archive.document(document);
      if (kept.isPresent()) {
        List<Assertion> news =
            tellable(archive, document).stream()
                .filter(assertion -> told.contains(assertion.id()))
                .toList();
        if (!news.isEmpty()) {
          reports.add(new Digest.Report(Story.of(kept.get().document()), news));
        }
      }
    }
    return new Digest(
        delivery.id(), alert.name(), alert.query(), alert.language(), delivery.made(), reports);
  }

  @Override
  public void close() throws IOException {
    webhook.close();
    journal.close();
  }
}
