import http from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { setSwitch } from "@/lib/limits/commands";
import { mintToken } from "@/lib/link-token";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { currentHandling } from "@/lib/response";
import { confirm } from "@/lib/signatures/commands";
import { TOKEN_IN_TEMPLATE } from "@/app/_web/templates/page-template";
import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { letNamesBeShown } from "@/tests/shown-names";
import { signs } from "@/tests/signer";

import { keepPageTemplates } from "./page-templates";

const now = new Date();
const rendered: { url: string; headers: http.IncomingHttpHeaders; frame: unknown }[] = [];
let server: http.Server;
let petitionId: number;
let outOfOrder = 0;
let templates: ReturnType<typeof keepPageTemplates>;

// In the place of Next: a page that says its frame, with the marks of all slots and, where it is wanted, a form.
async function renderPage({ url = "", headers }: http.IncomingMessage, response: http.ServerResponse) {
  const frame = currentHandling()?.template?.frame;
  rendered.push({ url, headers, frame });
  if (outOfOrder-- > 0) return void response.end('<template id="B:0"></template><div hidden id="S:0">late</div>');
  response.setHeader("link", '</a.woff2>; rel=preload; as="font"; nonce="abc"');
  const mark = (name: string) => `<div>\uE000${name}\uE001</div>`;
  const slots = ["banner", "number", "supporters", "form", "others", "source"].map(mark).join("");
  const data = `1:I[1,["a.js"],"SignForm"]\n2:{"__html":"\uE000number\uE001"}\n`;
  response.end(
    `<html><body nonce="abc"><p>${JSON.stringify(frame)} ${url}</p>${slots}<form method="post"></form>` +
      `<script src="/_next/a.js" nonce="abc"></script><script nonce="abc">self.__next_f.push([1,${JSON.stringify(data)}])</script></body></html>`,
  );
}

