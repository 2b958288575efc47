import { exportResponse } from "@/app/_web/export-response";
import { problem } from "@/app/_web/problem";
import { startDrawing } from "@/drawings/packet/drawing";
import { type ExportRefusal, startExport } from "@/lib/signatures/export/commands";

import { exportBody } from "../../_document/shapes";
import { withApiKey } from "../with-key";

export const dynamic = "force-dynamic";

const refusals: Record<ExportRefusal, () => Response> = {
  "no-such-state": () => problem(404, "There is no such state"),
  "no-such-district": () => problem(404, "There is no such district, or several. Name it like sldl:48049"),
  "no-such-petition": () => problem(404, "There is no such petition"),
  "not-allowed": () => problem(403, "The role or the states of this key do not include this file"),
  "too-many-exports": () => problem(503, "Two exports are running already", { "retry-after": "60" }),
};

/**
 * The confirmed signatures in the states of a key, as the console exports them. It is a POST, because each export adds an entry to
 * the log, and no URL should have what it is for.
 */
export function POST(request: Request) {
  return withApiKey(request, "export", async (client) => {
    if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? ""))
      return problem(415, "Send JSON, with content-type: application/json");
    const sent: unknown = await request.json().catch(() => null);
    const body = exportBody.safeParse(sent);
    if (!body.success) {
      const { path, message } = body.error.issues[0]!;
      return problem(400, path.length ? `${String(path[0])}: ${message}` : "The body is no JSON object");
    }
    const started = await startExport(client, { ...body.data, apiKey: client.apiKey }, startDrawing);
    if (!started.ok) return refusals[started.refusal]();
    return exportResponse(started.value, body.data.format, request.signal);
  });
}
