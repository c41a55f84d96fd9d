package org.dragoman.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Spark runs: the options {@code --master} and {@code --conf}. */
final class SparkOption {

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "Where to run: local[N] here on N processors, local-cluster[N,CORES,MB] here in N",
        "processes, spark://HOST:PORT, yarn or k8s://… on a cluster.",
        "Default: what spark-submit was given, otherwise local[*]."
      })
  private @Nullable String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A property of Spark's, as spark.executor.memory=4g; may be given again.")
  private Map<String, String> properties = new LinkedHashMap<>();

  /**
   * Begins with Spark.
   *
   * @throws UnusableException where it cannot run there
   */
  SparkSession open() {
    for (Map.Entry<String, String> property : properties.entrySet()) {
      if (!property.getKey().startsWith("spark.")) {
        throw new UnusableException(
            "--conf " + property.getKey() + ": Spark's properties begin with spark.");
      }
    }
    SparkConf conf = new SparkConf();
    conf.setAppName("dragoman-cluster");
    conf.setIfMissing("spark.master", "local[*]");
    if (master != null) {
      conf.setMaster(master);
    }
    // The same on every machine, whatever its locale and zone are.
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    if (isHere(conf.get("spark.master"))) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.sql.shuffle.partitions", "8");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    // Spark asks for it where it is run out of a folder of jars.
    conf.setIfMissing("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
    conf.setIfMissing("spark.executor.extraJavaOptions", EXECUTOR);
    properties.forEach(conf::set);
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Exception e) { // Scala's exceptions are not declared.
      throw new UnusableException(
          "Spark cannot run at "
              + conf.get("spark.master")
              + ": "
              + UnusableException.oneLine(e)
              + "; check --master and --conf",
          e);
    }
  }

  /** The model's library is native; nothing is drawn. */
  private static final String EXECUTOR =
      "--enable-native-access=ALL-UNNAMED -Djava.awt.headless=true";

  private static final Set<String> HERE = Set.of("local", "local-cluster");

  static boolean isHere(String master) {
    return HERE.contains(master.replaceFirst("\\[.*", ""));
  }
}
