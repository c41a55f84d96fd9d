package org.dragoman.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The program's name and version, as written into the build. */
public final class Version implements IVersionProvider {

  /** The reader's name in exports and in the archive: {@code dragoman 0.1.0}. */
  public static final String READER = "dragoman " + ofBuild();

  private static String ofBuild() {
    try (InputStream in =
        Version.class.getResourceAsStream("/org/dragoman/app/version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {READER};
  }
}
