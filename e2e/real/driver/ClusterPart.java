import java.util.Arrays;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/** Spark's own standalone master or worker (the first argument), which ends with its starter. */
public class ClusterPart {
  public static void main(String[] args) {
    Starter.endWith();
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    if (args[0].equals("master")) Master.main(rest);
    else Worker.main(rest);
  }
}
