import { z } from "zod";

import { confirmPath } from "@/app/(console)/recent-sign-in";
import { exportResponse } from "@/app/_web/export-response";
import { problem } from "@/app/_web/problem";
import { startDrawing } from "@/drawings/packet/drawing";
import { env } from "@/lib/env";
import { fieldsOf } from "@/lib/form-state";
import { isFromOurPages } from "@/lib/organizers/origin";
import { isRecent } from "@/lib/organizers/second-factor/rules";
import { currentOrganizer } from "@/lib/organizers/session";
import { type ExportRefusal, startExport } from "@/lib/signatures/export/commands";
import { exportFormats, exportInput } from "@/lib/signatures/export/schema";
import { isUnavailable } from "@/lib/unavailable";

export const dynamic = "force-dynamic";

const refusals: Record<ExportRefusal, () => Response> = {
  "no-such-state": () => back("state"),
  "no-such-district": () => back("district"),
  "no-such-petition": () => back("petition"),
  "too-many-exports": () => back("busy"),
  "not-allowed": () => problem(403, "Your role or your states do not include this file."),
};

/** The download. It is a POST, because each export adds an entry to the log. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOurPages(request.headers, env.SITE_URL))
    return problem(403, "This form has to be sent from our own page.");
  try {
    return await download(request);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return back("unavailable");
  }
}

async function download(request: Request): Promise<Response> {
  const organizer = await currentOrganizer();
  if (!organizer) return seeOther("/console/sign-in");
  if (!isRecent(organizer, new Date())) return seeOther(confirmPath("/console/exports"));
  const form = await request.formData().catch(() => null);
  const input = exportInput.safeParse(form ? { ...fieldsOf(form) } : {});
  // The button of the form says the format; a script that sends none gets CSV.
  const format = z.enum(exportFormats).safeParse(form?.get("format") ?? "csv");
  if (!format.success) return back("form");
  if (!input.success) return back(String(input.error.issues[0]?.path[0] ?? "form"));
  const started = await startExport(organizer, { ...input.data, format: format.data }, startDrawing);
  if (!started.ok) return refusals[started.refusal]();
  return exportResponse(started.value, format.data, request.signal);
}

const back = (reason: string) => seeOther(`/console/exports?problem=${encodeURIComponent(reason)}`);

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}
