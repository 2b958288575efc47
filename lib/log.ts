type Fields = Record<string, string | number | boolean | null>;

// Whatever else a message may hold, emails, link tokens and keys never reach a log.
const EMAIL = /[^\s"'<>(),;:=]+@[^\s"'<>(),;:=]+/g;
const LONG_SECRET = /[A-Za-z0-9_-]{28,}/g;
const MESSAGE_LENGTH_MAX = 300;
// No more than this is looked at: a message may quote all that was sent.
const LOOKED_AT_MAX = 4_000;

// Quotation marks, and no apostrophe within a word.
const QUOTATION_MARK = /["`“”]|(?<!\p{L})['‘’]|['‘’](?!\p{L})/gu;

// Parsers quote what they could not read, with marks or without; Prisma shows all of the values that it was called with.
const TELLING_KINDS = new Set(["SyntaxError", "ZodError", "$ZodError", "PrismaClientValidationError"]);

// Prisma puts the database's own message at the end, behind the code of the caller.
const OF_DATABASE = /Code: `(\w{1,10})`\. Message: `([^]{0,2000})`\s*$/;

/** Writes one line of JSON to standard output. Fields are chosen by the caller and hold nothing personal. */
export function logInfo(event: string, fields: Fields = {}) {
  console.log(JSON.stringify({ at: new Date().toISOString(), level: "info", event, ...fields }));
}

/**
 * Writes one line of JSON to standard error: what failed, and the error's name, code and message, never its stack. Nothing
 * that somebody sent is in it: of a message what it quotes is left out, and of an error that is about its input all of it.
 */
export function logError(event: string, error: unknown, fields: Fields = {}) {
  console.error(JSON.stringify({ at: new Date().toISOString(), level: "error", event, ...fields, ...describe(error) }));
}

function describe(error: unknown): { error: string; code: string | null; message: string | null } {
  const { name, code, message } = partsOf(error);
  const [, databaseCode, databaseMessage] = OF_DATABASE.exec(message) ?? [];
  return {
    error: name,
    code: databaseCode ?? code,
    message: TELLING_KINDS.has(name) ? null : clean(databaseMessage ?? message),
  };
}

// What fails may be anything: pg-boss hands over plain objects, and an error of a connection may hold one for each address.
function partsOf(error: unknown): { name: string; code: string | null; message: string } {
  if (!(error instanceof Object)) return { name: "Error", code: null, message: String(error) };
  const { name, code, message, stack, cause, errors } = error as Record<string, unknown>;
  const [inner] = [...(Array.isArray(errors) ? errors : []), cause].filter((each) => each instanceof Object);
  const { code: innerCode, message: innerMessage } = (inner ?? {}) as Record<string, unknown>;
  return {
    name: textOf(name) ?? /^[A-Za-z$]+(?=[:\n]|$)/.exec(textOf(stack) ?? "")?.[0] ?? "Error",
    code: textOf(code) ?? textOf(innerCode),
    message: textOf(message) ?? textOf(innerMessage) ?? "no message",
  };
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function clean(message: string): string {
  return withoutQuotation(message.trim())
    .replace(EMAIL, "[email]")
    .replace(LONG_SECRET, "[secret]")
    .slice(0, MESSAGE_LENGTH_MAX);
}

// From the first quotation mark to the last: what stands between may hold such marks itself.
function withoutQuotation(message: string): string {
  const marks = [...message.slice(0, LOOKED_AT_MAX).matchAll(QUOTATION_MARK)].map(({ index }) => index);
  const [first] = marks;
  if (first === undefined) return message.slice(0, LOOKED_AT_MAX);
  const isWhole = marks.length > 1 && message.length <= LOOKED_AT_MAX;
  return `${message.slice(0, first)}[…]${isWhole ? message.slice(marks.at(-1)! + 1) : ""}`;
}
