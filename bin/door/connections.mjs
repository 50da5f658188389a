/**
 * @typedef {object} Limits
 * @property {number} connections  At once, however many ask.
 * @property {number} answerMs     How long one answer may take, its reading included.
 * @property {number} patienceMs   At the limit, an answer older than this makes room for who comes.
 * @property {number} checkMs      How often that is looked at.
 */

/** Answers that one connection may have waiting; browsers wait for each before they ask again. */
const AT_ONCE = 4;

/**
 * Bounds how many connections a server has and for how long one answer may occupy its connection.
 * At the limit, who comes takes the place of the connection that has rested longest, so that those
 * who only hold connections open keep nobody out.
 * @param {import("node:http").Server} server
 * @param {Limits} limits
 */
export function limitConnections(server, { connections, answerMs, patienceMs, checkMs }) {
  /** @type {Set<import("node:net").Socket>} Longest first. */
  const resting = new Set();
  /** @type {Map<import("node:net").Socket, { since: number, open: number }>} Longest first. */
  const answering = new Map();

  server.on("connection", (socket) => {
    if (resting.size + answering.size >= connections) {
      const leaver = longestResting() ?? longestAnswering(patienceMs) ?? socket;
      leaver.destroy();
      forget(leaver);
      if (leaver === socket) return;
    }
    resting.add(socket);
    socket.once("close", () => forget(socket));
  });

  /** @param {import("node:net").Socket} socket */
  const forget = (socket) => {
    resting.delete(socket);
    answering.delete(socket);
  };
  const longestResting = () => resting.values().next().value;
  /** @param {number} ageMs */
  const longestAnswering = (ageMs) => {
    const [socket, answer] = answering.entries().next().value ?? [];
    return answer && performance.now() - answer.since > ageMs ? socket : undefined;
  };

  setInterval(() => {
    for (let late = longestAnswering(answerMs); late; late = longestAnswering(answerMs)) {
      late.destroy();
      forget(late);
    }
  }, checkMs).unref();

  return {
    /**
     * Notes that a request is being answered. False: its connection asks too much at once and ends.
     * @param {import("node:http").IncomingMessage} request
     * @param {import("node:http").ServerResponse} response
     */
    begin({ socket }, response) {
      const open = (answering.get(socket)?.open ?? 0) + 1;
      if (open > AT_ONCE || socket.destroyed) {
        socket.destroy();
        return false;
      }
      const since = answering.get(socket)?.since ?? performance.now();
      resting.delete(socket);
      answering.set(socket, { since, open });
      response.once("close", () => end(socket));
      return true;
    },
  };

  /** @param {import("node:net").Socket} socket */
  function end(socket) {
    const answer = answering.get(socket);
    if (answer === undefined) return;
    answering.delete(socket);
    // Its next answer under way began when this one ended.
    if (answer.open > 1) answering.set(socket, { since: performance.now(), open: answer.open - 1 });
    else if (!socket.destroyed) resting.add(socket);
  }
}
