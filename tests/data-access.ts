// Who may import data through the console, for app/(console)/access.database.test.ts.
import { type Access, ADMINS, form, page } from "./console-access";
import { onDatabase } from "./database";

/** A file that was tried. Returns its id. */
export const addsUpload = (): Promise<string> =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO data_upload (kind, name, source, partial, status, bytes, actor, created_at)
       VALUES ('lawmakers', 'tx.csv', 'x', false, 'checked', 1, 'organizer:1', now()) RETURNING id`,
    );
    return String(rows[0]!.id);
  });

const uploadOf = (): FormData => {
  const data = form({ kind: "lawmakers", state: "", dated: "2026-08-05", plan: "", source: "" });
  data.set("file", new File(["id,name\n"], "tx.csv"));
  return data;
};

/** The pages and routes of the data. */
export const dataAccess = (upload: () => string): Record<string, Access[]> => ({
  "console/(signed-in)/data/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/data/[id]/page.tsx default": [
    { allowed: ADMINS, arguments: () => page({}, { id: upload() })() },
  ],
  "console/(signed-in)/data/upload/route.ts POST": [
    {
      allowed: ADMINS,
      arguments: () => [new Request("http://localhost:3000/console/data/upload", { method: "POST", body: uploadOf() })],
    },
  ],
  "console/(signed-in)/data/[id]/import/route.ts POST": [
    {
      allowed: ADMINS,
      arguments: () => [
        new Request("http://localhost:3000/", { method: "POST", body: form() }),
        { params: Promise.resolve({ id: upload() }) },
      ],
    },
  ],
});
