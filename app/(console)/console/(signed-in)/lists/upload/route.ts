import { consoleHandler, seeOther } from "@/app/(console)/console-handler";
import { fieldsOf } from "@/lib/form-state";
import { uploadList } from "@/lib/signatures/lists/commands";
import { mayBringLists } from "@/lib/signatures/lists/rules";
import { listInput } from "@/lib/signatures/lists/schema";

export const dynamic = "force-dynamic";

/** Takes a list of people who signed elsewhere. Each line is sealed as it comes. */
export async function POST(request: Request): Promise<Response> {
  return consoleHandler(request, { page: "/console/lists", recent: true }, async (organizer) => {
    if (!mayBringLists(organizer)) return "not allowed";
    const form = await request.formData().catch(() => null);
    const file = form?.get("file");
    const fields: Record<string, string> = form ? fieldsOf(form) : {};
    const back = (problem: string) => seeOther(`/console/lists?${queryOf(problem, fields)}`);
    const input = listInput.safeParse(fields);
    if (!input.success) return back(String(input.error.issues[0]?.path[0] ?? "form"));
    // A browser sends a file without a name where none was chosen.
    if (!(file instanceof File) || (file.name === "" && file.size === 0)) return back("file");
    const sent = { size: file.size, stream: () => file.stream() as unknown as AsyncIterable<Uint8Array> };
    const uploaded = await uploadList(organizer, input.data, sent, new Date());
    return uploaded.ok ? seeOther(`/console/lists/${uploaded.value.id}`) : back(uploaded.refusal);
  });
}

const FIELD_LENGTH_MAX = 200;

/** The refusal and what was filled in, so that only the file has to be chosen again. Nothing of it is about a person. */
const queryOf = (problem: string, fields: Record<string, string>): string =>
  new URLSearchParams([
    ["problem", problem],
    ...["petition", "origin", "locale"].map((name) => [name, (fields[name] ?? "").slice(0, FIELD_LENGTH_MAX)]),
  ]).toString();
