package org.dragoman.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.desk.Users.Role;
import org.dragoman.desk.Users.User;
import org.jspecify.annotations.Nullable;

/** Who is at the desk, by a cookie; without users everybody on this machine is its admin. */
final class Sessions {

  private static final String COOKIE = "dragoman";
  private static final Duration LASTS = Duration.ofHours(12);
  private static final int MOST = 10_000;

  private final @Nullable Users users;
  private final String local;
  private final Clock clock;
  private final boolean secure;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  private record Held(User user, String csrf, Instant until) {}

  /**
   * Sessions.
   *
   * @param users null where no login is needed
   * @param local the editor's name where no login is needed
   * @param secure whether the cookie is sent over encrypted connections only
   */
  Sessions(@Nullable Users users, String local, Clock clock, boolean secure) {
    this.users = users;
    this.local = local;
    this.clock = clock;
    this.secure = secure;
  }

  private String token() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Optional<Held> of(Context context) {
    String cookie = context.cookie(COOKIE);
    Held session = cookie == null ? null : held.get(cookie);
    if (session != null && session.until().isBefore(clock.instant())) {
      held.remove(cookie);
      return Optional.empty();
    }
    return Optional.ofNullable(session);
  }

  private Held begin(Context context, User user) {
    if (held.size() >= MOST) {
      held.values().removeIf(session -> session.until().isBefore(clock.instant()));
    }
    String id = token();
    Held session = new Held(user, token(), clock.instant().plus(LASTS));
    if (held.size() < MOST) {
      held.put(id, session);
    }
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
    if (session.isEmpty() && users == null) {
      session = Optional.of(begin(context, new User(local, Role.ADMIN)));
    }
    return session
        .map(
            it ->
                new Answer.Session(
                    it.user().name(), Views.word(it.user().role()), users != null, it.csrf()))
        .orElse(new Answer.Session("", "reader", true, ""));
  }

  Answer.Session login(Context context, String name, String password) {
    User user =
        Optional.ofNullable(users)
            .flatMap(known -> known.check(name, password))
            .orElseThrow(() -> new Problem(401, "Not logged in", "name or password is wrong"));
    Held session = begin(context, user);
    return new Answer.Session(user.name(), Views.word(user.role()), true, session.csrf());
  }

  void logout(Context context) {
    String cookie = context.cookie(COOKIE);
    if (cookie != null) {
      held.remove(cookie);
    }
    context.removeCookie(COOKIE);
  }

  /** Lets a request read; where users are kept, only somebody who is logged in. */
  void requireReader(Context context) {
    if (users != null && of(context).isEmpty()) {
      throw new Problem(401, "Not logged in", "log in first, by POST /api/login");
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
