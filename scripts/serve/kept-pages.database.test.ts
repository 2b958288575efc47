import { ServerResponse, type IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { inflateRawSync, constants } from "node:zlib";

import { beforeEach, expect, test, vi } from "vitest";

import { mintToken } from "@/lib/link-token";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { currentHandling } from "@/lib/response";
import { confirm } from "@/lib/signatures/commands";
import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { draftsOf, signs } from "@/tests/signer";

import type { KeptPage } from "./kept-page";
import { keepPageTemplates } from "./page-templates";

const kept: { path: string; page: KeptPage }[] = [];
vi.mock("./kept-page", async (original) => {
  const real = await original<typeof import("./kept-page")>();
  const makeKeptPage: typeof real.makeKeptPage = async (handle, which) => {
    const page = await real.makeKeptPage(handle, which);
    if (page) kept.push({ path: which.path, page });
    return page;
  };
  return { ...real, makeKeptPage };
});

const now = new Date();
const MARKED = /Zinnia|Keptnowhere|zinnia|Marked comment|192\.0\.2\.77/;

// In the place of Next: everything that it is given, with marks for all slots, a form and the data of the page.
async function renderPage({ url = "", headers }: IncomingMessage, response: ServerResponse) {
  const given = JSON.stringify({ url, headers, frame: currentHandling()?.template?.frame });
  const slots = ["banner", "number", "supporters", "form", "others", "own", "petition", "signatures", "list"];
  response.end(
    `<html><body><p>${given}</p>${slots.map((name) => `<div>\uE000${name}\uE001</div>`).join("")}<form method="post"></form>` +
      `<script>self.__next_f.push([1,${JSON.stringify(`1:I[1,["a.js"],"SignForm"]\n2:${given}\n`)}])</script></body></html>`,
  );
}

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  await createPetition();
  await createPetition({ slug: "safe-harbor" });
  kept.length = 0;
});

test("the data of a signer is in no page that is kept, as it is or compressed, on whatever page they were seen", async () => {
  const person = { ...cast.grace, name: "Zinnia Keptnowhere", email: "zinnia@example.org" };
  const { serveFromTemplate } = keepPageTemplates(renderPage, { siteUrl: "https://example.org", buildId: "build" });
  const open = async (path: string) => {
    const request = {
      method: "GET",
      url: path,
      headers: { "x-client-ip": "192.0.2.77", cookie: "Zinnia", referer: "Zinnia", "accept-encoding": "identity" },
    } as unknown as IncomingMessage;
    const response = new ServerResponse(request);
    response.assignSocket(new Socket());
    let body = "";
    response.end = (chunk: unknown) => ((body += String(chunk)), response);
    expect(await serveFromTemplate(request, response), path).toBe(true);
    return body;
  };

  await signs(now, person, { comment: "Marked comment", display: "name", street: "1 Zinnia Road" });
  const [draft] = await draftsOf(person.email);
  const token = mintToken("confirm", draft!.id);
  expect(await open(`/confirm/${token}?from=zinnia`)).toContain("Zinnia Keptnowhere");
  expect((await confirm(draft!.id, now)).ok).toBe(true);
  await onDatabase((client) => client.query("UPDATE signature SET display = 'name'"));
  expect(await open("/petitions/harbor?from=zinnia")).toContain("Zinnia Keptnowhere");
  const others = [
    "/petitions/harbor/check-your-email",
    "/petitions/harbor/thanks",
    "/",
    "/states",
    "/states/tx",
    "/petitions",
  ];
  for (const path of [`/confirm/${token}`, ...others, "/subscribe", "/confirm"])
    for (const inLanguage of [path, path === "/" ? "/es" : `/es${path}`]) await open(inLanguage);

  expect(new Set(kept.map(({ path }) => path)).size).toBeGreaterThan(15);
  for (const { path, page } of kept) {
    for (const text of textsOf(page)) {
      expect(text, path).not.toMatch(MARKED);
      expect(text, path).not.toContain(token);
    }
  }
});

/** All that a kept page consists of: its texts, and what their compressed forms hold. */
function textsOf({ html, script, link }: KeptPage): string[] {
  const parts = [...html.parts, ...(script?.parts ?? [])];
  return [
    link ?? "",
    ...parts.flatMap((part) =>
      "slot" in part
        ? [part.slot]
        : [
            part.text.toString(),
            inflateRawSync(part.zipped.deflated, { finishFlush: constants.Z_SYNC_FLUSH }).toString(),
          ],
    ),
  ];
}
