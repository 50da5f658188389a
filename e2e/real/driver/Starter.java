import java.io.IOException;

/** Whoever started this process. */
final class Starter {
  private Starter() {}

  /** Its standard input closes when whoever started it is gone, even where that was killed. */
  static void endWith() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {}
              } catch (IOException e) {
                // As good as closed.
              }
              Runtime.getRuntime().halt(0);
            });
    watch.setDaemon(true);
    watch.start();
  }
}
