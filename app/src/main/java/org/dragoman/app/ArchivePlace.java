package org.dragoman.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveException;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.PostgresArchive;
import org.dragoman.archive.SqliteArchive;
import org.jspecify.annotations.Nullable;

/**
 * Where an archive is: a folder, or a PostgreSQL database.
 *
 * <p>As text it is the folder, or the database's server, port and name: who asks and the password
 * are left out.
 */
public final class ArchivePlace {

  static final OfficeHolders HOLDERS = new OfficeHolders();

  private final String given;
  private final String shown;
  private final Map<String, String> environment;
  private final String system;

  private ArchivePlace(String given, String shown, Map<String, String> environment, String system) {
    this.given = given;
    this.shown = shown;
    this.environment = environment;
    this.system = system;
  }

  /**
   * The place that a user names.
   *
   * @param given a folder, or {@code jdbc:postgresql://SERVER:PORT/DATABASE}
   * @throws IllegalArgumentException where it is neither; the message does not repeat it, for it
   *     may hold a password
   */
  public static ArchivePlace of(String given) {
    return of(given, System.getenv(), System.getProperty("os.name", ""));
  }

  static ArchivePlace of(String given, Map<String, String> environment, String system) {
    if (PostgresArchive.isAddress(given)) {
      try {
        return new ArchivePlace(given, PostgresArchive.place(given), environment, system);
      } catch (ArchiveException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    if (given.matches("(?s)[a-z][a-z+]+:.*")) {
      throw new IllegalArgumentException(
          "an archive is a folder, or jdbc:postgresql://SERVER:PORT/DATABASE");
    }
    return new ArchivePlace(given, Path.of(given).toString(), environment, system);
  }

  /** The archive in a folder. */
  public static ArchivePlace of(Path folder) {
    return new ArchivePlace(
        folder.toString(), folder.toString(), System.getenv(), System.getProperty("os.name", ""));
  }

  /** The user's own archive: {@code $DRAGOMAN_ARCHIVE}, or a folder in the data directory. */
  static ArchivePlace ofUser(Map<String, String> environment, String system) {
    String named = environment.getOrDefault("DRAGOMAN_ARCHIVE", "");
    return of(named.isEmpty() ? data(environment, system).toString() : named, environment, system);
  }

  /** The user's data directory: the XDG base directory, or what macOS and Windows have for it. */
  private static Path data(Map<String, String> environment, String system) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    String os = system.toLowerCase(Locale.ROOT);
    Path data;
    if (os.startsWith("windows")) {
      data = Path.of(environment.getOrDefault("LOCALAPPDATA", home));
    } else if (os.startsWith("mac")) {
      data = Path.of(home, "Library", "Application Support");
    } else {
      String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
      data = xdg.isEmpty() ? Path.of(home, ".local", "share") : Path.of(xdg);
    }
    return data.resolve("dragoman");
  }

  /** Whether it is a database, which others may use at the same time. */
  boolean isDatabase() {
    return PostgresArchive.isAddress(given);
  }

  /**
   * Opens it.
   *
   * @throws ArchiveException where that cannot be done
   */
  public Archive open(ArchiveOptions options) {
    ArchiveOptions knowing = options.with(HOLDERS);
    if (!isDatabase()) {
      return SqliteArchive.open(Path.of(given), knowing);
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    Path indexes =
        (cache.isEmpty() ? Path.of(home, ".cache") : Path.of(cache))
            .resolve("dragoman")
            .resolve("indexes");
    return PostgresArchive.open(given, environment, indexes, knowing);
  }

  /**
   * A file of this machine that belongs to the archive: in its folder, or beside the user's own
   * archive where it is a database.
   */
  Path local(String name) {
    return isDatabase()
        ? data(environment, system)
            .resolve("of-databases")
            .resolve(shown.replaceAll("[^A-Za-z0-9.-]+", "_"))
            .resolve(name)
        : Path.of(given).resolve(name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArchivePlace place && place.given.equals(given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  @Override
  public String toString() {
    return shown;
  }
}
