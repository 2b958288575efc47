import { logError, logInfo } from "../../lib/log.ts";
import { currentHandling } from "../../lib/response.ts";

const OWN_LINE = /^\{"at":"/;

/**
 * From here on, what Next prints of an error becomes a line of our log: Next prints stacks, and messages that quote what was
 * sent. Of a form that could not be read the message is left out altogether, since it is about nothing but what was sent.
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
      logError("framework-failed", error ?? parts.map(String).join(" "));
    };
  }
}
