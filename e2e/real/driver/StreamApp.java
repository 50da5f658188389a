import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kinesis.KinesisInitialPositions;
import org.apache.spark.streaming.kinesis.KinesisInputDStream;
import scala.reflect.ClassTag$;

/**
 * A receiver-based DStream application that reads one Kinesis stream. -Dapp.* properties set its
 * shape at the start. It reads its work from the file -Dapp.work before every batch, so
 * that a sink may become slow, hang or fail while the application runs:
 *
 *   usPerRecord   microseconds that one task sleeps per record: slow without loading the machine
 *   hang          true: a task with records does not return for ten minutes
 *   failing       true: the output of four in five batches throws
 */
public class StreamApp {
  public static void main(String[] args) throws Exception {
    Starter.endWith();
    String checkpoint = text("checkpoint", "");
    JavaStreamingContext context =
        checkpoint.isEmpty()
            ? build()
            : JavaStreamingContext.getOrCreate(checkpoint, StreamApp::build);
    context.start();
    // An application that rethrows a failed output ends within a second; this one goes on.
    Thread.sleep(Long.MAX_VALUE);
  }

  private static JavaStreamingContext build() {
    Duration interval = new Duration(number("intervalMs", 2000));
    JavaStreamingContext context = new JavaStreamingContext(new SparkConf(), interval);
    if (!text("checkpoint", "").isEmpty()) context.checkpoint(text("checkpoint", ""));
    JavaDStream<byte[]> records = receiver(context, interval);
    for (int i = 1; i < number("receivers", 1); i++)
      records = records.union(receiver(context, interval));
    long windowMs = number("windowMs", 0);
    if (windowMs > 0) records = records.window(new Duration(windowMs), new Duration(windowMs));
    int partitions = (int) number("partitions", 0);
    if (partitions > 0) records = records.repartition(partitions);
    records.foreachRDD(StreamApp::output);
    return context;
  }

  private static JavaDStream<byte[]> receiver(JavaStreamingContext context, Duration interval) {
    return new JavaDStream<>(
        KinesisInputDStream.builder()
            .streamingContext(context)
            .streamName(text("stream", "clicks"))
            .checkpointAppName(text("name", "clicks-app"))
            .endpointUrl(text("kinesis", ""))
            .regionName("us-east-1")
            .initialPosition(new KinesisInitialPositions.TrimHorizon())
            .checkpointInterval(interval)
            .storageLevel(StorageLevel.MEMORY_AND_DISK())
            .build(),
        ClassTag$.MODULE$.apply(byte[].class));
  }

  private static void output(JavaRDD<byte[]> batch, Time time) throws Exception {
    Properties work = work();
    long usPerRecord = Long.parseLong(work.getProperty("usPerRecord", "500"));
    boolean hang = Boolean.parseBoolean(work.getProperty("hang"));
    batch.foreachPartition(
        records -> {
          long count = 0;
          for (; records.hasNext(); records.next()) count++;
          if (hang && count > 0) Thread.sleep(600_000);
          Thread.sleep(count * usPerRecord / 1000);
        });
    long number = time.milliseconds() / number("intervalMs", 2000);
    if (Boolean.parseBoolean(work.getProperty("failing")) && number % 5 != 0)
      throw new IllegalStateException("the sink refuses batch " + number);
  }

  private static Properties work() throws Exception {
    Properties work = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(text("work", "work.properties")))) {
      work.load(reader);
    }
    return work;
  }

  private static String text(String name, String absent) {
    return System.getProperty("app." + name, absent);
  }

  private static long number(String name, long absent) {
    return Long.getLong("app." + name, absent);
  }
}
