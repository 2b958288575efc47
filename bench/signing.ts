import { emailHash } from "@/lib/canonical-email";
import { db } from "@/lib/db/client";
import { mintToken } from "@/lib/link-token";
import { confirm, sign } from "@/lib/signatures/commands";
import { signatureInput } from "@/lib/signatures/schema";

import { multipart, readForm } from "./form.ts";
import { Client, load } from "./load.ts";
import { compared } from "./pages.ts";
import { emailOf, expectStatus, Signer } from "./signer.ts";
import type { Row } from "./table.ts";

const CLIENTS = [1, 8, 32];
const SECONDS = 8;

/** Signing and confirming over HTTP, beside an empty Server Action of the same build and the same commands without HTTP. */
export async function measureSigning(site: string): Promise<Row[]> {
  const client = new Client(site);
  const rows: Row[] = [];
  await warmUp(client);
  for (const clients of CLIENTS) {
    const run = `${Date.now()}`;
    const action = await loadEmptyAction(client, clients);
    const sign = await loadSign(client, run, clients);
    const sql = await loadSql(`${run}sql`, clients);
    const confirm = await loadConfirm(client, run, clients, sign.requests);
    rows.push(
      ...compared(`sign, ${clients} clients`, sign, "empty Server Action", action),
      ...compared(`confirm, ${clients} clients`, confirm, "empty Server Action", action),
      ...compared(`sign and confirm by SQL alone, ${clients} clients`, sql, "empty Server Action", action).slice(0, 1),
    );
  }
  client.close();
  return rows;
}

async function warmUp(client: Client) {
  await loadEmptyAction(client, 4, 3);
  await loadSign(client, `warm${Date.now()}`, 4, 3);
}

async function loadEmptyAction(client: Client, clients: number, seconds = SECONDS) {
  const path = "/dev/baseline/action";
  const form = multipart(readForm((await client.ask({ path })).body, "").fields);
  return load(clients, seconds, async () => {
    expectStatus(
      await client.ask({ method: "POST", path, body: form.body, headers: { ...form.headers, origin: client.origin } }),
      303,
    );
  });
}

async function loadSign(client: Client, run: string, clients: number, seconds = SECONDS) {
  const hidden = await new Signer(client, run, 0).openPetition();
  return load(clients, seconds, (number) => new Signer(client, run, number).sign(hidden));
}

/** Confirms what was signed before, each once, for as long as there are any. */
async function loadConfirm(client: Client, run: string, clients: number, signed: number) {
  const pending = await db.signatureDraft.findMany({
    where: { confirmedAt: null },
    select: { id: true },
    orderBy: { id: "desc" },
    take: signed,
  });
  const paths = pending.map(({ id }) => `/confirm/${mintToken("confirm", id)}`);
  const hidden = await new Signer(client, run, 0).openEmail(paths[0]!);
  // The form carries its own address as bound arguments, so each path sends the fields of its own page.
  const forms = new Map<string, Record<string, string>>();
  for (const path of paths) forms.set(path, ownFields(hidden, paths[0]!, path));
  const done = { until: Date.now() + SECONDS * 1_000 };
  return load(clients, SECONDS, async (number) => {
    const path = paths[number];
    if (!path)
      return new Promise((resolve) => {
        setTimeout(resolve, Math.max(0, done.until - Date.now()));
      });
    await new Signer(client, run, number).confirm(path, forms.get(path)!);
  });
}

function ownFields(fields: Record<string, string>, from: string, to: string): Record<string, string> {
  const token = (path: string) => path.split("/").at(-1)!;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value.replaceAll(token(from), token(to))]),
  );
}

/** The commands of signing and confirming, without HTTP around them. */
async function loadSql(run: string, clients: number) {
  return load(clients, SECONDS, async (number) => {
    const now = new Date();
    const email = emailOf(run, number);
    const input = signatureInput.parse({ name: "Bench Signer", email, zip: "78701", age: "on" });
    await sign("safe-harbor", input, { locale: "en", source: null, sender: { ip: "127.0.0.1" } }, now);
    const draft = await db.signatureDraft.findFirst({
      where: { signature: { emailHash: new Uint8Array(emailHash(email)) } },
      select: { id: true },
    });
    await confirm(draft!.id, now);
  });
}
