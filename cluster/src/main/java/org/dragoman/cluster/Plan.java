package org.dragoman.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.dragoman.app.Version;
import org.dragoman.intake.Found;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Source;
import org.dragoman.intake.SourceWalker;
import org.dragoman.intake.warc.WebArchive;
import org.dragoman.record.text.ContentId;

/**
 * What there is to read, in pieces of about one size: names and places only, nothing is read.
 *
 * <p>The same input gives the same pieces, so that those are known again that were read already.
 */
final class Plan {

  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  /** More small files than this are not read together. */
  private static final int MOST_FILES = 32;

  private final long bytes;
  private final boolean gated;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> archives = new ArrayList<>();
  private List<String> together = new ArrayList<>();
  private List<String> marks = new ArrayList<>();
  private long size;

  private Plan(long bytes, boolean gated) {
    this.bytes = bytes;
    this.gated = gated;
  }

  /**
   * Plans what to read.
   *
   * @param inputs files, folders, zip files, web archives, and globs over them
   * @param bytes about how much is read at once
   * @param gated whether a first look skips some, which gives other pieces
   * @param spark looks through web archives for places where they can be parted
   * @throws UnusableException where nothing is there
   */
  static List<Piece> of(List<String> inputs, long bytes, boolean gated, JavaSparkContext spark) {
    Plan plan = new Plan(bytes, gated);
    List<InputEnding> ended = new ArrayList<>();
    try (SourceWalker walker = SourceWalker.unopened(expanded(inputs), IntakeLimits.DEFAULT)) {
      while (walker.hasNext()) {
        switch (walker.next()) {
          case Found.ToRead found -> plan.add(found.source());
          case Found.Ended found -> ended.add(InputEnding.of(found.outcome()));
        }
      }
    }
    plan.close();
    plan.addArchives(spark);
    if (!ended.isEmpty()) {
      plan.pieces.add(new Piece(id(ended, gated), List.of(), null, ended));
    }
    return plan.pieces;
  }

  /** Globs replaced by what fits them; what is there is never taken for a glob. */
  private static List<String> expanded(List<String> inputs) {
    List<String> paths = new ArrayList<>();
    for (String input : inputs) {
      try {
        boolean glob = GLOB.matcher(input).find() && !Files.exists(Path.of(input));
        if (!glob) {
          paths.add(Path.of(input).toAbsolutePath().toString());
          continue;
        }
        SortedSet<String> fitting = fitting(Path.of(input).toAbsolutePath().normalize().toString());
        if (fitting.isEmpty()) {
          throw new UnusableException("no file fits " + input + "; check the path");
        }
        paths.addAll(fitting);
      } catch (InvalidPathException | PatternSyntaxException e) {
        throw new UnusableException(
            "--input " + input + " is no path or glob: " + UnusableException.oneLine(e), e);
      } catch (IOException | UncheckedIOException e) {
        throw new UnusableException(
            "--input " + input + " cannot be looked through: " + UnusableException.oneLine(e), e);
      }
    }
    return paths;
  }

  private static SortedSet<String> fitting(String glob) throws IOException {
    Path start = Path.of("/");
    int depth = 0;
    for (Path name : Path.of(glob)) {
      if (depth > 0 || GLOB.matcher(name.toString()).find()) {
        depth++;
      } else {
        start = start.resolve(name);
      }
    }
    SortedSet<String> fitting = new TreeSet<>();
    if (Files.isDirectory(start)) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      int deepest = glob.contains("**") ? Integer.MAX_VALUE : depth;
      try (Stream<Path> all = Files.walk(start, deepest)) {
        all.filter(matcher::matches).forEach(path -> fitting.add(path.toString()));
      }
    }
    return fitting;
  }

  private void add(Source source) {
    String path = Path.of(source.uri()).toString();
    long length = source.size().orElse(0);
    String mark = mark(path, length, String.valueOf(source.lastModified()));
    String name = path.toLowerCase(Locale.ROOT);
    if (WebArchive.isNamed(path) && length > 0) {
      archives.add(path);
    } else if (name.endsWith(".zip")) {
      pieces.add(new Piece(id(List.of(mark), gated), List.of(path), null, List.of()));
    } else {
      together.add(path);
      marks.add(mark);
      size += length;
      if (size >= bytes || together.size() >= MOST_FILES) {
        close();
      }
    }
  }

  private void close() {
    if (!together.isEmpty()) {
      pieces.add(new Piece(id(marks, gated), together, null, List.of()));
      together = new ArrayList<>();
      marks = new ArrayList<>();
      size = 0;
    }
  }

  private void addArchives(JavaSparkContext spark) {
    if (archives.isEmpty()) {
      return;
    }
    long about = bytes;
    boolean look = gated;
    pieces.addAll(
        spark
            .parallelize(archives, archives.size())
            .flatMap(path -> parted(path, about, look).iterator())
            .collect());
  }

  /** The parts of a web archive; whole where it is none, for its reader tells why. */
  private static List<Piece> parted(String path, long about, boolean gated) {
    Path file = Path.of(path);
    String mark = path;
    try {
      mark =
          mark(
              path,
              Files.size(file),
              Files.getLastModifiedTime(file, new LinkOption[0]).toInstant().toString());
      List<Piece> parts = new ArrayList<>();
      for (WebArchive.Split split : WebArchive.splits(file, about)) {
        String id = id(List.of(mark, split.name(), split.from(), split.to()), gated);
        parts.add(new Piece(id, List.of(), split, List.of()));
      }
      return parts;
    } catch (IOException | RuntimeException e) {
      return List.of(new Piece(id(List.of(mark), gated), List.of(path), null, List.of()));
    }
  }

  /** What a file is known by: read again where it changed. */
  private static String mark(String path, long length, String changed) {
    URI uri = Path.of(path).toUri();
    return uri + " " + length + " " + changed;
  }

  private static String id(List<?> parts, boolean gated) {
    return ContentId.of("piece", Version.READER, IntakeLimits.DEFAULT, gated, parts);
  }
}
