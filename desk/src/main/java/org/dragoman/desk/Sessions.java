package org.dragoman.desk;

import com.nimbusds.jwt.JWT;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dragoman.archive.AuditEntry.Action;
import org.dragoman.desk.IdentityProvider.Person;
import org.dragoman.desk.Users.Role;
import org.dragoman.desk.Users.User;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the desk, by a cookie; without users everybody on this machine is its admin.
 *
 * <p>The file of users is read again where it was changed: whoever is not in it any more, or with
 * other rights, is logged out. Thread-safe.
 */
final class Sessions {

  private static final String COOKIE = "dragoman";
  private static final Duration LASTS = Duration.ofHours(12);
  private static final Duration USERS_HOLD = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private volatile @Nullable Users users;
  private final @Nullable IdentityProvider provider;
  private final boolean login;
  private final String local;
  private final Clock clock;
  private final boolean secure;
  private final AuditLog audit;
  private final Consumer<String> log;
  private final SecureRandom random = new SecureRandom();
  private volatile Instant usersRead;

  /**
   * The oldest goes where there are too many, so that nobody keeps others out by beginning many.
   */
  private final Map<String, Held> held =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
              return size() > MOST;
            }
          });

  /**
   * Somebody who is logged in.
   *
   * @param rights what the users' file says of them; null where a provider vouches for them
   * @param idToken what the provider said
   */
  private record Held(
      User user, @Nullable String rights, @Nullable JWT idToken, String csrf, Instant until) {}

  /**
   * Sessions.
   *
   * @param options say who may be here, and take a line where the users' file cannot be read any
   *     more
   * @param audit is told of logins, and of users that come and go
   */
  Sessions(DeskOptions options, Clock clock, AuditLog audit) {
    this.users = options.users();
    this.provider = options.provider();
    this.login = options.login();
    this.local = options.editor();
    this.clock = clock;
    this.secure = options.encrypted();
    this.audit = audit;
    this.log = options.log();
    usersRead = clock.instant();
    if (users != null) {
      audit.users(users.rights());
    }
  }

  /** Looks, once a second at most, whether the file of users was changed. */
  private @Nullable Users users() {
    Users known = users;
    if (known != null && usersRead.plus(USERS_HOLD).isBefore(clock.instant())) {
      synchronized (random) {
        known = users;
        usersRead = clock.instant();
        try {
          Users now = known == null ? null : known.current();
          if (now != null && now != known) {
            users = now;
            Map<String, String> rights = now.rights();
            held.values()
                .removeIf(
                    session ->
                        session.rights() != null
                            && !session.rights().equals(rights.get(session.user().name())));
            audit.users(rights);
          }
        } catch (IOException e) {
          log.accept("--users: " + e.getMessage() + "; those of before hold");
        }
      }
    }
    return users;
  }

  private String token() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Optional<Held> of(Context context) {
    String cookie = context.cookie(COOKIE);
    if (cookie == null) {
      return Optional.empty();
    }
    // First, for it ends the sessions of those who may no longer be here.
    users();
    Held session = held.get(cookie);
    if (session != null && session.until().isBefore(clock.instant())) {
      held.remove(cookie);
      return Optional.empty();
    }
    return Optional.ofNullable(session);
  }

  /** The name of whoever sent a request; empty where nobody is logged in. */
  String who(Context context) {
    return of(context).map(session -> session.user().name()).orElse("");
  }

  private Held begin(Context context, User user, @Nullable String rights, @Nullable JWT idToken) {
    String old = context.cookie(COOKIE);
    if (old != null) {
      held.remove(old);
    }
    String id = token();
    Held session = new Held(user, rights, idToken, token(), clock.instant().plus(LASTS));
    held.put(id, session);
    Cookie cookie = new Cookie(COOKIE, id);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setMaxAge((int) LASTS.toSeconds());
    context.cookie(cookie);
    return session;
  }

  /** The session of a request; begun where no login is needed. */
  Answer.Session view(Context context) {
    Optional<Held> session = of(context);
    if (session.isEmpty() && !login) {
      session = Optional.of(begin(context, new User(local, Role.ADMIN), null, null));
    }
    return session
        .map(it -> view(it.user(), it.csrf()))
        .orElseGet(() -> view(new User("", Role.READER), ""));
  }

  private Answer.Session view(User user, String csrf) {
    return new Answer.Session(
        user.name(),
        Views.word(user.role()),
        login,
        users != null,
        provider == null ? null : provider.host(),
        csrf);
  }

  Answer.Session login(Context context, String name, String password) {
    Users known = users();
    Optional<User> user = known == null ? Optional.empty() : known.check(name, password);
    if (known == null || user.isEmpty()) {
      // A name that nobody has may be a password typed in the wrong field: it is not kept.
      boolean named = known != null && known.knows(name);
      audit.note(
          context,
          named ? name : "",
          Action.LOGIN_REFUSED,
          "",
          named ? "a wrong password" : "a name that nobody has");
      throw new Problem(401, "Not logged in", "name or password is wrong");
    }
    String rights = known.rights().getOrDefault(name, "");
    audit.note(context, name, Action.LOGIN, "", Views.word(user.get().role()));
    Held session = begin(context, user.get(), rights, null);
    return view(user.get(), session.csrf());
  }

  /** Lets in somebody for whom a provider vouches. */
  void enter(Context context, IdentityProvider from, Person person) {
    Users known = users();
    // What two people decide must not stand under one name.
    boolean taken = known != null && known.knows(person.name());
    String name = taken ? person.name() + " (" + from.host() + ")" : person.name();
    audit.note(
        context,
        name,
        Action.LOGIN,
        "",
        Views.word(person.role()) + ", " + person.subject() + " of " + from.issuer());
    begin(context, new User(name, person.role()), null, person.idToken());
  }

  /** Ends a session; gives what a provider said of whoever's it was. */
  Optional<JWT> logout(Context context) {
    String cookie = context.cookie(COOKIE);
    Held session = cookie == null ? null : held.remove(cookie);
    if (session != null && login) {
      audit.note(context, session.user().name(), Action.LOGOUT, "", null);
    }
    context.removeCookie(COOKIE);
    return Optional.ofNullable(session).flatMap(it -> Optional.ofNullable(it.idToken()));
  }

  /** Lets a request read; where users are kept, only somebody who is logged in. */
  void requireReader(Context context) {
    if (login && of(context).isEmpty()) {
      throw new Problem(
          401,
          "Not logged in",
          "log in first, by "
              + (users == null ? "GET " + SignOn.BEGIN + " in a browser" : "POST /api/login"));
    }
  }

  /** Lets a request see what only admins see; without users everybody here is one. */
  void requireAdmin(Context context) {
    requireReader(context);
    boolean admin = of(context).filter(it -> it.user().role() == Role.ADMIN).isPresent();
    if (login && !admin) {
      throw new Problem(403, "Not allowed", "this is for admins; ask one of them");
    }
  }

  /** Lets a request change something: an editor's, with the token of the session. */
  User requireEditor(Context context) {
    Held session =
        of(context)
            .orElseThrow(
                () -> new Problem(401, "Not logged in", "begin a session by GET /api/session"));
    if (!session.csrf().equals(context.header("X-CSRF-Token"))) {
      throw new Problem(
          403, "Not allowed", "the header X-CSRF-Token is missing or of another session");
    }
    if (session.user().role() == Role.READER) {
      throw new Problem(403, "Not allowed", "readers change nothing; ask for an editor's rights");
    }
    return session.user();
  }
}
