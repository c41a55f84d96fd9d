package org.dragoman.intake.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls addresses with JSON, signed so that whoever is called can tell that it comes from here, now
 * and unchanged.
 *
 * <p>The header {@code Dragoman-Signature} is {@code v1=} and the HMAC-SHA256, in hexadecimal, of
 * the header {@code Dragoman-Timestamp} (seconds of the epoch), a full stop and the body, by the
 * shared secret. Who checks it, refuses old timestamps and remembers {@code Dragoman-Delivery} for
 * as long cannot be fooled by a call that is played again. The same hosts may be reached as by
 * {@link WebFetcher}; redirects are not followed, for what is signed is for one address.
 *
 * <p>Thread-safe.
 */
public final class Webhook implements AutoCloseable {

  /** Whether it was taken. */
  public sealed interface Result {}

  /** It was taken. */
  public record Taken() implements Result {}

  /**
   * It was not taken.
   *
   * @param line one line: what, and what to do
   * @param mayPass whether another try may help
   * @param seconds how long the other side asks to be left alone; 0 where it does not
   */
  public record Refused(String line, boolean mayPass, long seconds) implements Result {}

  private final CheckedResolver resolver;
  private final Duration longest;
  private final Clock clock;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "webhook-time-limit");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A caller by the machine's own resolver.
   *
   * @param allowed hosts that may be called wherever they are, at any port
   */
  public Webhook(Set<String> allowed, Clock clock) {
    this(InetAddress::getAllByName, allowed, Duration.ofSeconds(20), clock);
  }

  /**
   * A caller.
   *
   * @param resolver looks hosts up
   * @param allowed hosts that may be called wherever they are, at any port
   * @param longest how long a call may take
   */
  public Webhook(WebFetcher.Resolver resolver, Set<String> allowed, Duration longest, Clock clock) {
    this.resolver = new CheckedResolver(resolver, allowed);
    this.longest = longest;
    this.clock = clock;
    Timeout timeout = Timeout.of(longest);
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(this.resolver)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .setUserAgent(WebFetcher.AGENT)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /**
   * Calls an address.
   *
   * @param secret shared with whoever is called
   * @param delivery the same whenever the same is sent again
   * @param json the body
   */
  public Result call(String address, String secret, String delivery, byte[] json) {
    URI uri;
    try {
      uri = WebAddress.of(address);
    } catch (NotFetched e) {
      return new Refused(e.line(), false, 0);
    }
    int port = uri.getPort();
    if (port != -1 && port != 80 && port != 443 && !resolver.isAllowed(uri.getHost())) {
      return new Refused(
          "port " + port + " is not one of the web's own; allow its host with --allow-host",
          false,
          0);
    }
    Instant now = clock.instant();
    HttpPost request = new HttpPost(uri);
    request.setHeader("Dragoman-Delivery", delivery);
    request.setHeader("Dragoman-Timestamp", Long.toString(now.getEpochSecond()));
    request.setHeader("Dragoman-Signature", signature(secret, now, json));
    request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    ScheduledFuture<?> limit =
        watch.schedule(request::cancel, longest.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(
          request,
          response -> {
            int status = response.getCode();
            Header wait = response.getFirstHeader("Retry-After");
            // What it answers is of no use, and may have no end.
            request.cancel();
            return result(uri.getHost(), status, wait == null ? "" : wait.getValue());
          });
    } catch (CheckedResolver.Forbidden e) {
      return new Refused(
          uri.getHost()
              + " is no host of the public internet; allow it with --allow-host if you mean it",
          false,
          0);
    } catch (UnknownHostException e) {
      return new Refused("no host is known as " + uri.getHost() + "; check the address", true, 0);
    } catch (SSLException e) {
      return new Refused(
          "no safe connection to " + uri.getHost() + ": its certificate is not right", true, 0);
    } catch (IOException e) {
      return new Refused(
          "no connection to " + uri.getHost() + ", or it broke off or took too long", true, 0);
    } finally {
      limit.cancel(false);
    }
  }

  private static Result result(String host, int status, String wait) {
    if (status >= 200 && status < 300) {
      return new Taken();
    }
    boolean mayPass = status == 408 || status == 425 || status == 429 || status >= 500;
    return new Refused(
        host
            + " answers "
            + status
            + (status >= 300 && status < 400
                ? "; write the address that it redirects to"
                : mayPass ? "" : "; check address and secret"),
        mayPass,
        wait.matches("\\d{1,6}") ? Long.parseLong(wait) : 0);
  }

  /** The signature of a body at a time, as it stands in the header. */
  static String signature(String secret, Instant time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      // Every Java has this algorithm; the secret is not empty.
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      // Connections that break while they are closed are closed.
    }
  }
}
