import type { ImportFile } from "@/lib/lawmakers/imports/schema";
import { SECOND } from "@/lib/time";

const FILE_BYTES_MAX = 100_000_000;

/** How long a server may take: until it responds, and for the whole file. In milliseconds. */
export interface Patience {
  response: number;
  file: number;
}

// A server that does not respond at all is given up sooner than a slow download.
const PATIENCE: Patience = { response: 15 * SECOND, file: 300 * SECOND };

/** A file could not be fetched. The message is for the operator. */
export class FetchError extends Error {
  /** Whether there was no response, as without a network. */
  readonly isUnreachable: boolean;

  constructor(message: string, isUnreachable = false) {
    super(message);
    this.isUnreachable = isUnreachable;
  }
}

/** Fetches a whole file, so that a connection that breaks is noticed before the import begins. Throws a FetchError. */
export async function fetchFile(url: string, name: string, patience: Patience = PATIENCE): Promise<ImportFile> {
  const responding = new AbortController();
  const timer = setTimeout(
    () => responding.abort(new FetchError(`${url} did not respond in time.`, true)),
    patience.response,
  );
  const loading = AbortSignal.timeout(patience.file);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([responding.signal, loading]) });
    clearTimeout(timer);
    return await fileOf(response, url, name);
  } catch (error) {
    if (error instanceof FetchError) throw error;
    if (loading.aborted) throw new FetchError(`${url} sent its file too slowly.`);
    const { cause, message } = error as Error & { cause?: { code?: string } };
    throw new FetchError(`${url} could not be fetched (${cause?.code ?? message}).`, isConnectionError(cause?.code));
  } finally {
    clearTimeout(timer);
  }
}

// A connection that breaks later has reached its server.
const isConnectionError = (code = ""): boolean =>
  [
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ENETUNREACH",
    "EHOSTUNREACH",
    "ETIMEDOUT",
    "UND_ERR_CONNECT_TIMEOUT",
  ].includes(code);

async function fileOf(response: Response, url: string, name: string): Promise<ImportFile> {
  if (!response.ok) throw new FetchError(`${url} responded with status ${response.status}.`);
  const type = response.headers.get("content-type") ?? "";
  if (/^(text\/html|application\/(json|xhtml))/i.test(type))
    throw new FetchError(`${url} responded with ${type.split(";")[0]} instead of a table.`);
  const bytes = await bytesOf(response, url);
  const modified = new Date(response.headers.get("last-modified") ?? "");
  return {
    name,
    bytes: bytes.length,
    dated: Number.isNaN(modified.getTime()) ? null : modified,
    read: async function* () {
      yield bytes;
    },
  };
}

async function bytesOf(response: Response, url: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > FILE_BYTES_MAX) throw new FetchError(`${url} is larger than any such file.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
