import { emailHash } from "@/lib/canonical-email";
import { query } from "@/lib/db/client";
import { mintToken } from "@/lib/link-token";
import { sealEmail } from "@/lib/sealed-email";
import { sealName } from "@/lib/signatures/sealing";
import { CONFIRM, SIGN } from "@/lib/signatures/statements";

import { multipart, readForm } from "./form.ts";
import { Client, load } from "./load.ts";
import { compared } from "./pages.ts";
import { emailOf, expectStatus, Signer } from "./signer.ts";
import type { Row } from "./table.ts";

const CLIENTS = [1, 8, 32];
const SECONDS = 8;

/** Signing and confirming over HTTP, beside an empty Server Action of the same build and the same SQL through `pg` alone. */
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
  const { rows } = await query<{ id: string }>(
    "bench-pending",
    "SELECT id FROM signature WHERE status = 'pending' ORDER BY id DESC LIMIT $1",
    [signed],
  );
  const paths = rows.map(({ id }) => `/confirm/${mintToken("confirm", BigInt(id))}`);
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

/** The statements of signing and confirming, with nothing around them but sealing. */
async function loadSql(run: string, clients: number) {
  const {
    rows: [petition],
  } = await query<{ id: number }>("bench-petition", "SELECT id FROM petition WHERE slug = 'safe-harbor'", []);
  return load(clients, SECONDS, async (number) => {
    const now = new Date();
    const email = emailOf(run, number);
    const hash = emailHash(email);
    await query("sign", SIGN, [
      "safe-harbor",
      hash,
      sealName("Bench Signer", petition!.id, hash),
      sealEmail(email, hash),
      null,
      "78701",
      "TX",
      "hidden",
      false,
      "en",
      null,
      now,
      new Date(now.getTime() + 604_800_000),
      now,
      5,
      5,
      now,
      null,
    ]);
    const {
      rows: [row],
    } = await query<{ id: string }>(
      "bench-own",
      "SELECT id FROM signature WHERE petition_id = $1 AND email_hash = $2",
      [petition!.id, hash],
    );
    await query("confirm", CONFIRM, [row!.id, now]);
  });
}
