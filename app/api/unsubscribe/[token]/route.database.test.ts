import { beforeEach, describe, expect, test } from "vitest";

import { mintToken } from "@/lib/link-token";
import { cast } from "@/prisma/cast";
import { onDatabase } from "@/tests/database";
import { signsAndConfirms } from "@/tests/signer";
import { subscribesAndConfirms } from "@/tests/subscriber";
import { asks, beginUpdates, drain, later, now, recipients, sendAll, written } from "@/tests/updates";

import * as route from "./route";

const ONE_CLICK = { "List-Unsubscribe": "One-Click" };

let signer: string;
let subscriber: string;

beforeEach(async () => {
  await beginUpdates();
  signer = mintToken("unsubscribe", await signsAndConfirms(now, cast.grace, asks));
  subscriber = mintToken("unsubscribe-news", await subscribesAndConfirms(now, "reader@example.org"));
});

/** What a mail program posts: the URL of the header and a form, without cookie, origin or language. */
async function post(token: string, fields: Record<string, string>, kind: "multipart" | "urlencoded" = "urlencoded") {
  const form = kind === "multipart" ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const request = new Request(`http://localhost:3000/api/unsubscribe/${token}`, { method: "POST", body: form });
  return route.POST(request, { params: Promise.resolve({ token }) });
}

/** How many people get an update that is sent now. */
async function reached(): Promise<number> {
  await drain();
  await sendAll(await written(), later);
  return (await recipients()).length;
}

describe("RFC 8058", () => {
  test.each(["urlencoded", "multipart"] as const)(
    "one POST of List-Unsubscribe=One-Click (%s) stops all updates at once, without cookie or redirect, and twice is harmless",
    async (kind) => {
      expect(await reached()).toBe(2);
      for (const token of [signer, subscriber, signer, subscriber]) {
        const response = await post(token, ONE_CLICK, kind);
        expect(response.status).toBe(200);
        expect([...response.headers.keys()].filter((name) => ["set-cookie", "location"].includes(name))).toEqual([]);
      }
      expect(await reached()).toBe(0);
    },
  );

  test("a scanner's GET, HEAD or OPTIONS has nothing here that it could trigger", () => {
    expect(Object.keys(route)).toEqual(["POST"]);
  });

  test.each<[string, () => Promise<Response>, number]>([
    ["without the field of the RFC", () => post(signer, {}), 400],
    ["with another value", () => post(signer, { "List-Unsubscribe": "yes" }), 400],
    ["with a token for another purpose", () => post(mintToken("signature", 1n), ONE_CLICK), 404],
    ["with a token that was cut", () => post(signer.slice(0, -1), ONE_CLICK), 404],
  ])("a POST %s stops nothing", async (_, send, status) => {
    expect((await send()).status).toBe(status);
    expect(await reached()).toBe(2);
  });

  test("who stopped is still counted", async () => {
    await post(signer, ONE_CLICK);
    const { rows } = await onDatabase((client) => client.query("SELECT status, wants_updates FROM signature"));
    expect(rows).toEqual([{ status: "confirmed", wants_updates: false }]);
  });
});
