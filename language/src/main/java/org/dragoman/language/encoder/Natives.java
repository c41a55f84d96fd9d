package org.dragoman.language.encoder;

import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;

/**
 * ONNX Runtime's own libraries, unpacked once and for all: it unpacks them out of its jar at each
 * start, which takes as long as loading the model. Where that cannot be, it does as it always does.
 */
public final class Natives {

  private static final String PROPERTY = "onnxruntime.native.path";
  private static final String PACKED = "/ai/onnxruntime/native/";
  private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

  private Natives() {}

  /**
   * Has the libraries loaded from a cache; to be called before anything of ONNX Runtime is used.
   *
   * @param cache a folder of the user's; the libraries are unpacked below it where they are not yet
   */
  public static synchronized void from(Path cache) {
    if (System.getProperty(PROPERTY) != null) {
      return;
    }
    try {
      Path folder = null;
      for (String library : LIBRARIES) {
        String file = System.mapLibraryName(library);
        URL packed = OrtSession.class.getResource(PACKED + platform() + "/" + file);
        if (packed == null || !(packed.openConnection() instanceof JarURLConnection connection)) {
          return;
        }
        JarEntry entry = connection.getJarEntry();
        if (folder == null) {
          // Another version of the library has another checksum, and so another folder.
          String version = Long.toHexString(entry.getCrc());
          folder = Files.createDirectories(cache.resolve("native").resolve(version));
        }
        Path target = folder.resolve(file);
        if (!Files.exists(target) || crc(target) != entry.getCrc()) {
          unpack(connection, target);
        }
      }
      System.setProperty(PROPERTY, String.valueOf(folder));
    } catch (IOException e) {
      // Without the cache the start is slower, and nothing else.
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    return (os.startsWith("windows") ? "win" : os.startsWith("mac") ? "osx" : "linux")
        + (arch.equals("aarch64") ? "-aarch64" : "-x64");
  }

  private static void unpack(JarURLConnection connection, Path target) throws IOException {
    Path beside = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid());
    try (InputStream in = connection.getInputStream()) {
      Files.copy(in, beside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static long crc(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    ByteBuffer chunk = ByteBuffer.allocateDirect(1 << 18);
    try (FileChannel in = FileChannel.open(file)) {
      while (in.read(chunk.clear()) > 0) {
        checksum.update(chunk.flip());
      }
    }
    return checksum.getValue();
  }
}
