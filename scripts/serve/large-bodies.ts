import type { IncomingMessage, ServerResponse } from "node:http";

// Bodies are in memory until their response is sent. So of each size only a few are there at once, which have this many bytes
// together: four photographs, or one upload of public data. The others wait unread, and their senders are slowed down by the
// connection itself. Each size has places of its own, so that an upload never holds up a photograph.
const BYTES_AT_ONCE = 32_000_000;
// Who waits longer than a request may take gets nothing, so few wait.
const WAITING_MAX = 8;

interface Places {
  free: number;
  waiting: ((isNext: boolean) => void)[];
}

const placesOfSize = new Map<number, Places>();

function placesOf(bytesMax: number): Places {
  const known = placesOfSize.get(bytesMax);
  if (known) return known;
  const places = { free: Math.max(1, Math.round(BYTES_AT_ONCE / bytesMax)), waiting: [] };
  placesOfSize.set(bytesMax, places);
  return places;
}

/** Whether so many wait with such bodies already that another one should come back later. */
export const areTooManyWaiting = (bytesMax: number): boolean => placesOf(bytesMax).waiting.length >= WAITING_MAX;

/**
 * Waits until a body of at most that many bytes may be read, and holds its place until the response has ended. False where the
 * sender has gone.
 */
export async function mayReadLarge(
  request: IncomingMessage,
  response: ServerResponse,
  bytesMax: number,
): Promise<boolean> {
  const places = placesOf(bytesMax);
  if (places.free > 0) places.free -= 1;
  else if (!(await isNextOf(places, response))) return false;
  const release = () => {
    const next = places.waiting.shift();
    if (next) next(true);
    else places.free += 1;
  };
  if (request.destroyed || response.closed) {
    release();
    return false;
  }
  response.once("close", release);
  return true;
}

/** Resolves with true when a place is handed over, and with false when the sender has gone, who then waits no longer. */
function isNextOf({ waiting }: Places, response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    response.once("close", () => {
      const place = waiting.indexOf(resolve);
      if (place >= 0) waiting.splice(place, 1);
      resolve(false);
    });
  });
}
