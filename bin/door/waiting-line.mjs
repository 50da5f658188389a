/**
 * Lets a few answers be made at a time and the others wait, so that many who ask for pages at once
 * take no time from pollers, data and health. Who leaves while waiting is not served.
 * @param {object} limits
 * @param {number} limits.atOnce
 * @param {number} limits.countsForMs  After this an answer counts no more: its reader may be slow.
 */
export function waitingLine({ atOnce, countsForMs }) {
  let running = 0;
  /** @type {{ response: import("node:http").ServerResponse, make: () => Promise<void> }[]} */
  const waiting = [];

  const proceed = () => {
    for (const next of waiting.splice(0)) {
      if (running >= atOnce) waiting.push(next);
      else if (!next.response.destroyed) run(next.make);
    }
  };

  /** @param {() => Promise<void>} make */
  const run = (make) => {
    running++;
    let counts = true;
    const done = () => {
      if (!counts) return;
      counts = false;
      running--;
      clearTimeout(timer);
      proceed();
    };
    const timer = setTimeout(done, countsForMs);
    make()
      .catch((error) => console.error("A request was not answered:", error))
      .finally(done);
  };

  /**
   * @param {import("node:http").ServerResponse} response
   * @param {() => Promise<void>} make  Never rejects.
   */
  return (response, make) => {
    waiting.push({ response, make });
    proceed();
  };
}
