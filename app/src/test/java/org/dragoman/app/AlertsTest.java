package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.watch.Alert;
import org.dragoman.intake.watch.Watch;
import org.dragoman.intake.web.WebFetcher;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-30T08:00:00Z");
  private static final String SECRET = "a secret that both know";
  private static final Map<String, String> ENVIRONMENT = Map.of("HOOK_SECRET", SECRET);

  private static Reader reader;

  @TempDir private Path folder;
  private volatile Instant now = BEGIN;
  private final Clock clock = Clock.fixed(BEGIN, ZoneOffset.UTC);
  private final List<String> trouble = new ArrayList<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile int answer = 204;
  private GreenMail mail;
  private HttpServer server;
  private Dragoman dragoman;

  private record Call(String delivery, String timestamp, String signature, String body) {}

  @BeforeAll
  static void openReader() {
    reader =
        Reader.open(
            ModelPack.locate(
                ModelPack.cache(System.getenv(), Path.of(System.getProperty("user.home")))));
  }

  @AfterAll
  static void closeReader() {
    reader.close();
  }

  @BeforeEach
  void begin() throws IOException {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::called);
    server.start();
    dragoman =
        Dragoman.open(folder.resolve("archive"), reader, IntakeLimits.DEFAULT, clock, notice -> {});
  }

  @AfterEach
  void end() {
    dragoman.close();
    server.stop(0);
    mail.stop();
  }

  private void called(HttpExchange exchange) throws IOException {
    calls.add(
        new Call(
            exchange.getRequestHeaders().getFirst("Dragoman-Delivery"),
            exchange.getRequestHeaders().getFirst("Dragoman-Timestamp"),
            exchange.getRequestHeaders().getFirst("Dragoman-Signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private Alert.Hook hook() {
    return new Alert.Hook("http://127.0.0.1:" + server.getAddress().getPort() + "/", "HOOK_SECRET");
  }

  private Alert everywhere() {
    return new Alert(
        "Şili ve Estonya",
        "chile",
        "tr",
        Optional.of(folder.resolve("feeds/chile.atom")),
        Optional.of(
            new Alert.Mail(
                List.of("desk@example.org"),
                "dragoman@example.org",
                "127.0.0.1",
                mail.getSmtp().getPort(),
                Alert.Safety.NONE,
                "",
                "")),
        Optional.of(hook()));
  }

  private Alert hooked() {
    return new Alert(
        "Chile", "chile", "en", Optional.empty(), Optional.empty(), Optional.of(hook()));
  }

  private Alerts open(Set<String> hosts, Alert... alerts) throws IOException, Alerts.Unusable {
    return Alerts.open(
        List.of(alerts),
        folder.resolve("alerts.jsonl"),
        ENVIRONMENT,
        hosts,
        new Watch.Patience(Duration.ZERO, Duration.ofMinutes(1), 2),
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        },
        trouble::add);
  }

  private void read(String name, String text, Alerts alerts) throws IOException {
    URI uri = URI.create("https://press.example/" + name);
    alerts.reading(uri.toString());
    dragoman.read(
        new WebFetcher.Page(
            uri,
            name,
            "text/plain",
            text.getBytes(StandardCharsets.UTF_8),
            BEGIN,
            WebFetcher.Validators.NONE),
        null,
        ending -> assertThat(ending).isNotInstanceOf(Ending.Failed.class));
    dragoman.reconcile(done -> {}, trouble::add);
  }

  private static String visit(String day) {
    return "Chilean Senate delegation visits Tallinn\n\n3 May 2023 | 10:15\n\n"
        + "A delegation of the Senate of Chile met deputies of the Riigikogu in Tallinn on "
        + day
        + ".\n";
  }

  private void round(Alerts alerts) throws IOException {
    alerts.gather(dragoman.archive());
    alerts.send(dragoman.archive());
  }

  @Test
  void whatIsNewIsToldOnceOnEachWayWithItsWords() throws Exception {
    try (Alerts alerts = open(Set.of("127.0.0.1"), everywhere())) {
      read("visit.txt", visit("2 May"), alerts);
      read("other.txt", "Minister Ivan Korcok met senators in Bratislava on 2 May 2023.\n", alerts);
      round(alerts);
      round(alerts);
      assertThat(trouble).isEmpty();
      assertThat(alerts.waiting()).isZero();

      assertThat(mail.getReceivedMessages()).hasSize(1);
      MimeMessage message = mail.getReceivedMessages()[0];
      assertThat(message.getSubject()).startsWith("Şili ve Estonya: 1 belgede ");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      String text = message.getContent().toString();
      assertThat(text)
          .contains("event: meet 2023-05-02", "söyleyen:", "2023-05-03", "press.example/visit.txt")
          .contains("met deputies of the Riigikogu in Tallinn")
          .doesNotContain("Korcok");

      assertThat(calls).hasSize(1);
      assertThat(calls.get(0).body())
          .contains("\"alert\":\"Şili ve Estonya\"", "\"kind\":\"event\"", "\"quote\":\"");
      assertThat(calls.get(0).signature()).isEqualTo(signature(calls.get(0)));
      assertThat(calls.get(0).timestamp()).isEqualTo(Long.toString(BEGIN.getEpochSecond()));
      assertThat(message.getMessageID()).contains(calls.get(0).delivery());

      assertThat(Files.readString(folder.resolve("feeds/chile.atom")))
          .containsOnlyOnce("<entry>")
          .contains("press.example/visit.txt", "Riigikogu in Tallinn");

      // Read again, nothing is new; another day is.
      read("visit.txt", visit("2 May"), alerts);
      round(alerts);
      assertThat(calls).hasSize(1);
      read("second.txt", visit("1 May"), alerts);
      round(alerts);
      assertThat(calls).hasSize(2);
      assertThat(mail.getReceivedMessages()).hasSize(2);
      assertThat(Files.readString(folder.resolve("feeds/chile.atom")).split("<entry>", -1))
          .hasSize(3);
    }
  }

  private static String signature(Call call) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "v1="
        + HexFormat.of()
            .formatHex(
                mac.doFinal(
                    (call.timestamp() + "." + call.body()).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aKillAfterReadingOrBeforeSendingLosesNothing() throws Exception {
    try (Alerts killed = open(Set.of("127.0.0.1"), hooked())) {
      read("visit.txt", visit("2 May"), killed);
    }
    assertThat(calls).isEmpty();
    try (Alerts killed = open(Set.of("127.0.0.1"), hooked())) {
      killed.gather(dragoman.archive());
    }
    assertThat(calls).isEmpty();
    // A line that the kill cut off.
    Files.writeString(
        folder.resolve("alerts.jsonl"), "{\"digest\":\"dig", StandardOpenOption.APPEND);
    for (int i = 0; i < 2; i++) {
      try (Alerts alerts = open(Set.of("127.0.0.1"), hooked())) {
        round(alerts);
      }
    }
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).body()).contains("Riigikogu");
  }

  @Test
  void whatIsNotTakenIsTriedLaterUnderTheSameIdAndGivenUpInTheEnd() throws Exception {
    try (Alerts alerts = open(Set.of("127.0.0.1"), hooked())) {
      answer = 503;
      read("visit.txt", visit("2 May"), alerts);
      round(alerts);
      round(alerts);
      assertThat(calls).hasSize(1);
      assertThat(alerts.waiting()).isOne();
      now = BEGIN.plusSeconds(61);
      round(alerts);
      assertThat(calls).hasSize(2);
      assertThat(calls.get(1).delivery()).isEqualTo(calls.get(0).delivery());
      assertThat(calls.get(1).signature()).isNotEqualTo(calls.get(0).signature());
      assertThat(alerts.givenUp())
          .containsExactly("alert \"Chile\", webhook: 127.0.0.1 answers 503");
      assertThat(trouble).hasSize(2);
      answer = 200;
      alerts.revive();
      round(alerts);
      assertThat(alerts.givenUp()).isEmpty();
      assertThat(calls).hasSize(3);
    }
  }

  @Test
  void aHostOfThisMachineIsCalledOnlyWhereItIsAllowedByName() throws Exception {
    try (Alerts alerts = open(Set.of(), hooked())) {
      read("visit.txt", visit("2 May"), alerts);
      round(alerts);
      assertThat(calls).isEmpty();
      assertThat(alerts.givenUp()).singleElement().asString().contains("--allow-host");
    }
  }

  @Test
  void mailIsNotSentWhereTheServerCannotBeTrusted() throws Exception {
    GreenMail safe = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    safe.start();
    try {
      for (Alert.Safety safety : List.of(Alert.Safety.TLS, Alert.Safety.STARTTLS)) {
        boolean upgrade = safety == Alert.Safety.STARTTLS;
        int port = (upgrade ? mail.getSmtp() : safe.getSmtps()).getPort();
        Alert.Mail to =
            new Alert.Mail(
                List.of("a@example.org"), "b@example.org", "127.0.0.1", port, safety, "", "");
        Alert alert =
            new Alert(
                safety.name(), "chile", "en", Optional.empty(), Optional.of(to), Optional.empty());
        try (Alerts alerts = open(Set.of(), alert)) {
          read(safety.name() + ".txt", visit("2 May"), alerts);
          round(alerts);
        }
      }
      assertThat(trouble).hasSize(2).allMatch(line -> line.contains("no safe connection"));
      assertThat(mail.getReceivedMessages()).isEmpty();
      assertThat(safe.getReceivedMessages()).isEmpty();
    } finally {
      safe.stop();
    }
  }

  @Test
  void aSecretThatIsNotThereIsToldBeforeTheWatchBegins() {
    assertThatThrownBy(
            () ->
                Alerts.open(
                    List.of(hooked()),
                    folder.resolve("alerts.jsonl"),
                    Map.of(),
                    Set.of(),
                    Watch.Patience.USUAL,
                    clock,
                    trouble::add))
        .isInstanceOf(Alerts.Unusable.class)
        .hasMessage(
            "alert \"Chile\": the environment has no HOOK_SECRET; export it before the watch begins");
  }
}
