import { logError, logInfo } from "../../lib/log.ts";
import { currentHandling } from "../../lib/response.ts";

const OWN_LINE = /^\{"level":"(?:info|error)","at":"/;

/**
 * Turns the errors that Next prints into lines of our log, because Next prints stacks and messages that quote input. For a
 * form that could not be read the message is left out, because all of it may be input.
 */
export function cleanFrameworkLog(): void {
  for (const level of ["error", "warn"] as const) {
    const write = console[level].bind(console);
    console[level] = (...parts: unknown[]) => {
      const handling = currentHandling();
      const error = parts.find((part) => part instanceof Error);
      const isOwn = typeof parts[0] === "string" && OWN_LINE.test(parts[0]);
      if (isOwn || (!error && !handling)) return write(...parts);
      if (error && handling?.isForm && !handling.actionBegan) return logInfo("form-unreadable", { error: error.name });
      logError("framework-failed", error ?? parts.map(textOf).join(" "));
    };
  }
}

// Of an object only what names an error, because any other value may be input.
function textOf(part: unknown): string {
  if (!(part instanceof Object)) return String(part);
  const { name, code, digest, message } = part as Record<string, unknown>;
  const named = [name, code, digest, message].filter((value) => typeof value === "string" && value !== "");
  return named.length > 0 ? named.join(" ") : "an object";
}
