// The rows of the role matrix that are about partners.
import { addCode, addPartner } from "@/lib/partners/commands";

import { type Access, action, ADMINS, page, SIGNED_IN, UNLIMITED } from "./console-access.ts";

const code = { code: "another-code", label: "A newsletter", petition: "harbor" };

/** Who may name partners and their links. `of` gives the partner of the test that runs, whose code is "a-code". */
export const partnerAccess = (of: () => number): Record<string, Access[]> => ({
  "console/(signed-in)/partners/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/(signed-in)/partners/[id]/page.tsx default": [
    { allowed: SIGNED_IN, arguments: () => page({}, { id: String(of()) })() },
  ],
  "console/(signed-in)/partners/codes/[code]/page.tsx default": [
    { allowed: SIGNED_IN, arguments: page({}, { code: "a-code" }) },
  ],
  "console/(signed-in)/partners/codes/[code]/[file]/route.ts GET": [
    {
      allowed: SIGNED_IN,
      arguments: () => [
        new Request("http://localhost:3000/console/partners/codes/a-code/qr-en.svg"),
        { params: Promise.resolve({ code: "a-code", file: "qr-en.svg" }) },
      ],
    },
  ],
  "console/(signed-in)/partners/actions.ts addPartnerAction": [
    { allowed: UNLIMITED, arguments: action({ name: "Another partner" }) },
  ],
  "console/(signed-in)/partners/actions.ts renamePartnerAction": [
    { allowed: UNLIMITED, arguments: () => action({ name: "Renamed" }, of())() },
  ],
  "console/(signed-in)/partners/actions.ts setOriginsAction": [
    { allowed: ADMINS, arguments: () => action({ origins: "https://partner.example.org" }, of())() },
  ],
  "console/(signed-in)/partners/actions.ts retirePartnerAction": [
    { allowed: UNLIMITED, arguments: () => action({}, of(), true)() },
  ],
  "console/(signed-in)/partners/actions.ts addCodeAction": [
    { allowed: UNLIMITED, arguments: () => action(code, of())() },
  ],
  "console/(signed-in)/partners/actions.ts renameCodeAction": [
    { allowed: UNLIMITED, arguments: action({ label: "Another label" }, "a-code") },
  ],
  "console/(signed-in)/partners/actions.ts retireCodeAction": [
    { allowed: UNLIMITED, arguments: action({}, "a-code", true) },
  ],
});

/** Adds a partner with a code, as an organizer. Returns its id. */
export async function addsPartner(id: number): Promise<number> {
  const by = { id, role: "admin", states: null } as const;
  const added = await addPartner(by, "A partner", new Date());
  if (!added.ok) throw new Error(added.refusal);
  const named = await addCode(by, added.value.id, { ...code, code: "a-code" }, new Date());
  if (!named.ok) throw new Error(named.refusal);
  return added.value.id;
}
