package org.dragoman.desk;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.dragoman.record.text.ContentId;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the desk: a file of lines {@code name:role:salt:hash}, made by {@link #line}, as it
 * was at one moment.
 *
 * <p>Passwords are kept as PBKDF2 with HMAC-SHA-256 (RFC 8018), 310,000 rounds. Immutable and
 * thread-safe.
 */
public final class Users {

  private static final Pattern MARK = Pattern.compile(", password [0-9a-f]{8}$");

  /** What somebody may do; each may also do what those before may. */
  public enum Role {
    READER,
    EDITOR,
    ADMIN
  }

  /** Somebody who may use the desk. */
  public record User(String name, Role role) {}

  private static final int ROUNDS = 310_000;
  private static final int BITS = 256;

  private static final Pattern LINE =
      Pattern.compile(
          "([^:\\p{Cntrl}]{1,100}):(reader|editor|admin):((?:[0-9a-f]{2}){8,64}):([0-9a-f]{64})");

  private record Kept(Role role, String salt, String hash) {}

  /** What tells that a file was written to; never read again where it was not. */
  private record Stamp(FileTime time, long size) {
    static Stamp of(Path file) throws IOException {
      try {
        return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
      } catch (NoSuchFileException e) {
        throw new IOException(file + ": there is no such file", e);
      }
    }
  }

  private final Path file;
  private final Stamp stamp;
  private final Map<String, Kept> users = new LinkedHashMap<>();

  private Users(Path file, Stamp stamp) {
    this.file = file;
    this.stamp = stamp;
  }

  /**
   * Reads a file of users.
   *
   * @throws IOException where it cannot be read, or a line is not of the form
   */
  public static Users read(Path file) throws IOException {
    Users users = new Users(file, Stamp.of(file));
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher parts = LINE.matcher(line.strip());
      if (!parts.matches()) {
        throw new IOException(
            file
                + ", line "
                + number
                + ": not name:role:salt:hash (dragoman serve --new-user NAME makes such lines)");
      }
      Role role = Role.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
      if (users.users.put(parts.group(1), new Kept(role, parts.group(3), parts.group(4))) != null) {
        throw new IOException(
            file + ", line " + number + ": a second line for " + parts.group(1) + "; keep one");
      }
    }
    return users;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (AccessDeniedException e) {
      throw new IOException(file + ": no permission to read it", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not a text in UTF-8", e);
    }
  }

  /**
   * These, or those of the file as it now is.
   *
   * @throws IOException where it was changed, and cannot be read or a line is not of the form
   */
  Users current() throws IOException {
    return Stamp.of(file).equals(stamp) ? this : read(file);
  }

  /** The line for somebody with a password. */
  public static String line(String name, Role role, String password) {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    String hex = HexFormat.of().formatHex(salt);
    return name
        + ":"
        + role.name().toLowerCase(Locale.ROOT)
        + ":"
        + hex
        + ":"
        + hash(password, hex);
  }

  /** Who has this name and password. Takes as long where there is nobody of that name. */
  Optional<User> check(String name, String password) {
    Kept kept = users.get(name);
    String computed = hash(password, kept == null ? "00" : kept.salt());
    boolean right =
        kept != null
            && MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.US_ASCII),
                kept.hash().getBytes(StandardCharsets.US_ASCII));
    return right && kept != null ? Optional.of(new User(name, kept.role())) : Optional.empty();
  }

  /** Whether there is somebody of that name. */
  boolean knows(String name) {
    return users.containsKey(name);
  }

  /**
   * What each may do, by name: the role, and a mark that is another where the password is.
   *
   * <p>The mark is made of the salt alone, so it tells nothing of the password.
   */
  Map<String, String> rights() {
    Map<String, String> rights = new LinkedHashMap<>();
    users.forEach(
        (name, kept) ->
            rights.put(
                name,
                kept.role().name().toLowerCase(Locale.ROOT)
                    + ", password "
                    + ContentId.of("salt", kept.salt())
                        .substring("salt-".length())
                        .substring(0, 8)));
    return rights;
  }

  /** What is noted of somebody's rights as people read it: without the mark. */
  public static @Nullable String readable(@Nullable String noted) {
    return noted == null ? null : MARK.matcher(noted).replaceFirst("");
  }

  private static String hash(String password, String salt) {
    try {
      PBEKeySpec spec =
          new PBEKeySpec(password.toCharArray(), HexFormat.of().parseHex(salt), ROUNDS, BITS);
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
    }
  }
}
