import { createServer, type Server } from "node:http";
import type { CallCounter } from "../calls";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { dateBy } from "../date-by";
import { portOf } from "../port-of";
import { handleSpark } from "./spark-handler";

/** Recent Jetty closes an idle connection after 8 s. */
const JETTY_IDLE_MS = 8000;

/**
 * One driver's UI port. While the application is down nothing listens on it, so that the refusal is
 * the operating system's own. The next application listens on the same port again.
 */
export class SparkServer {
  readonly #server: Server;
  readonly #simulation: PipelineSimulation;
  port = 0;

  constructor(simulation: PipelineSimulation, demo: { calls: CallCounter; now: () => number }) {
    this.#simulation = simulation;
    this.#server = createServer((request, response) => {
      simulation.advanceTo(demo.now());
      dateBy(demo.now, response);
      handleSpark(request, response, { simulation, calls: demo.calls }).catch(() => {
        response.destroy();
      });
    });
    this.#server.keepAliveTimeout = JETTY_IDLE_MS;
  }

  /** Opens or closes the port, depending on whether the application is up. */
  async sync(): Promise<void> {
    const up = this.#simulation.driver !== undefined;
    if (up && !this.#server.listening) await this.#open();
    if (!up && this.#server.listening) await this.close();
  }

  /** Reserves a port, even if the application is down. */
  async reserve(): Promise<void> {
    await this.#open();
    await this.sync();
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(this.port, "127.0.0.1", () => {
        this.#server.off("error", reject);
        this.port = portOf(this.#server);
        resolve();
      });
    });
  }
}
