package org.dragoman.app;

import java.time.LocalDate;
import java.util.Optional;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which documents a command looks at. */
final class FilterOptions {

  @Option(
      names = {"-l", "--language"},
      paramLabel = "TAG",
      description = "Only documents in this language, e.g. fa.")
  private @Nullable String language;

  @Option(
      names = {"-p", "--publisher"},
      paramLabel = "NAME",
      description = "Only documents of this publisher.")
  private @Nullable String publisher;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = DateConverter.class,
      description = "Only documents published on this day or later: 2021, 2021-06 or 2021-06-14.")
  private @Nullable Edtf since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = DateConverter.class,
      description = "Only documents published on this day or earlier.")
  private @Nullable Edtf until;

  DocumentFilter filter() {
    Optional<LocalDate> from = Optional.ofNullable(since).flatMap(Edtf::earliest);
    Optional<LocalDate> to = Optional.ofNullable(until).flatMap(Edtf::latest);
    return new DocumentFilter(
        Optional.ofNullable(language), Optional.ofNullable(publisher), from, to);
  }

  /** Reads a day, month or year. */
  static final class DateConverter implements ITypeConverter<Edtf> {
    @Override
    public Edtf convert(String value) {
      return Edtf.parse(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + value + "' is not a date such as 2021, 2021-06 or 2021-06-14"));
    }
  }
}