beforeAll(async () => {
  server = http.createServer((request, response) => {
    request.headers["x-client-ip"] = "192.0.2.1";
    void templates.serveFromTemplate(request, response).then((served) => served || response.writeHead(299).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => server.close());

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  rendered.length = 0;
  templates = keepPageTemplates(renderPage, { siteUrl: "https://example.org", buildId: "build" });
});

async function get(path: string, { method = "GET", encoding = "gzip" } = {}) {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { "accept-encoding": encoding } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const countOn = async (path: string) => Number(/data-count="(\d+)"/.exec((await get(path)).text)?.[1]);
const PAGE = "/petitions/harbor";

async function signAndConfirm(name: string, email: string) {
  const draft = await signs(now, { ...cast.grace, name, email }, { display: "name" });
  expect((await confirm(draft!, now)).ok).toBe(true);
}

describe("a page with a template", () => {
  test("is rendered once, and shows the exact number of each moment", async () => {
    expect(await countOn(PAGE)).toBe(0);
    for (const person of [1, 2, 3]) {
      await signAndConfirm(`Person ${person} Example`, `person${person}@example.org`);
      expect(await countOn(PAGE)).toBe(person);
    }
    expect((await get(PAGE)).text).not.toContain("Person 3 Example");
    await letNamesBeShown();
    expect((await get(PAGE)).text).toContain("Person 3 Example");
    expect(rendered).toHaveLength(1);
  });

  test("is rendered again for another text, and for a pause at once; what it was before is kept", async () => {
    const frameShown = async () => /<p>(\{.*\}) /.exec((await get(PAGE)).text)?.[1];
    const first = await frameShown();
    await setSwitch(null, "signing-paused", true, now);
    expect(await frameShown()).toContain('"phase":"signing-paused"');
    await setSwitch(null, "signing-paused", false, now);
    expect(await frameShown()).toBe(first);
    expect(rendered).toHaveLength(2);
    await onDatabase((client) =>
      client.query(
        "INSERT INTO petition_version (petition_id, number, content, content_hash) SELECT petition_id, 2, content, sha256('2') FROM petition_version",
      ),
    );
    expect(await frameShown()).toContain('"version":2');
    expect(rendered).toHaveLength(3);
  });

  test("can be prepared before its first reader comes; what cannot be read is no matter", async () => {
    await templates.prepare([PAGE, "/petitions/nothing", "/about"]);
    expect(rendered).toHaveLength(1);
    expect((await get(PAGE)).status).toBe(200);
    expect(rendered).toHaveLength(1);
  });

  test("is never kept with a part that only a script would put in its place", async () => {
    outOfOrder = 2;
    expect((await get(PAGE)).text).not.toContain("late");
    expect(rendered).toHaveLength(3);
    await setSwitch(null, "signing-paused", true, now);
    outOfOrder = 100;
    expect((await get(PAGE)).status).toBe(299);
    outOfOrder = 0;
    await expect.poll(async () => (await get(PAGE)).status, { timeout: 5_000 }).toBe(200);
  });

  test("shows a banner at once, escaped, and no longer than it is set", async () => {
    await setSwitch(null, "banner", { en: "Back at <noon>", es: "Volvemos" }, now);
    expect((await get(PAGE)).text).toContain("Back at &lt;noon&gt;");
    expect((await get(`/es${PAGE}`)).text).toContain("Volvemos");
    await setSwitch(null, "banner", null, now);
    expect((await get(PAGE)).text).not.toContain("noon");
  });

  test("has no inline script and a policy without nonce; its data is a file that is filled as well", async () => {
    const page = await get(PAGE);
    expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page.text).not.toContain("nonce");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(page.headers.get("cache-control")).toBe("no-store");
    const url = /data-page-data="" src="([^"]+)"/.exec(page.text)![1]!.replaceAll("&amp;", "&");
    const data = await get(url);
    expect(data.status).toBe(200);
    expect(data.headers.get("content-type")).toContain("text/javascript");
    const [[, flight]] = pushed(data.text);
    expect((JSON.parse(flight.split("2:")[1]!) as { __html: string }).__html).toMatch(/data-count="0"/);
    expect((await get(url.replace(/v=[^&]*/, "v=another"))).status).toBe(404);
  });

  test("is the same as a gzip file, without compression and for HEAD", async () => {
    const [zipped, plain] = [await get(PAGE), await get(PAGE, { encoding: "identity" })];
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(plain.text).toBe(zipped.text);
    expect(await get(PAGE, { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
  });

  test("keeps what is to be loaded early, and has no data but its own", async () => {
    expect((await get(PAGE)).headers.get("link")).toBe('</a.woff2>; rel=preload; as="font"');
    for (const query of ["", "?page=", "?page=/console&v=1", "?page=%00&v=1"])
      expect((await get(`/page-data.js${query}`)).status).toBe(404);
  });

  test("is never answered from a cache: it has no tag, and whatever a client says to have, it gets the exact number", async () => {
    const { port } = server.address() as AddressInfo;
    const first = await get(PAGE);
    for (const name of ["etag", "last-modified", "expires", "age"]) expect(first.headers.get(name)).toBeNull();
    await signAndConfirm("One More", "more@example.org");
    const claims: Record<string, string>[] = [
      { "if-none-match": "*" },
      { "if-none-match": first.headers.get("etag") ?? '"any"', "if-modified-since": new Date().toUTCString() },
      { range: "bytes=0-9", "if-range": '"any"' },
    ];
    for (const headers of claims) {
      const response = await fetch(`http://127.0.0.1:${port}${PAGE}`, { headers });
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.text()).toContain('data-count="1"');
    }
  });

  test("says which share link brought its reader, and no other reader", async () => {
    expect((await get(`${PAGE}?from=share-mail`)).text).toContain('name="source" value="share-mail"');
    expect((await get(PAGE)).text).toContain('name="source" value=""');
    expect((await get(`${PAGE}?from="><script>`)).text).toContain('name="source" value=""');
  });
});

describe("the page behind a token", () => {
  test("is rendered once for all readers, and nothing of any of them is in what is kept", async () => {
    const people = ["Aurora Markedone", "Boris Markedtwo"].map((name, index) => ({
      name,
      email: `marked${index}@example.org`,
    }));
    const pages = [];
    for (const person of people) {
      const draft = await signs(now, { ...cast.grace, ...person }, { comment: `Comment of ${person.name}` });
      const token = mintToken("confirm", draft!);
      pages.push({ ...person, token, ...(await get(`/confirm/${token}`)) });
    }
    const [first, second] = pages as [(typeof pages)[0], (typeof pages)[0]];
    expect(rendered).toHaveLength(1);
    expect(rendered[0]!.url).toBe(`/confirm/${TOKEN_IN_TEMPLATE}`);
    expect(JSON.stringify(rendered)).not.toMatch(/Marked|marked\d|192\.0\.2\.1/);
    expect(JSON.stringify(rendered)).not.toContain(first.token);
    expect(first.text).toContain("Comment of Aurora Markedone");
    expect(second.text).toContain("Comment of Boris Markedtwo");
    expect(second.text).not.toMatch(/Aurora|Markedone/);
    expect(second.text).toContain(`/confirm/${second.token}`);
    expect(second.headers.get("referrer-policy")).toBe("no-referrer");
  });

  test("is left to Next where the token is none", async () => {
    for (const token of ["nonsense", `${mintToken("signature", 1n)}`, TOKEN_IN_TEMPLATE])
      expect((await get(`/confirm/${token}`)).status).toBe(299);
  });
});

test.each(["/petitions/nothing", "/petitions/harbor/zz", "/about", "/signature/x", "/page-data.js?page=/about&v=1"])(
  "%s has no template, and nothing is kept for it",
  async (path) => {
    expect([299, 404]).toContain((await get(path)).status);
    expect(rendered).toEqual([]);
  },
);

test("a petition that is hidden is left to Next at once", async () => {
  expect((await get(PAGE)).status).toBe(200);
  await onDatabase((client) => client.query("UPDATE petition SET status = 'hidden' WHERE id = $1", [petitionId]));
  expect((await get(PAGE)).status).toBe(299);
});

/** What a script of a page's data gives to React. */
function pushed(script: string): [[number, string]] {
  const found: unknown[] = [];
  new Function("self", script)({ __next_f: { push: (piece: unknown) => found.push(piece) } });
  return found as [[number, string]];
}
