package org.dragoman.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

  private static final byte[] BODY = "{\"digest\":\"digest-1\"}".getBytes(StandardCharsets.UTF_8);

  /** The example of docs/alerts.md, computed with openssl. */
  @Test
  void theSignatureIsWhatOthersCompute() {
    assertThat(
            Webhook.signature(
                "a secret that both know", Instant.ofEpochSecond(1_796_025_600), BODY))
        .isEqualTo("v1=f635227199debf77854725f0ec5991651cff8951af4860ddbc281c6af1673ce7");
  }

  @ParameterizedTest
  @CsvSource({
    "204, true, false, 0",
    "500, false, true, 0",
    "429, false, true, 7",
    "404, false, false, 0",
    "302, false, false, 0"
  })
  void theAnswerTellsWhetherItWasTaken(int status, boolean taken, boolean mayPass, int seconds)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger calls = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          if (status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "7");
          }
          if (status == 302) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try (Webhook webhook =
        new Webhook(
            InetAddress::getAllByName,
            Set.of("127.0.0.1"),
            Duration.ofSeconds(10),
            Clock.systemUTC())) {
      Webhook.Result result =
          webhook.call(
              "http://127.0.0.1:" + server.getAddress().getPort() + "/", "s", "digest-1", BODY);
      assertThat(result instanceof Webhook.Taken).isEqualTo(taken);
      if (result instanceof Webhook.Refused refused) {
        assertThat(refused.mayPass()).isEqualTo(mayPass);
        assertThat(refused.seconds()).isEqualTo(seconds);
        assertThat(refused.line()).contains("127.0.0.1 answers " + status);
      }
      assertThat(calls).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://hook.example/, 10.0.0.7, is no host of the public internet",
    "http://169.254.169.254/, 169.254.169.254, is no host of the public internet",
    "http://hook.example:22/, 93.184.216.34, is not one of the web's own",
    "ftp://hook.example/, 93.184.216.34, not an address of the web"
  })
  void noHostInsideIsCalled(String address, String resolved, String line) {
    try (Webhook webhook =
        new Webhook(
            host -> new InetAddress[] {InetAddress.getByName(resolved)},
            Set.of(),
            Duration.ofSeconds(2),
            Clock.systemUTC())) {
      assertThat(webhook.call(address, "s", "digest-1", BODY))
          .isInstanceOfSatisfying(
              Webhook.Refused.class,
              refused -> {
                assertThat(refused.line()).contains(line);
                assertThat(refused.mayPass()).isFalse();
              });
    }
  }
}
