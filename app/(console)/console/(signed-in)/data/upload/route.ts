import { problem } from "@/app/_web/problem";
import { env } from "@/lib/env";
import { fieldsOf } from "@/lib/form-state";
import { createUpload } from "@/lib/lawmakers/uploads/commands";
import { uploadInput } from "@/lib/lawmakers/uploads/schema";
import { isFromOurPages } from "@/lib/organizers/origin";
import { currentOrganizer } from "@/lib/organizers/session";
import { isAtLeast } from "@/lib/organizers/rules";
import { isUnavailable } from "@/lib/unavailable";

export const dynamic = "force-dynamic";

/** Takes files of public data. The worker tries them, and the page of the upload says what it found. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOurPages(request.headers, env.SITE_URL))
    return problem(403, "This form has to be sent from our own page.");
  try {
    return await takeUpload(request);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return seeOther("/console/data?problem=unavailable");
  }
}

async function takeUpload(request: Request): Promise<Response> {
  const organizer = await currentOrganizer();
  if (!organizer) return seeOther("/console/sign-in");
  if (!isAtLeast(organizer.role, "admin")) return problem(403, "Only admins import data.");
  const form = await request.formData().catch(() => null);
  // A browser sends a file without a name where none was chosen.
  const sent = (form?.getAll("file") ?? []).filter((file) => file instanceof File);
  const files = sent.filter(({ name, size }) => name !== "" || size > 0);
  const fields = form ? fieldsOf(form) : {};
  const back = (reason: string) => seeOther(`/console/data?${queryOf(reason, fields)}`);
  const input = uploadInput.safeParse({ ...fields });
  if (!input.success) return back(String(input.error.issues[0]?.path[0] ?? "form"));
  if (files.length === 0) return back("file");
  const by = { actor: `organizer:${organizer.id}`, now: new Date() };
  const created = await createUpload(input.data, files, by);
  return created.ok ? seeOther(`/console/data/${created.value}`) : back(created.refusal);
}

const FIELD_LENGTH_MAX = 200;

/** The refusal and what was filled in, so that only the file has to be chosen again. Nothing of it is about a person. */
function queryOf(problem: string, fields: Record<string, string>): URLSearchParams {
  const kept = Object.keys(uploadInput.shape).flatMap((name) => {
    const value = fields[name]?.slice(0, FIELD_LENGTH_MAX);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams([["problem", problem], ...kept]);
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}
