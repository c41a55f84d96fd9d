package org.dragoman.desk;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dragoman.desk.IdentityProvider.Person;
import org.dragoman.desk.RefusedSignIn.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The way to a provider's sign-in page and back.
 *
 * <p>What was begun is kept here under its state and bound to the browser by a cookie, and is used
 * once. Whoever is not let in finds the reason on the desk's own sign-in page. Thread-safe.
 */
final class SignOn {

  static final String BEGIN = "/api/login/begin";
  static final String BACK = "/api/login/back";
  private static final String COOKIE = "dragoman-login";
  private static final Duration LASTS = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final IdentityProvider provider;
  private final @Nullable URI address;
  private final Sessions sessions;
  private final AuditLog audit;
  private final Clock clock;
  private final boolean secure;
  private final RateLimit begun;

  private record Begun(
      String browser, Nonce nonce, CodeVerifier verifier, URI back, String next, Instant until) {}

  private final Map<String, Begun> pending =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Begun> eldest) {
              return size() > MOST;
            }
          });

  SignOn(
      IdentityProvider provider,
      DeskOptions options,
      Sessions sessions,
      AuditLog audit,
      Clock clock) {
    this.provider = provider;
    this.address = options.address();
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
    secure = options.encrypted();
    begun = new RateLimit(60, clock);
  }

  /** Sends somebody to the provider; afterwards they come to a page of the desk. */
  void begin(Context context, String next) {
    if (!begun.allows(context.ip())) {
      throw new Problem(429, "Too often", "wait a minute before the next attempt");
    }
    String before = context.cookie(COOKIE);
    // A second page of the same browser must not end what the first began.
    String browser =
        before != null && before.matches("[\\w-]{43}") ? before : new State(32).getValue();
    State state = new State(32);
    Nonce nonce = new Nonce(32);
    CodeVerifier verifier = new CodeVerifier();
    URI back = own(context, BACK);
    pending.put(
        state.getValue(),
        new Begun(browser, nonce, verifier, back, within(next), clock.instant().plus(LASTS)));
    Cookie cookie = new Cookie(COOKIE, browser);
    cookie.setPath("/api/login");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    // Strict, it would stay away where the provider sends somebody back.
    cookie.setSameSite(SameSite.LAX);
    cookie.setMaxAge((int) LASTS.toSeconds());
    context.cookie(cookie);
    context.header("Cache-Control", "no-store");
    context.redirect(
        provider.signIn(state, nonce, verifier, back).toString(), HttpStatus.SEE_OTHER);
  }

  /** Lets in whoever the provider sends back, or tells them why not. */
  void back(Context context) {
    context.header("Cache-Control", "no-store");
    String next = "/";
    try {
      String state = context.queryParam("state");
      Begun its = state == null ? null : pending.get(state);
      if (state == null
          || its == null
          || !its.browser().equals(context.cookie(COOKIE))
          || !pending.remove(state, its)
          || its.until().isBefore(clock.instant())) {
        throw new RefusedSignIn(
            Reason.EXPIRED, "its state is of another browser, too old, or none that was given out");
      }
      next = its.next();
      AuthenticationSuccessResponse response = response(context, its);
      Person person =
          provider.redeem(response.getAuthorizationCode(), its.verifier(), its.nonce(), its.back());
      sessions.enter(context, provider, person);
      context.redirect(next, HttpStatus.SEE_OTHER);
    } catch (RefusedSignIn refused) {
      audit.refusedSignIn(context, provider.issuer() + ": " + refused.getMessage());
      context.redirect(
          "/login?refused="
              + Views.word(refused.reason())
              + "&next="
              + URLEncoder.encode(next, StandardCharsets.UTF_8),
          HttpStatus.SEE_OTHER);
    }
  }

  private AuthenticationSuccessResponse response(Context context, Begun its) throws RefusedSignIn {
    AuthenticationResponse response;
    try {
      response = AuthenticationResponseParser.parse(its.back(), context.queryParamMap());
    } catch (ParseException e) {
      throw new RefusedSignIn(Reason.UNREACHABLE, "the issuer misanswers: " + e.getMessage());
    }
    if (response.getIssuer() != null
        && !response.getIssuer().getValue().equals(provider.issuer())) {
      throw new RefusedSignIn(Reason.UNTRUSTED, "the answer is another issuer's");
    }
    if (!response.indicatesSuccess()) {
      throw new RefusedSignIn(
          Reason.DENIED,
          "the issuer let nobody in: " + response.toErrorResponse().getErrorObject().getCode());
    }
    AuthenticationSuccessResponse success = response.toSuccessResponse();
    if (success.getAuthorizationCode() == null) {
      throw new RefusedSignIn(Reason.UNREACHABLE, "the issuer misanswers: it gave no code");
    }
    return success;
  }

  /** Where somebody goes on to sign out at the provider too. */
  Optional<String> signOut(Context context, JWT idToken) {
    return provider.signOut(idToken, own(context, "/login")).map(URI::toString);
  }

  String host() {
    return provider.host();
  }

  /**
   * An address of the desk, as the browser knows it: without a public one it is on this machine.
   */
  private URI own(Context context, String path) {
    return URI.create((address == null ? "http://" + context.host() : address) + path);
  }

  /** A page of the desk; anything else leads to its first. */
  private static String within(String next) {
    return next.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*") && !next.startsWith("/api/") ? next : "/";
  }
}
