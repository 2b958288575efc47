import { db } from "@/lib/db/client";
import { mintToken } from "@/lib/link-token";

import { Client } from "./client.ts";
import { multipart, readForm } from "./form.ts";
import { compared, load } from "./load.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";
import { expectStatus, Signer } from "./signer.ts";
import type { Site } from "./site.ts";

/** Signing and confirming over HTTP, compared with an empty Server Action of the same build. */
export async function measureSigning(site: Site): Promise<Results> {
  const client = new Client(site);
  const rows: Row[] = [];
  await loadEmptyAction(client, 4, scale.warmUpSeconds);
  await loadSign(client, `warm${Date.now()}`, 4, scale.warmUpSeconds);
  for (const clients of scale.clients) {
    const run = `${Date.now()}`;
    const action = await loadEmptyAction(client, clients);
    const sign = await loadSign(client, run, clients);
    const confirm = await loadConfirm(client, run, clients, sign.requests);
    rows.push(
      ...compared(`sign, ${clients} clients`, sign, "empty Server Action", action),
      ...compared(`confirm, ${clients} clients`, confirm, "empty Server Action", action),
    );
  }
  client.close();
  return { "Signing and confirming": rows };
}

async function loadEmptyAction(client: Client, clients: number, seconds = scale.secondsALoad) {
  const path = "/dev/baseline/action";
  const form = multipart(readForm((await client.send({ path })).body, "").fields);
  return load(clients, seconds, async () => {
    expectStatus(
      await client.send({ method: "POST", path, body: form.body, headers: { ...form.headers, origin: client.origin } }),
      303,
    );
  });
}

async function loadSign(client: Client, run: string, clients: number, seconds = scale.secondsALoad) {
  const hidden = await new Signer(client, run, 0).openPetition();
  return load(clients, seconds, (number) => new Signer(client, run, number).sign(hidden));
}

/** Confirms each earlier signature once, as long as there are any. */
async function loadConfirm(client: Client, run: string, clients: number, signed: number) {
  const pending = await db.signatureDraft.findMany({
    where: { confirmedAt: null },
    select: { id: true },
    orderBy: { id: "desc" },
    take: signed,
  });
  const paths = pending.map(({ id }) => `/confirm/${mintToken("confirm", id)}`);
  const hidden = await new Signer(client, run, 0).openEmail(paths[0]!);
  // The form has its path as bound arguments, so each signer sends the fields of their own page.
  const confirm = (path: string, number: number) =>
    new Signer(client, run, number).confirm(path, ownFields(hidden, paths[0]!, path));
  return load(clients, scale.secondsALoad, (number) => confirm(paths[number]!, number), paths.length);
}

function ownFields(fields: Record<string, string>, from: string, to: string): Record<string, string> {
  const token = (path: string) => path.split("/").at(-1)!;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value.replaceAll(token(from), token(to))]),
  );
}
