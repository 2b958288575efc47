import type { Transferable, Worker } from "node:worker_threads";

import { SECOND } from "./time.ts";

// The next packet of a delivery follows within moments. A web server that made one file gets its memory back soon.
const KEPT_MILLISECONDS = 10 * SECOND;

/** A thread that sends one response for each message, in order. */
export interface Thread<Message, Response> {
  /** Sends a message, and gives the memory of `transferred` away. Fails if the thread ends before it responds. */
  send: (message: Message, transferred?: Transferable[]) => Promise<Response>;
  /**
   * Must be called once in every case. A thread that has `finished` its work is kept for the next one; any other is ended,
   * with everything that it held.
   */
  release: (finished: boolean) => Promise<void>;
}

/** Threads of one kind. Loading its modules costs a thread most of a second, so some are kept for the work that follows. */
export interface KeptThreads<Message, Response> {
  /** A kept thread, or a new one. It belongs to the caller until it is released. */
  take: () => Thread<Message, Response>;
}

/** `start` starts a thread of this kind. At most `keptMax` are kept, each for some seconds, and none keeps the process alive. */
export function keepThreads<Message, Response>(
  start: () => Worker,
  keptMax: number,
  keptMilliseconds = KEPT_MILLISECONDS,
): KeptThreads<Message, Response> {
  const kept: RunningThread<Message, Response>[] = [];
  const forget = (thread: RunningThread<Message, Response>) => {
    const place = kept.indexOf(thread);
    if (place >= 0) kept.splice(place, 1);
  };
  return {
    take() {
      const thread = kept.pop() ?? new RunningThread<Message, Response>(start(), forget);
      thread.use();
      return {
        send: (message, transferred) => thread.send(message, transferred),
        async release(finished) {
          if (!finished || !thread.isIdle || kept.length >= keptMax) return thread.end();
          thread.rest(keptMilliseconds);
          kept.push(thread);
        },
      };
    },
  };
}

class RunningThread<Message, Response> {
  private readonly waiting: PromiseWithResolvers<Response>[] = [];
  private ended: Error | undefined;
  private clock: NodeJS.Timeout | undefined;

  private readonly worker: Worker;

  constructor(worker: Worker, onEnd: (thread: RunningThread<Message, Response>) => void) {
    this.worker = worker;
    const end = (error: Error) => {
      this.ended ??= error;
      for (const { reject } of this.waiting.splice(0)) reject(this.ended);
      clearTimeout(this.clock);
      onEnd(this);
    };
    worker.on("message", (response: Response) => this.waiting.shift()?.resolve(response));
    worker.on("error", end);
    worker.on("exit", (code) => end(new Error(`a thread ended with code ${code}`)));
  }

  get isIdle(): boolean {
    return this.ended === undefined && this.waiting.length === 0;
  }

  use(): void {
    clearTimeout(this.clock);
    this.worker.ref();
  }

  rest(milliseconds: number): void {
    this.worker.unref();
    this.clock = setTimeout(() => void this.end(), milliseconds).unref();
  }

  send(message: Message, transferred: Transferable[] = []): Promise<Response> {
    const response = Promise.withResolvers<Response>();
    if (this.ended) response.reject(this.ended);
    else {
      this.waiting.push(response);
      this.worker.postMessage(message, transferred);
    }
    return response.promise;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
