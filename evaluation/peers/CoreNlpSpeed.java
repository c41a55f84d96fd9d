import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Measures Stanford CoreNLP as {@code ReaderSpeed} measures the reader. Arguments: a folder of text
 * files, {@code plain} (no fine-grained names, no SUTime) or {@code default}, threads, rounds. Run
 * from its source by {@code evaluation/versus-corenlp}; it is no part of the build.
 */
public final class CoreNlpSpeed {

  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,pos,lemma,ner,depparse");
    if (arguments[1].equals("plain")) {
      properties.setProperty("ner.applyFineGrained", "false");
      properties.setProperty("ner.useSUTime", "false");
    }
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    StanfordCoreNLP pipeline = new StanfordCoreNLP(properties);
    int rounds = Integer.parseInt(arguments[3]);
    double[] speeds = new double[rounds];
    ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(arguments[2]));
    for (int round = -1; round < rounds; round++) {
      long start = System.nanoTime();
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (String text : texts) {
        tasks.add(
            () -> {
              pipeline.annotate(new Annotation(text));
              return true;
            });
      }
      for (Future<Boolean> task : pool.invokeAll(tasks)) {
        task.get();
      }
      double speed = texts.size() * 1e9 / (System.nanoTime() - start);
      if (round >= 0) {
        speeds[round] = speed;
        System.out.printf(Locale.ROOT, "round %d: %.1f documents/s%n", round + 1, speed);
      }
    }
    pool.shutdown();
    Arrays.sort(speeds);
    System.out.printf(
        Locale.ROOT, "CoreNLP %s: median %.1f documents/s%n", arguments[1], speeds[rounds / 2]);
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      try (Stream<String> lines = Files.lines(status)) {
        lines.filter(line -> line.startsWith("VmHWM")).forEach(System.out::println);
      }
    }
  }
}
