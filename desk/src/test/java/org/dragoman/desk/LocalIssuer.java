package org.dragoman.desk;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect issuer on this machine that lets everybody in, with keys of its own.
 *
 * <p>Each field makes it misbehave in one way. It checks the desk as a real one does: client,
 * secret, redirect address and the code's verifier.
 */
final class LocalIssuer implements AutoCloseable {

  static final String CLIENT = "desk";
  static final String SECRET = "a secret of the tests";

  private static final RSAKey KEY = key("one");

  /** Bears the same name, and is not among the keys it publishes. */
  private static final RSAKey OTHER = key("one");

  private record Asked(String redirect, String nonce, String challenge) {}

  private final HttpServer server;
  private final Map<String, Asked> codes = new ConcurrentHashMap<>();
  final List<String> asked = new ArrayList<>();

  /** What its tokens say; null claims are left out. */
  Map<String, Object> claims = Map.of("preferred_username", "mira", "roles", List.of("editor"));

  Map<String, Object> userInfo = Map.of("sub", "248289761001");
  @Nullable String nonce;
  @Nullable String audience;
  @Nullable String issuer;
  Instant expires = Instant.ofEpochSecond(System.currentTimeMillis() / 1000 + 300);
  boolean otherKey;
  boolean unsigned;
  @Nullable String published;

  LocalIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", this::metadata);
    server.createContext(
        "/keys", exchange -> send(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext("/userinfo", this::userInfo);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static RSAKey key(String name) {
    try {
      return new RSAKeyGenerator(2048).keyID(name).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void metadata(HttpExchange exchange) throws IOException {
    String its =
        """
        {"issuer": "ISSUER", "authorization_endpoint": "ISSUER/authorize",
         "token_endpoint": "ISSUER/token", "jwks_uri": "ISSUER/keys",
         "userinfo_endpoint": "ISSUER/userinfo", "end_session_endpoint": "ISSUER/out",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"]}
        """
            .replace("ISSUER", address());
    send(exchange, 200, published == null ? its : published);
  }

  private static String one(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of("")).get(0);
  }

  private void authorize(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    asked.add(query);
    Map<String, List<String>> parameters = URLUtils.parseParameters(query);
    boolean right =
        one(parameters, "client_id").equals(CLIENT)
            && one(parameters, "response_type").equals("code")
            && one(parameters, "code_challenge_method").equals("S256")
            && one(parameters, "scope").contains("openid")
            && one(parameters, "redirect_uri").endsWith("/api/login/back");
    if (!right) {
      send(exchange, 400, "{}");
      return;
    }
    String code = UUID.randomUUID().toString();
    codes.put(
        code,
        new Asked(
            one(parameters, "redirect_uri"),
            one(parameters, "nonce"),
            one(parameters, "code_challenge")));
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            one(parameters, "redirect_uri")
                + "?code="
                + code
                + "&state="
                + one(parameters, "state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, List<String>> parameters = URLUtils.parseParameters(body);
    Asked its = codes.remove(one(parameters, "code"));
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (CLIENT + ":" + SECRET.replace(" ", "+")).getBytes(StandardCharsets.UTF_8));
    if (its == null
        || !("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !one(parameters, "redirect_uri").equals(its.redirect())
        || !CodeChallenge.compute(
                CodeChallengeMethod.S256, new CodeVerifier(one(parameters, "code_verifier")))
            .getValue()
            .equals(its.challenge())) {
      send(exchange, 400, "{\"error\": \"invalid_grant\"}");
      return;
    }
    send(
        exchange,
        200,
        "{\"access_token\": \"for-mira\", \"token_type\": \"Bearer\", \"id_token\": \""
            + idToken(its.nonce())
            + "\"}");
  }

  private String idToken(String asked) {
    JWTClaimsSet.Builder said =
        new JWTClaimsSet.Builder()
            .issuer(issuer == null ? address() : issuer)
            .audience(audience == null ? CLIENT : audience)
            .subject("248289761001")
            .issueTime(Date.from(expires.minusSeconds(300)))
            .expirationTime(Date.from(expires))
            .claim("nonce", nonce == null ? asked : nonce);
    claims.forEach(said::claim);
    if (unsigned) {
      return new com.nimbusds.jwt.PlainJWT(said.build()).serialize();
    }
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .type(JOSEObjectType.JWT)
                  .keyID(KEY.getKeyID())
                  .build(),
              said.build());
      token.sign(new RSASSASigner(otherKey ? OTHER : KEY));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    boolean right =
        "Bearer for-mira".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    send(
        exchange, right ? 200 : 401, com.nimbusds.jose.util.JSONObjectUtils.toJSONString(userInfo));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
