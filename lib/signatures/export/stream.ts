import { SECOND } from "../../time";
import type { StartedExport } from "./commands";

// A reader that takes nothing for this long has gone; the snapshot and the threads behind the file must not wait on.
const STALLED_MILLISECONDS_MAX = 60 * SECOND;

/**
 * The bytes of an export as the body of an answer: made only as fast as they are taken. A reader who leaves or stalls
 * ends the export at once. An error breaks the answer off in the middle, so that a part is never taken for the whole.
 */
export function exportStream(
  chunks: StartedExport["chunks"],
  stalledMilliseconds = STALLED_MILLISECONDS_MAX,
): ReadableStream<Uint8Array> {
  let stalled: NodeJS.Timeout | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stalled);
        const { done, value } = await chunks.next();
        if (done) return controller.close();
        controller.enqueue(value);
        stalled = setTimeout(() => {
          controller.error(new Error("nobody read the export any more"));
          void chunks.return(undefined as never);
        }, stalledMilliseconds);
      },
      async cancel() {
        clearTimeout(stalled);
        await chunks.return(undefined as never);
      },
    },
    { highWaterMark: 0 },
  );
}
