type Fields = Record<string, string | number | boolean | null>;

// Errors of libraries may quote what they choked on. Addresses, link tokens and keys never reach a log.
const ADDRESS = /[^\s"'<>(),;:=]+@[^\s"'<>(),;:=]+/g;
const LONG_SECRET = /[A-Za-z0-9_-]{28,}/g;
const MESSAGE_LENGTH_MAX = 300;

/** Writes one line of JSON to standard output. Fields are chosen by the caller and hold nothing personal. */
export function logInfo(event: string, fields: Fields = {}) {
  console.log(JSON.stringify({ at: new Date().toISOString(), level: "info", event, ...fields }));
}

/** Writes one line of JSON to standard error: what failed, the error's name, code and cleaned message, never its stack. */
export function logError(event: string, error: unknown, fields: Fields = {}) {
  const { name, message, code } = (error instanceof Error ? error : new Error(String(error))) as Error & {
    code?: unknown;
  };
  console.error(
    JSON.stringify({
      at: new Date().toISOString(),
      level: "error",
      event,
      ...fields,
      error: name,
      code: typeof code === "string" ? code : null,
      message: withoutSecrets(message),
    }),
  );
}

function withoutSecrets(text: string): string {
  return text.slice(0, MESSAGE_LENGTH_MAX).replace(ADDRESS, "[address]").replace(LONG_SECRET, "[secret]");
}
