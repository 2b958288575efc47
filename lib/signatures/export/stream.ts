import { SECOND } from "../../time";
import type { StartedExport } from "./commands";

// A reader that takes nothing for this long counts as gone, so that snapshot and threads are freed.
const STALLED_MILLISECONDS_MAX = 60 * SECOND;

/**
 * The bytes of an export as the body of a response, produced only as fast as they are read. A reader who leaves or stalls
 * ends the export at once. `gone` aborts for a reader who leaves before anybody reads or cancels the stream. An error breaks
 * the response off, so that an incomplete file is never taken for a complete one.
 */
export function exportStream(
  { chunks, leave }: Pick<StartedExport, "chunks" | "leave">,
  gone: AbortSignal,
  stalledMilliseconds = STALLED_MILLISECONDS_MAX,
): ReadableStream<Uint8Array> {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let clock: NodeJS.Timeout | undefined;
  let ended = false;

  const startClock = () => {
    clock = setTimeout(() => giveUp("nobody read the export any more"), stalledMilliseconds);
  };
  const end = () => {
    ended = true;
    clearTimeout(clock);
    gone.removeEventListener("abort", onGone);
  };
  const giveUp = (reason: string) => {
    if (ended) return;
    end();
    leave();
    controller.error(new Error(reason));
  };
  const onGone = () => giveUp("the reader of the export has gone");

  return new ReadableStream<Uint8Array>(
    {
      start(started) {
        controller = started;
        gone.addEventListener("abort", onGone);
        startClock();
        if (gone.aborted) onGone();
      },
      async pull() {
        clearTimeout(clock);
        try {
          const next = await chunks.next();
          if (ended) return;
          if (next.done) {
            end();
            return controller.close();
          }
          controller.enqueue(next.value);
          startClock();
        } catch (error) {
          // An error because the reader left needs no report.
          if (ended) return;
          end();
          throw error;
        }
      },
      cancel() {
        end();
        leave();
      },
    },
    { highWaterMark: 0 },
  );
}
