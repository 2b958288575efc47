// The inside of a backup, before it is compressed and encrypted: frames of one letter, four bytes of length, and that many bytes.
// "J" is one part in JSON (parts.ts), "D" a piece of what COPY wrote. No table is ever in memory as a whole.
const HEAD_BYTES = 5;
// A row of a packet's file is the largest. Anything above is no backup of ours.
const FRAME_BYTES_MAX = 1 << 30;

export type Frame = { part: unknown } | { data: Buffer };

/** The bytes of a frame. */
export function frameOf(frame: Frame): Buffer {
  const body = "data" in frame ? frame.data : Buffer.from(JSON.stringify(frame.part));
  const head = Buffer.alloc(HEAD_BYTES);
  head.write("data" in frame ? "D" : "J");
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Reads frames from pieces of any length. Throws a FrameError where the bytes are none. */
export async function* readFrames(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let waiting: Buffer[] = [];
  let length = 0;
  let wanted = HEAD_BYTES;
  for await (const piece of pieces) {
    waiting.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    length += piece.byteLength;
    if (length < wanted) continue;
    let rest = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting);
    for (wanted = bytesOf(rest); rest.length >= wanted; wanted = bytesOf(rest)) {
      yield parse(rest.subarray(0, wanted));
      rest = rest.subarray(wanted);
    }
    waiting = [rest];
    length = rest.length;
  }
  if (length > 0) throw new FrameError("a frame is cut");
}

/** What was read is not the inside of a backup. */
export class FrameError extends Error {}

function bytesOf(start: Buffer): number {
  if (start.length < HEAD_BYTES) return HEAD_BYTES;
  const length = start.readUInt32BE(1);
  if (length > FRAME_BYTES_MAX) throw new FrameError("a frame is too long");
  return HEAD_BYTES + length;
}

function parse(frame: Buffer): Frame {
  const body = frame.subarray(HEAD_BYTES);
  const kind = String.fromCharCode(frame[0]!);
  if (kind === "D") return { data: body };
  if (kind === "J") return { part: JSON.parse(body.toString("utf8")) };
  throw new FrameError("a frame has no known kind");
}
