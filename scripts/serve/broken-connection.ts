const CODES = new Set(["ECONNRESET", "ECONNABORTED", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED"]);

/** Whether an error only means that the other end of a connection is gone, such as Node's "aborted". */
export function isBrokenConnection(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && CODES.has((error as NodeJS.ErrnoException).code ?? "");
}
