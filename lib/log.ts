import { pino } from "pino";

type Fields = Record<string, string | number | boolean | null>;

// Emails, link tokens and keys are removed from every message.
const EMAIL = /[^\s"'<>(),;:=]+@[^\s"'<>(),;:=]+/g;
const LONG_SECRET = /[A-Za-z0-9_-]{28,}/g;
const MESSAGE_LENGTH_MAX = 300;
const LINE_LENGTH_MAX = 200;
// Only this much of a message is read, because it may quote the whole input.
const READ_MAX = 4_000;

// Quotation marks, and no apostrophe within a word.
const QUOTATION_MARK = /["`“”]|(?<!\p{L})['‘’]|['‘’](?!\p{L})/gu;

// The messages of these errors quote input: parsers with marks or without, and Prisma with all values of the call.
const QUOTING_KINDS = new Set(["SyntaxError", "ZodError", "$ZodError", "PrismaClientValidationError"]);

// Prisma puts the database's own message at the end, after the code of the caller.
const OF_DATABASE = /Code: `(\w{1,10})`\. Message: `([^]{0,2000})`\s*$/;

/**
 * A log whose lines have the fields `level`, `at`, the caller's, and `event`: names that were there before the library. It writes
 * through the console, which is synchronous, so that no line is lost when a process ends, and which the server watches
 * (scripts/serve/framework-log.ts). So no thread and no transport is used.
 */
const logTo = (write: (line: string) => void) =>
  pino(
    {
      // Neither the process nor the machine: several containers may have the same of both.
      base: null,
      messageKey: "event",
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line) => write(line.trimEnd()) },
  );

// The console is looked up for each line, because the server replaces its functions.
const output = logTo((line) => console.log(line));
const errors = logTo((line) => console.error(line));

/** Writes one line of JSON to standard output. The caller chooses the fields, which must hold nothing personal. */
export function logInfo(event: string, fields: Fields = {}) {
  output.info(fields, event);
}

/**
 * Writes one line of JSON to standard error: what failed, and the error's name, code and message, never its stack. It
 * contains no input: quotations are removed from messages, and errors about input have no message at all.
 */
export function logError(event: string, error: unknown, fields: Fields = {}) {
  errors.error({ ...fields, ...describe(error) }, event);
}

/** The name, code and message of an error in one short line, as the log has them: without input. */
export function describeError(error: unknown): string {
  const { error: name, code, message } = describe(error);
  const line = [name, code].filter(Boolean).join(" ");
  return (message === null ? line : `${line}: ${message}`).slice(0, LINE_LENGTH_MAX);
}

function describe(error: unknown): { error: string; code: string | null; message: string | null } {
  const { name, code, message } = partsOf(error);
  const [, databaseCode, databaseMessage] = OF_DATABASE.exec(message) ?? [];
  return {
    error: name,
    code: databaseCode ?? code,
    message: QUOTING_KINDS.has(name) ? null : clean(databaseMessage ?? message),
  };
}

// A thrown value may be anything: pg-boss throws plain objects, and the error of a connection may contain one for each IP.
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

// From the first quotation mark to the last, because the quoted text may contain such marks.
function withoutQuotation(message: string): string {
  const marks = [...message.slice(0, READ_MAX).matchAll(QUOTATION_MARK)].map(({ index }) => index);
  const [first] = marks;
  if (first === undefined) return message.slice(0, READ_MAX);
  const isWhole = marks.length > 1 && message.length <= READ_MAX;
  return `${message.slice(0, first)}[…]${isWhole ? message.slice(marks.at(-1)! + 1) : ""}`;
}
