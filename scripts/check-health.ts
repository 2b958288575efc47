// `node scripts/check-health.ts`: the health check of a container that serves. It ends with 1 while people cannot sign and
// confirm (docs/decisions/health.md).
import { parseArgs } from "node:util";

const RESPONSE_MILLISECONDS_MAX = 8_000;

const { values } = parseArgs({
  options: { url: { type: "string", default: `http://127.0.0.1:${process.env["PORT"] || 3000}/api/health` } },
});
const status = await fetch(values.url, { signal: AbortSignal.timeout(RESPONSE_MILLISECONDS_MAX) }).then(
  async (response) => `${response.status} ${((await response.json()) as { status?: string }).status ?? ""}`,
  (error: Error) => error.message,
);
console.log(status);
process.exit(status.startsWith("200 ") ? 0 : 1);
