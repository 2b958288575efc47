import { ServerResponse, type IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { inflateRawSync, constants } from "node:zlib";

import { beforeEach, expect, test, vi } from "vitest";

import { mintToken } from "@/lib/link-token";
import { templates } from "@/app/_web/templates/all-templates";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { currentHandling } from "@/lib/response";
import { confirm } from "@/lib/signatures/commands";
import { cast } from "@/prisma/cast";
import { emptyDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { letNamesBeShown } from "@/tests/shown-names";
import { draftsOf, signs } from "@/tests/signer";

import type { KeptPage } from "./kept-page";
import { keepPageTemplates } from "./page-templates";
import { pageAt, type WantedPage } from "./wanted-page";

const kept: { path: string; page: KeptPage }[] = [];
const filled: { wanted: WantedPage; page: KeptPage }[] = [];
const reads: { kind: string; value: unknown }[] = [];
vi.mock("./kept-page", async (original) => {
  const real = await original<typeof import("./kept-page")>();
  const makeKeptPage: typeof real.makeKeptPage = async (handle, which) => {
    const page = await real.makeKeptPage(handle, which);
    if (page) kept.push({ path: which.path, page });
    return page;
  };
  const fillLiveParts: typeof real.fillLiveParts = (template, wanted, live) => {
    const page = real.fillLiveParts(template, wanted, live);
    filled.push({ wanted, page });
    return page;
  };
  return { ...real, makeKeptPage, fillLiveParts };
});
vi.mock("./kept-reads", async (original) => {
  const real = await original<typeof import("./kept-reads")>();
  const keepReads: typeof real.keepReads = () => {
    const read = real.keepReads();
    return (kind, begin, mayKeep) => {
      const recorded = async () => {
        const value = await begin();
        reads.push({ kind, value });
        return value;
      };
      return read(kind, recorded, mayKeep);
    };
  };
  return { ...real, keepReads };
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
  for (const list of [kept, filled, reads]) list.length = 0;
});

/** What readers get from a process that has kept nothing yet. */
function newProcess() {
  const { serveFromTemplate } = keepPageTemplates(renderPage, { siteUrl: "https://example.org", buildId: "build" });
  return async (path: string) => {
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
}

test("the data of a signer is in no page that is kept, as it is or compressed, on whatever page they were seen", async () => {
  const person = { ...cast.grace, name: "Zinnia Keptnowhere", email: "zinnia@example.org" };
  const open = newProcess();

  await signs(now, person, { comment: "Marked comment", display: "name", street: "1 Zinnia Road" });
  const [draft] = await draftsOf(person.email);
  const token = mintToken("confirm", draft!.id);
  expect(await open(`/confirm/${token}?from=zinnia`)).toContain("Zinnia Keptnowhere");
  expect((await confirm(draft!.id, now)).ok).toBe(true);
  await letNamesBeShown({ name: true });
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
  // What is used again for others for a moment has nothing of a signer but the name that was chosen to be shown.
  expect(reads.length).toBeGreaterThan(15);
  for (const { kind, value } of reads) {
    expect(kind).not.toContain(token);
    expectNothingPrivate(JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? `${each}` : each)));
  }
  const forAll = filled.filter(({ wanted }) => !wanted.template.isPersonal);
  expect(forAll.length).toBeGreaterThan(15);
  for (const { page } of forAll) for (const text of textsOf(page)) expectNothingPrivate(text, token);
});

function expectNothingPrivate(text: string, token = "none") {
  expect(text.replaceAll("Zinnia Keptnowhere", "")).not.toMatch(MARKED);
  expect(text).not.toContain(token);
}

test("what is filled in is used again for all readers of a page, and never where the page is of one person", async () => {
  const draft = await signs(now, cast.grace);
  const open = newProcess();
  const timesFilled = async (path: string) => {
    filled.length = 0;
    for (let reader = 1; reader <= 4; reader += 1) await open(path);
    return filled.length;
  };
  expect(await timesFilled("/petitions/harbor")).toBeLessThan(4);
  reads.length = 0;
  expect(await timesFilled(`/confirm/${mintToken("confirm", draft!)}`)).toBe(4);
  expect(reads, "what is read for one person is in no kept read").toEqual([]);
});

test("every page behind a token is marked as personal, and no other", () => {
  const marked = [
    "/confirm/abc",
    "/",
    "/states",
    "/petitions",
    "/petitions/harbor",
    "/petitions/harbor/tx",
    "/confirm",
  ];
  expect(marked.filter((path) => pageAt(path)!.template.isPersonal)).toEqual(["/confirm/abc"]);
  for (const { path, isPersonal = false } of templates)
    expect(path.source.includes("<token>"), path.source).toBe(isPersonal);
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
