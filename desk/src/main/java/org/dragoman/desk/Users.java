package org.dragoman.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Who may use the desk: a file of lines {@code name:role:salt:hash}, made by {@link #line}.
 *
 * <p>Passwords are kept as PBKDF2 with HMAC-SHA-256 (RFC 8018), 310,000 rounds. Immutable and
 * thread-safe.
 */
public final class Users {

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

  private record Kept(Role role, String salt, String hash) {}

  private final Map<String, Kept> users = new LinkedHashMap<>();

  /**
   * Reads a file of users.
   *
   * @throws IOException where it cannot be read, or a line is not of the form
   */
  public static Users read(Path file) throws IOException {
    Users users = new Users();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.strip().split(":", -1);
      if (parts.length != 4 || !parts[1].matches("reader|editor|admin")) {
        throw new IOException(
            file
                + ", line "
                + number
                + ": not name:role:salt:hash (dragoman user makes such lines)");
      }
      users.users.put(
          parts[0], new Kept(Role.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2], parts[3]));
    }
    return users;
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
