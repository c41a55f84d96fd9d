package org.dragoman.desk;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dragoman.desk.RefusedSignIn.Reason;
import org.dragoman.desk.Users.Role;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider that vouches for those who may use the desk (OpenID Connect Core 1.0,
 * authorization code flow with PKCE, RFC 7636).
 *
 * <p>What it publishes of itself is fetched once, by {@link #discover}; its keys again when they
 * change. Thread-safe.
 */
public final class IdentityProvider {

  /**
   * What the desk has to know of a provider.
   *
   * @param issuer its address, as it stands in its tokens
   * @param client the name under which it knows the desk
   * @param secret what the desk proves that with; null for a public client
   * @param roleClaim the claim that says what somebody may do; within others by dots
   * @param roles what the values of that claim mean
   * @param nameClaim the claim under which somebody decides
   */
  public record Settings(
      String issuer,
      String client,
      @Nullable String secret,
      String roleClaim,
      Map<String, Role> roles,
      String nameClaim) {

    /** The roles by their own names. */
    public static final Map<String, Role> OWN_NAMES =
        Stream.of(Role.values()).collect(Collectors.toUnmodifiableMap(Views::word, role -> role));

    /** Refuses addresses over which others could listen. */
    public Settings {
      roles = Map.copyOf(roles);
      if (!safe(issuer)) {
        throw new IllegalArgumentException(
            issuer + ": an issuer is an https address, such as https://id.example.org");
      }
      if (client.isBlank()) {
        throw new IllegalArgumentException(
            "a provider knows the desk by a client id; none is given");
      }
    }
  }

  /** Somebody for whom it vouches. */
  record Person(String name, String subject, Role role, JWT idToken) {}

  private static final Pattern SAFE =
      Pattern.compile("https://[^\\s/?#]+.*|http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/].*)?");
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 10_000;
  private static final int MOST_KEYS = 1 << 20;
  private static final int LONGEST_NAME = 100;

  /** Signatures that a provider makes with a key of its own; not those that a secret makes. */
  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final Settings settings;
  private final ClientID client;
  private final OIDCProviderMetadata metadata;
  private final IDTokenValidator validator;

  private IdentityProvider(Settings settings, OIDCProviderMetadata metadata) throws IOException {
    this.settings = settings;
    this.metadata = metadata;
    client = new ClientID(settings.client());
    List<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs();
    Set<JWSAlgorithm> used =
        offered == null
            ? Set.of(JWSAlgorithm.RS256)
            : offered.stream().filter(SIGNATURES::contains).collect(Collectors.toSet());
    if (used.isEmpty()) {
      throw new IOException(
          settings.issuer()
              + ": signs its tokens by "
              + offered
              + " only, which the desk cannot check");
    }
    // Fetching ahead would need a thread that outlives the desk.
    validator =
        new IDTokenValidator(
            metadata.getIssuer(),
            client,
            new JWSVerificationKeySelector<>(
                used,
                JWKSourceBuilder.<SecurityContext>create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_KEYS))
                    .refreshAheadCache(false)
                    .retrying(true)
                    .build()),
            null);
  }

  /**
   * Asks a provider what it publishes of itself.
   *
   * @throws IOException where it cannot be reached or misanswers, in one line
   */
  public static IdentityProvider discover(Settings settings) throws IOException {
    OIDCProviderMetadata metadata;
    try {
      metadata =
          OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), CONNECT_MILLIS, READ_MILLIS);
    } catch (IOException e) {
      throw new IOException(
          settings.issuer() + ": the issuer cannot be reached (" + line(e) + ")", e);
    } catch (GeneralException | IllegalArgumentException e) {
      throw new IOException(
          settings.issuer()
              + ": not an OpenID Connect issuer, by its /.well-known/openid-configuration ("
              + line(e)
              + ")",
          e);
    }
    require(settings, "authorization_endpoint", metadata.getAuthorizationEndpointURI());
    require(settings, "token_endpoint", metadata.getTokenEndpointURI());
    require(settings, "jwks_uri", metadata.getJWKSetURI());
    try {
      return new IdentityProvider(settings, metadata);
    } catch (MalformedURLException e) {
      throw new IOException(settings.issuer() + ": its jwks_uri is no address", e);
    }
  }

  private static void require(Settings settings, String name, @Nullable URI address)
      throws IOException {
    if (address == null || !safe(address.toString())) {
      throw new IOException(
          settings.issuer()
              + ": the issuer's "
              + name
              + (address == null ? " is missing" : " is not an https address: " + address));
    }
  }

  private static boolean safe(String address) {
    return SAFE.matcher(address).matches();
  }

  private static String line(Throwable trouble) {
    String said = trouble.getMessage();
    String kind = trouble.getClass().getSimpleName();
    return (said == null ? kind : said).replaceAll("\\s+", " ");
  }

  /** Its host, by which people know it. */
  String host() {
    return Objects.requireNonNullElse(URI.create(settings.issuer()).getHost(), settings.issuer());
  }

  String issuer() {
    return settings.issuer();
  }

  /** Where somebody is sent to sign in. */
  URI signIn(State state, Nonce nonce, CodeVerifier verifier, URI back) {
    Scope scope = new Scope("openid", "profile");
    Scope known = metadata.getScopes();
    // Some give roles or groups only to who asks for a scope of that name.
    String roles = settings.roleClaim().replaceFirst("\\..*", "");
    if (known != null && known.contains(roles)) {
      scope.add(roles);
    }
    return new AuthenticationRequest.Builder(ResponseType.CODE, scope, client, back)
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .state(state)
        .nonce(nonce)
        .codeChallenge(verifier, CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** Where somebody is sent to sign out; empty where it has no such page. */
  Optional<URI> signOut(JWT idToken, URI back) {
    return Optional.ofNullable(metadata.getEndSessionEndpointURI())
        .filter(address -> safe(address.toString()))
        .map(
            address -> new LogoutRequest(address, idToken, null, client, back, null, null).toURI());
  }

  /**
   * Exchanges a code for whom it stands for.
   *
   * @throws RefusedSignIn where the provider misanswers, what it says does not hold, or the person
   *     has none of the roles
   */
  Person redeem(AuthorizationCode code, CodeVerifier verifier, Nonce nonce, URI back)
      throws RefusedSignIn {
    OIDCTokenResponse tokens = tokens(new AuthorizationCodeGrant(code, back, verifier));
    JWT idToken = tokens.getOIDCTokens().getIDToken();
    IDTokenClaimsSet claims = validated(idToken, nonce);
    String subject = claims.getSubject().getValue();
    List<ClaimsSet> told = List.of(claims);
    if (claim(claims, settings.roleClaim()) == null
        || claim(claims, settings.nameClaim()) == null) {
      told = more(claims, tokens.getOIDCTokens().getAccessToken());
    }
    Role role =
        first(told, settings.roleClaim())
            .flatMap(this::role)
            .orElseThrow(
                () ->
                    new RefusedSignIn(
                        Reason.NO_ROLE,
                        "the claim "
                            + settings.roleClaim()
                            + " gives "
                            + subject
                            + " none of the desk's roles"));
    String name =
        first(told, settings.nameClaim())
            .or(() -> Optional.of(subject))
            .map(IdentityProvider::name)
            .filter(it -> !it.isEmpty())
            .orElseThrow(
                () -> new RefusedSignIn(Reason.UNTRUSTED, "somebody without a name or subject"));
    return new Person(name, subject, role, idToken);
  }

  private OIDCTokenResponse tokens(AuthorizationCodeGrant grant) throws RefusedSignIn {
    URI endpoint = metadata.getTokenEndpointURI();
    String secret = settings.secret();
    TokenRequest request =
        secret == null
            ? new TokenRequest.Builder(endpoint, client, grant).build()
            : new TokenRequest.Builder(endpoint, authentication(new Secret(secret)), grant).build();
    try {
      TokenResponse response = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
      if (!response.indicatesSuccess()) {
        throw new RefusedSignIn(
            Reason.UNREACHABLE,
            "the issuer gave no token: " + response.toErrorResponse().getErrorObject().getCode());
      }
      return (OIDCTokenResponse) response.toSuccessResponse();
    } catch (IOException e) {
      throw new RefusedSignIn(Reason.UNREACHABLE, "the issuer cannot be reached: " + line(e));
    } catch (ParseException e) {
      throw new RefusedSignIn(Reason.UNREACHABLE, "the issuer misanswers: " + line(e));
    }
  }

  private ClientAuthentication authentication(Secret secret) {
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    boolean basic =
        methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return basic ? new ClientSecretBasic(client, secret) : new ClientSecretPost(client, secret);
  }

  private static HTTPResponse send(HTTPRequest request) throws IOException {
    request.setConnectTimeout(CONNECT_MILLIS);
    request.setReadTimeout(READ_MILLIS);
    // A code or a token goes nowhere but where it was meant to go.
    request.setFollowRedirects(false);
    return request.send();
  }

  private IDTokenClaimsSet validated(JWT idToken, Nonce nonce) throws RefusedSignIn {
    try {
      return validator.validate(idToken, nonce);
    } catch (BadJOSEException e) {
      throw new RefusedSignIn(Reason.UNTRUSTED, "the ID token does not hold: " + line(e));
    } catch (JOSEException e) {
      throw new RefusedSignIn(Reason.UNREACHABLE, "the issuer's keys cannot be had: " + line(e));
    }
  }

  /** With what it tells only when it is asked about somebody. */
  private List<ClaimsSet> more(IDTokenClaimsSet claims, AccessToken token) throws RefusedSignIn {
    URI endpoint = metadata.getUserInfoEndpointURI();
    if (endpoint == null || !safe(endpoint.toString())) {
      return List.of(claims);
    }
    try {
      UserInfoResponse response =
          UserInfoResponse.parse(send(new UserInfoRequest(endpoint, token).toHTTPRequest()));
      UserInfo info =
          response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
      if (info == null) {
        return List.of(claims);
      }
      if (!info.getSubject().equals(claims.getSubject())) {
        throw new RefusedSignIn(
            Reason.UNTRUSTED, "the issuer tells of somebody else than the ID token");
      }
      return List.of(claims, info);
    } catch (IOException | ParseException e) {
      throw new RefusedSignIn(
          Reason.UNREACHABLE, "the issuer does not tell of whom it let in: " + line(e));
    }
  }

  private static Optional<Object> first(List<ClaimsSet> told, String name) {
    return told.stream()
        .map(claims -> Optional.ofNullable(claim(claims, name)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A claim by its name, or by the names of those it lies within. */
  private static @Nullable Object claim(ClaimsSet claims, String name) {
    Object whole = claims.getClaim(name);
    if (whole != null || !name.contains(".")) {
      return whole;
    }
    String[] path = name.split("\\.", -1);
    Object value = claims.getClaim(path[0]);
    for (int i = 1; i < path.length; i++) {
      value = value instanceof Map<?, ?> map ? map.get(path[i]) : null;
    }
    return value;
  }

  /** The one that may do most, of those that a claim gives. */
  private Optional<Role> role(Object claim) {
    Collection<?> values = claim instanceof Collection<?> many ? many : List.of(claim);
    return values.stream()
        .map(value -> Optional.ofNullable(settings.roles().get(value.toString())))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  /** As it can stand in a line. */
  private static String name(Object claim) {
    String line = claim.toString().replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_NAME
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)).strip();
  }
}
