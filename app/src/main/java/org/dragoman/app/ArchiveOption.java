package org.dragoman.app;

import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveException;
import org.dragoman.archive.ArchiveOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which archive a command works on: the option {@code --archive}, or the user's own. */
final class ArchiveOption {

  @Option(
      names = {"-a", "--archive"},
      paramLabel = "PLACE",
      converter = Converter.class,
      description = {
        "The archive's folder, or jdbc:postgresql://SERVER:PORT/DATABASE.",
        "Default: $DRAGOMAN_ARCHIVE, or \"dragoman\" in the user's data directory."
      })
  private @Nullable ArchivePlace named;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Reads the option. */
  static final class Converter implements ITypeConverter<ArchivePlace> {
    @Override
    public ArchivePlace convert(String value) {
      try {
        return ArchivePlace.of(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** The archive to use. */
  ArchivePlace place() {
    if (named != null) {
      return named;
    }
    try {
      return ArchivePlace.ofUser(System.getenv(), System.getProperty("os.name", ""));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "$DRAGOMAN_ARCHIVE: " + e.getMessage(), e);
    }
  }

  /** Whether it is another than the one that would be used without a word. */
  boolean isNamed() {
    return named != null && !named.equals(usual());
  }

  private static @Nullable ArchivePlace usual() {
    try {
      return ArchivePlace.ofUser(System.getenv(), System.getProperty("os.name", ""));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Opens the archive; makes it where it is to be written to and there is none. */
  Archive open(ArchiveOptions options) {
    return place().open(options);
  }

  /**
   * Opens an archive that must be there: what is decided is decided of something.
   *
   * @throws ArchiveException where there is none
   */
  Archive openExisting(ArchiveOptions options) {
    if (options.writing()) {
      open(ArchiveOptions.reading(notice -> {})).close();
    }
    return open(options);
  }
}
