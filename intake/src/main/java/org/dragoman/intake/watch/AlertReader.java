package org.dragoman.intake.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dragoman.intake.watch.WatchList.Unusable;
import org.dragoman.intake.web.WebFetcher;

/** Reads the part {@code alerts} of a list; every mistake is told with alert and field. */
final class AlertReader {

  private static final int LONGEST = 200;
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int SMTP = 25;

  /** An address as it is used in a header: nothing in it can end the line or begin another. */
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,250}");

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,250}|[0-9A-Fa-f:]{2,45}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Path file;
  private final Set<String> languages;

  /**
   * A reader.
   *
   * @param languages in which digests can be put
   */
  AlertReader(Path file, Set<String> languages) {
    this.file = file;
    this.languages = languages;
  }

  List<Alert> read(JsonNode listed) throws Unusable {
    List<Alert> alerts = new ArrayList<>();
    if (listed.isMissingNode() || listed.isNull()) {
      return alerts;
    }
    if (!listed.isArray()) {
      throw new Unusable(file + ", alerts: write a list: \"- name: ...\" below it");
    }
    Set<String> names = new HashSet<>();
    for (JsonNode entry : listed) {
      Alert alert = alert(entry, file + ", alert " + (alerts.size() + 1));
      if (!names.add(alert.name())) {
        throw new Unusable(
            file
                + ", alert "
                + (alerts.size() + 1)
                + ", name: \""
                + alert.name()
                + "\" is there twice");
      }
      alerts.add(alert);
    }
    return alerts;
  }

  private Alert alert(JsonNode entry, String where) throws Unusable {
    known(entry, Set.of("name", "query", "language", "atom", "email", "webhook"), where);
    String name = line(entry, "name", where);
    String query = line(entry, "query", where);
    String language = entry.has("language") ? line(entry, "language", where) : "en";
    if (!languages.contains(language)) {
      throw new Unusable(
          where + ", language: no digest in \"" + language + "\"; one of " + sorted(languages));
    }
    Optional<Path> atom =
        entry.has("atom") ? Optional.of(path(line(entry, "atom", where), where)) : Optional.empty();
    Optional<Alert.Mail> mail =
        entry.has("email")
            ? Optional.of(mail(entry.path("email"), where + ", email"))
            : Optional.empty();
    Optional<Alert.Hook> hook =
        entry.has("webhook")
            ? Optional.of(hook(entry.path("webhook"), where + ", webhook"))
            : Optional.empty();
    if (atom.isEmpty() && mail.isEmpty() && hook.isEmpty()) {
      throw new Unusable(where + " tells nobody; add atom, email or webhook");
    }
    return new Alert(name, query, language, atom, mail, hook);
  }

  private Path path(String text, String where) throws Unusable {
    try {
      // Beside the list, wherever the program was started.
      Path folder = file.toAbsolutePath().getParent();
      return folder == null ? Path.of(text) : folder.resolve(text);
    } catch (InvalidPathException e) {
      throw new Unusable(where + ", atom: \"" + text + "\" is no path; correct it");
    }
  }

  private static Alert.Mail mail(JsonNode entry, String where) throws Unusable {
    known(
        entry, Set.of("to", "from", "server", "port", "security", "user", "password-from"), where);
    List<String> to = new ArrayList<>();
    if (entry.path("to").isArray()) {
      for (JsonNode one : entry.path("to")) {
        to.add(address(one.asText(""), where + ", to"));
      }
    } else {
      to.add(address(entry.path("to").asText(""), where + ", to"));
    }
    if (to.isEmpty()) {
      throw new Unusable(where + ", to: nobody; write an address");
    }
    String server = line(entry, "server", where);
    if (!HOST.matcher(server).matches()) {
      throw new Unusable(where + ", server: \"" + server + "\" is no host");
    }
    Alert.Safety safety = safety(entry, where);
    int usual =
        switch (safety) {
          case STARTTLS -> SUBMISSION;
          case TLS -> SUBMISSIONS;
          case NONE -> SMTP;
        };
    JsonNode told = entry.path("port");
    int port = told.isMissingNode() ? usual : told.isInt() ? told.asInt() : 0;
    if (port < 1 || port > 65_535) {
      throw new Unusable(where + ", port: a number from 1 to 65535");
    }
    String user = entry.has("user") ? line(entry, "user", where) : "";
    String password = user.isEmpty() ? "" : variable(entry, "password-from", where);
    if (user.isEmpty() && entry.has("password-from")) {
      throw new Unusable(where + ", password-from: whose? write user too");
    }
    if (!user.isEmpty() && safety == Alert.Safety.NONE) {
      throw new Unusable(where + ", security: a password is not sent openly; use starttls or tls");
    }
    return new Alert.Mail(
        to,
        address(entry.path("from").asText(""), where + ", from"),
        server,
        port,
        safety,
        user,
        password);
  }

  private static Alert.Safety safety(JsonNode entry, String where) throws Unusable {
    String told = entry.path("security").asText("starttls");
    for (Alert.Safety safety : Alert.Safety.values()) {
      if (safety.name().toLowerCase(Locale.ROOT).equals(told)) {
        return safety;
      }
    }
    throw new Unusable(where + ", security: one of starttls, tls, none");
  }

  private static Alert.Hook hook(JsonNode entry, String where) throws Unusable {
    known(entry, Set.of("url", "secret-from"), where);
    String url = line(entry, "url", where);
    if (!WebFetcher.isAddress(url)) {
      throw new Unusable(where + ", url: \"" + url + "\" is no address; write https://...");
    }
    return new Alert.Hook(url, variable(entry, "secret-from", where));
  }

  /** Secrets stand in the environment: files are copied, sent and put under version control. */
  private static String variable(JsonNode entry, String field, String where) throws Unusable {
    String name = line(entry, field, where);
    if (!VARIABLE.matcher(name).matches()) {
      throw new Unusable(
          where + ", " + field + ": the name of an environment variable, not the secret itself");
    }
    return name;
  }

  private static String address(String text, String where) throws Unusable {
    if (!ADDRESS.matcher(text).matches()) {
      throw new Unusable(where + ": \"" + shown(text) + "\" is no e-mail address");
    }
    return text;
  }

  private static String line(JsonNode entry, String field, String where) throws Unusable {
    String text = entry.path(field).asText("").strip();
    if (text.isEmpty()) {
      throw new Unusable(where + ", " + field + ": missing; write it");
    }
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw new Unusable(where + ", " + field + ": one line of at most " + LONGEST + " characters");
    }
    return text;
  }

  private static String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }

  private static void known(JsonNode entry, Set<String> names, String where) throws Unusable {
    if (!entry.isObject()) {
      throw new Unusable(where + ": write fields below it: " + sorted(names));
    }
    for (Iterator<String> fields = entry.fieldNames(); fields.hasNext(); ) {
      String field = fields.next();
      if (!names.contains(field)) {
        throw new Unusable(
            where + ": \"" + shown(field) + "\" is unknown; known are " + sorted(names));
      }
    }
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
