import { expect, test, describe } from "vitest";

import { freshPostbox, mailTo } from "../../tests/fresh-postbox.ts";

const postbox = freshPostbox();

describe("the pages of the postbox", () => {
  test("list the mails newest first, searched by a part of the email, page by page", async () => {
    await postbox
      .resend()
      .batch.send(Array.from({ length: 60 }, (_, i) => mailTo(`p${i}@example.org`, { subject: `Mail ${i}` })));
    const page = async (query = "") => (await fetch(`${postbox.url()}/${query}`)).text();
    const first = await page();
    expect(first).toContain("60 mails");
    expect(first.indexOf("Mail 59")).toBeLessThan(first.indexOf("Mail 58"));
    expect(first).not.toContain(">Mail 9<");
    expect(await page("?page=2")).toContain(">Mail 9<");
    expect(await page("?to=P7@")).toContain(">Mail 7<");
    expect(await page("?to=nobody")).toContain("No mail to such an email.");
  });

  test("show a mail that can neither run nor load anything, with links that replace the page", async () => {
    const { data } = await postbox.resend().emails.send(
      mailTo("ada@example.org", {
        subject: "<script>alert(1)</script>",
        html: `<html><head></head><body><a href="https://harbor.example/x" target="_blank">Open</a></body></html>`,
      }),
    );
    const response = await fetch(`${postbox.url()}/mails/${data!.id}`);
    const text = await response.text();
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).not.toContain("<script>");
    expect(text).toContain('sandbox="allow-popups');
    expect(text).toContain("&lt;base target=&quot;_top&quot;&gt;");
    expect((await fetch(`${postbox.url()}/mails/none`)).status).toBe(404);
  });

  test("respond to this machine only, and not to pages of other sites", async () => {
    const status = async (headers: Record<string, string>) => (await fetch(postbox.url(), { headers })).status;
    expect(await status({})).toBe(200);
    expect(await status({ "sec-fetch-site": "cross-site" })).toBe(403);
  });
});
