import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { allBatches } from "./batches";

/** Receivers register some seconds after the context has started. */
const REGISTERED_AFTER_MS = 3000;

/** How many receivers have registered. */
export function registeredReceivers({ scenario, now }: PipelineSimulation, driver: Driver): number {
  return now >= driver.contextAt * 1000 + REGISTERED_AFTER_MS ? scenario.receivers : 0;
}

/** `/streaming/receivers`: one rate per retained batch, oldest first. */
export function receivers(simulation: PipelineSimulation, driver: Driver) {
  const { executors, intervalMs } = simulation.scenario;
  const registered = registeredReceivers(simulation, driver) > 0;
  const retained = allBatches(driver.queue);
  return driver.receivers.map(({ id }) => {
    const eventRates = retained.map(
      (one) => [one.id, ((one.recordsByReceiver[id] ?? 0) * 1000) / intervalMs] as const,
    );
    const sum = eventRates.reduce((total, [, rate]) => total + rate, 0);
    return {
      streamId: id,
      // Before it registers, a receiver shows its label; it never shows the Kinesis stream's name.
      streamName: registered ? `KinesisReceiver-${id}` : `Kinesis stream [${id}]`,
      isActive: registered ? true : undefined,
      executorId: registered ? String((id % executors) + 1) : undefined,
      executorHost: registered ? `10.0.0.${(id % executors) + 1}` : undefined,
      avgEventRate: eventRates.length === 0 ? undefined : sum / eventRates.length,
      eventRates,
    };
  });
}
