package org.dragoman.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.SqliteArchive;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which archive a command works on: the option {@code --archive}, or the user's own. */
final class ArchiveOption {

  @Option(
      names = {"-a", "--archive"},
      paramLabel = "FOLDER",
      description = {
        "The archive's folder.",
        "Default: $DRAGOMAN_ARCHIVE, or \"dragoman\" in the user's data directory."
      })
  private @Nullable Path folder;

  /** The folder to use. */
  Path path() {
    return folder != null ? folder : ofUser(System.getenv(), System.getProperty("os.name", ""));
  }

  /**
   * The folder of an archive that must be there: what is decided is decided of something.
   *
   * @throws org.dragoman.archive.ArchiveException where there is none
   */
  Path existing() {
    SqliteArchive.open(path(), ArchiveOptions.reading(notice -> {})).close();
    return path();
  }

  /** The user's own archive: the XDG base directory, or what macOS and Windows have for it. */
  static Path ofUser(Map<String, String> environment, String system) {
    String named = environment.getOrDefault("DRAGOMAN_ARCHIVE", "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
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
}
