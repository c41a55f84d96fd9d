package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dragoman.language.model.ModelException;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.model.ModelPack.Precision;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseCommandTest {

  @TempDir private Path folder;
  private String out = "";
  private String err = "";

  private int run(String... arguments) {
    StringWriter outWriter = new StringWriter();
    StringWriter errWriter = new StringWriter();
    int code = Main.run(new PrintWriter(outWriter), new PrintWriter(errWriter), arguments);
    out = outWriter.toString();
    err = errWriter.toString();
    return code;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  /** Reading with the real model: {@code ./verify} makes it first. */
  private static void needsTheModel() {
    Path cache = ModelPack.cache(System.getenv(), Path.of(System.getProperty("user.home")));
    try {
      ModelPack.locate(cache);
    } catch (ModelException e) {
      Assumptions.abort(String.valueOf(e.getMessage()));
    }
  }

  private static String row(String id, String form) {
    return String.join("\t", id, form, "_", "_", "_", "_", "_", "_", "_", "_") + "\n";
  }

  @Test
  void givenWordsStayAsTheyAreAndKeepTheirComments() throws IOException {
    needsTheModel();
    Path given =
        file("given.conllu", "# sent_id = 7\n" + row("1", "Ana-Maria") + row("2", "slept") + "\n");
    assertThat(run("parse", "-i", "conllu", "-l", "en", given.toString())).isZero();
    assertThat(out.lines().toList()).hasSize(4).first().isEqualTo("# sent_id = 7");
    assertThat(out).contains("1\tAna-Maria\t").contains("2\tslept\tsleep\tVERB\t").endsWith("\n\n");
  }

  @Test
  void givenWordsMayComeFromStandardInput() {
    needsTheModel();
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream((row("1", "Peace") + "\n").getBytes(StandardCharsets.UTF_8)));
      assertThat(run("parse", "-i", "conllu", "-l", "en", "-")).as(err).isZero();
      assertThat(out).startsWith("1\tPeace\t");
      System.setIn(new ByteArrayInputStream(new byte[] {(byte) 0xff, 'x'}));
      assertThat(run("parse", "-i", "conllu", "-")).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(err).isEqualTo("failed  -: is not UTF-8" + System.lineSeparator());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aFileThatCannotBeReadCostsNoOther() throws IOException {
    needsTheModel();
    Path bad = file("bad.conllu", "1 not columns\n");
    Path good = file("good.conllu", row("1", "Peace") + "\n");
    Path missing = folder.resolve("missing.conllu");
    Path binary = Files.write(folder.resolve("binary.conllu"), new byte[] {(byte) 0xff, 0, 7});
    int code =
        run(
            "parse",
            "-i",
            "conllu",
            bad.toString(),
            missing.toString(),
            binary.toString(),
            folder.toString(),
            good.toString());
    assertThat(code).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("1\tPeace\t");
    assertThat(err.lines().toList()).hasSize(4);
    assertThat(err)
        .contains("failed  " + bad + ": line 1: has 1 column instead of 10")
        .contains("failed  " + missing + ": there is no such file")
        .contains("failed  " + binary + ": is not UTF-8")
        .contains("failed  " + folder + ": cannot be read")
        .doesNotContain("\tat ");
  }

  @Test
  void textsAreReadInAnyFormatAndLanguageInOneFile() throws IOException {
    needsTheModel();
    Path text =
        file(
            "mixed.html",
            "<html><body><h1>News</h1><p>The minister arrived. Министр прибыл. وصل الوزير. "
                + "Bakan geldi. Նախարարը ժամանեց. Le ministre est arrivé.</p></body></html>");
    for (String format : new String[] {"conllu", "brat", "json"}) {
      assertThat(run("parse", "-f", format, text.toString())).as(err).isZero();
      assertThat(out).contains("minist").contains("Bakan").contains("ժամանեց");
    }
  }

  @ParameterizedTest
  @CsvSource({"e_, e_", "'', ''", "123456789, 123456789"})
  void aLanguageThatIsNoneIsRefused(String tag, String shown) throws IOException {
    int code = run("parse", "--language", tag, file("a.txt", "a").toString());
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("--language: '" + shown + "' is no BCP 47 tag");
  }

  private Path pack() throws IOException {
    return Files.createDirectories(
        folder.resolve("models").resolve(ModelPack.version(Precision.INT8)));
  }

  @Test
  void noModelIsSaidAndHowToMakeIt() {
    assertThat(run("model", "--model", folder.toString())).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(err.lines().toList())
        .singleElement()
        .asString()
        .contains("no model in")
        .contains("dragoman model --build");
  }

  @Test
  void anEmptiedModelIsSaidAndNotUsed() throws IOException {
    Files.createFile(pack().resolve("model.onnx"));
    Files.createFile(pack().resolve("pack.properties"));
    assertThat(run("parse", "--model", folder.toString(), file("a.txt", "a").toString()))
        .isEqualTo(ExitCode.UNUSABLE);
    assertThat(err.lines().toList()).singleElement().asString().contains("dragoman model --build");
    assertThat(out).isEmpty();
  }

  @Test
  void aModelOfAnotherVersionIsSaidAndNotUsed() throws IOException {
    Files.writeString(pack().resolve("pack.properties"), "version=multi-cased-99-int8-1\n");
    assertThat(run("parse", "--model", folder.toString(), file("a.txt", "a").toString()))
        .isEqualTo(ExitCode.UNUSABLE);
    assertThat(err.lines().toList())
        .singleElement()
        .asString()
        .contains("multi-cased-99-int8-1")
        .contains("dragoman model --build");
  }

  @Test
  void aModelOfAFileThatIsNotTheEncoderIsRefused() throws IOException {
    Path jar = file("other.jar", "not a jar");
    int code = run("model", "--build", "--from", jar.toString(), "--model", folder.toString());
    assertThat(code).isEqualTo(ExitCode.UNUSABLE);
    assertThat(err).contains("is not the published encoder").doesNotContain("\tat ");
    assertThat(run("model", "--from", jar.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(
            run(
                "model",
                "--build",
                "--from",
                folder.resolve("no.jar").toString(),
                "--model",
                folder.toString()))
        .isEqualTo(ExitCode.UNUSABLE);
    assertThat(err).contains("no.jar").doesNotContain("\tat ");
  }

  @Test
  void aGraphicsCardThatCannotBeUsedIsSaid() throws IOException {
    int code = run("parse", "--gpu", "--model", folder.toString(), file("a.txt", "a").toString());
    assertThat(code).isEqualTo(ExitCode.UNUSABLE);
    assertThat(err.lines().toList()).singleElement().asString().contains("leave --gpu out");
  }
}
