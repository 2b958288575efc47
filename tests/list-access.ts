// The rows of the role matrix that are about lists of people who signed elsewhere.
import { uploadList } from "@/lib/signatures/lists/commands";
import { listInput } from "@/lib/signatures/lists/schema";

import { type Access, action, ADMINS, form, page } from "./console-access.ts";

const fields = { petition: "harbor", origin: "a petition elsewhere", locale: "en", agreed: "on" };
const columns = { email: "0", name: "1", first: "", last: "", zip: "2", state: "" };
const file = "email,name,zip\nada@example.org,Ada Example,78701\n";

const sentForm = () => {
  const data = form(fields);
  data.set("file", new File([file], "list.csv", { type: "text/csv" }));
  return data;
};

/** Who may bring lists. `of` gives the list of the test that runs. */
export const listAccess = (of: () => number): Record<string, Access[]> => ({
  "console/(signed-in)/lists/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/lists/[id]/page.tsx default": [
    { allowed: ADMINS, arguments: () => page({}, { id: String(of()) })() },
  ],
  "console/(signed-in)/lists/upload/route.ts POST": [
    {
      allowed: ADMINS,
      arguments: () => [
        new Request("http://localhost:3000/console/lists/upload", { method: "POST", body: sentForm() }),
      ],
    },
  ],
  "console/(signed-in)/lists/actions.ts checkListAction": [
    { allowed: ADMINS, arguments: () => action(columns, of())() },
  ],
  "console/(signed-in)/lists/actions.ts askListAction": [
    { allowed: ADMINS, answer: /The list has another status/, arguments: () => action({}, of())() },
  ],
  "console/(signed-in)/lists/actions.ts cancelListAction": [{ allowed: ADMINS, arguments: () => action({}, of())() }],
});

/** Brings a list of one person, as an admin. Returns its id. */
export async function addsList(id: number): Promise<number> {
  const by = { id, role: "admin", states: null } as const;
  const bytes = new TextEncoder().encode(file);
  const sent = { size: bytes.length, stream: () => new Blob([bytes]).stream() as unknown as AsyncIterable<Uint8Array> };
  const uploaded = await uploadList(by, listInput.parse(fields), sent, new Date());
  if (!uploaded.ok) throw new Error(uploaded.refusal);
  return uploaded.value.id;
}
