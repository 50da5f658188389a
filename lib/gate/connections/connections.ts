import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

export interface ConnectionLimits {
  /** Open at once, from all clients together. */
  readonly connections: number;
  /** How long one answer may take, including the time in which its client reads it. */
  readonly answerMs: number;
  /** At the limit, a connection whose answer is older than this is closed for a new one. */
  readonly patienceMs: number;
  /** How often the age of answers is checked. */
  readonly checkMs: number;
}

/** Answers that one connection may have waiting; browsers wait for each before they ask again. */
const PIPELINED = 4;

/** The answers under way on a connection: since when, and how many it still waits for. */
interface Answering {
  readonly since: number;
  readonly open: number;
}

/**
 * Bounds how many connections a server has and for how long one answer may occupy its connection.
 * At the limit, a new connection replaces the one that has been idle for longest, so that clients
 * which only hold connections open keep nobody out.
 */
export class Connections {
  readonly #limits: ConnectionLimits;
  /** Longest idle first. */
  readonly #idle = new Set<Socket>();
  /** Longest answering first. */
  readonly #answering = new Map<Socket, Answering>();

  constructor(server: Server, limits: ConnectionLimits) {
    this.#limits = limits;
    server.on("connection", (socket: Socket) => this.#accept(socket));
    setInterval(() => this.#closeLate(), limits.checkMs).unref();
  }

  /**
   * Notes that a request is being answered. False: its connection had too many waiting requests and
   * was closed.
   */
  begin({ socket }: IncomingMessage, response: ServerResponse): boolean {
    const open = (this.#answering.get(socket)?.open ?? 0) + 1;
    if (open > PIPELINED || socket.destroyed) {
      socket.destroy();
      return false;
    }
    const since = this.#answering.get(socket)?.since ?? performance.now();
    this.#idle.delete(socket);
    this.#answering.set(socket, { since, open });
    response.once("close", () => this.#end(socket));
    return true;
  }

  #accept(socket: Socket): void {
    if (this.#idle.size + this.#answering.size >= this.#limits.connections) {
      const closed = this.#longestIdle() ?? this.#slowest(this.#limits.patienceMs) ?? socket;
      closed.destroy();
      this.#forget(closed);
      if (closed === socket) return;
    }
    this.#idle.add(socket);
    socket.once("close", () => this.#forget(socket));
  }

  #end(socket: Socket): void {
    const answer = this.#answering.get(socket);
    if (answer === undefined) return;
    this.#answering.delete(socket);
    // Its next pipelined answer began when this one ended.
    if (answer.open > 1)
      this.#answering.set(socket, { since: performance.now(), open: answer.open - 1 });
    else if (!socket.destroyed) this.#idle.add(socket);
  }

  #closeLate(): void {
    const { answerMs } = this.#limits;
    for (let late = this.#slowest(answerMs); late; late = this.#slowest(answerMs)) {
      late.destroy();
      this.#forget(late);
    }
  }

  #longestIdle(): Socket | undefined {
    return this.#idle.values().next().value;
  }

  /** The connection with the oldest answer, if that is older than this. */
  #slowest(ageMs: number): Socket | undefined {
    const [socket, answer] = this.#answering.entries().next().value ?? [];
    return answer && performance.now() - answer.since > ageMs ? socket : undefined;
  }

  #forget(socket: Socket): void {
    this.#idle.delete(socket);
    this.#answering.delete(socket);
  }
}
