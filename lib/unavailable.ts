// Connection refused, reset or timed out; a name that cannot be looked up.
const NETWORK_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

// PostgreSQL's classes 08 (connection), 53 (out of connections, memory or disk) and 58 (the disk itself fails), and of
// class 57 shutting down, crashing, starting up and statement time-outs (https://www.postgresql.org/docs/current/errcodes-appendix.html).
const SQLSTATE = /^(08|53|58)[0-9A-Z]{3}$|^57P0[1-5]$|^57014$|^25006$/;

// Prisma: not reachable, timed out, closed, no connection free in time, transaction not started in time.
const PRISMA_CODES = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"]);

// Prisma's adapter, which gives no code where a statement of our own could not be sent.
const ADAPTER_KINDS = new Set([
  "ConnectionClosed",
  "DatabaseNotReachable",
  "SocketTimeout",
  "TlsConnectionError",
  "TooManyConnections",
]);

// What pg says without a code.
const PG_MESSAGES =
  /connection terminated|not currently accepting connections|timeout exceeded when trying to connect|connection timeout|client has encountered a connection error|query read timeout|cannot use a pool after calling end/i;

const CAUSES_MAX = 8;

/**
 * Does an error mean that the database is unavailable, and not that our code is wrong? If so, callers tell the person to come
 * back in a moment. They rethrow other errors.
 */
export function isUnavailable(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < CAUSES_MAX && current instanceof Object; depth += 1) {
    const { code, originalCode, kind, message, errors, cause, meta } = current as Record<string, unknown>;
    if (
      [code, originalCode].some(
        (each) =>
          typeof each === "string" && (NETWORK_CODES.has(each) || PRISMA_CODES.has(each) || SQLSTATE.test(each)),
      )
    )
      return true;
    if (typeof kind === "string" && ADAPTER_KINDS.has(kind)) return true;
    if (typeof message === "string" && PG_MESSAGES.test(message)) return true;
    // Connecting to a name with several IPs fails with one error for each of them.
    if (Array.isArray(errors) && errors.some(isUnavailable)) return true;
    current = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return false;
}
