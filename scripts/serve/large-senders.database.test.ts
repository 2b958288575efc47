import type { IncomingMessage } from "node:http";

import { beforeEach, expect, test } from "vitest";

import { postRouteOf } from "@/lib/http/posts";
import { hashOfToken } from "@/lib/organizers/sign-in/queries";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";

import { mayBeLarge } from "./large-senders";

const SITE = "http://localhost:3000";
const TOKEN = "x".repeat(43);
const UPLOAD = postRouteOf("/console/data/upload")!;
const SCAN = postRouteOf("/console/deliveries/packets/7/scan")!;

beforeEach(async () => {
  await emptyDatabase();
  const { id } = await createAdmin();
  await onDatabase((client) =>
    client.query(
      `INSERT INTO organizer_session (organizer_id, token_hash, rotated_at, last_seen_at, expires_at, created_at,
         second_factor_at)
       VALUES ($1, $2, now(), now(), now() + interval '1 day', now(), now())`,
      [id, hashOfToken(TOKEN)],
    ),
  );
});

const signedIn = { cookie: `a=b; next-auth.session-token=${TOKEN}; c=d` };
test.each([
  ["an organizer, from our own page", { ...signedIn, "sec-fetch-site": "same-origin" }, true],
  ["an organizer, in a browser that says the origin alone", { ...signedIn, origin: SITE }, true],
  ["an organizer, from another site", { ...signedIn, "sec-fetch-site": "cross-site" }, false],
  ["an organizer, with another origin", { ...signedIn, origin: "null" }, false],
  ["nobody", {}, false],
  ["somebody with a session that does not exist", { cookie: `next-auth.session-token=${"y".repeat(43)}` }, false],
  ["somebody whose cookie only looks like it", { cookie: `x-next-auth.session-token=${TOKEN}` }, false],
])("a large body of %s is needed: %j, %s", async (_who, headers, isNeeded) => {
  const request = { headers } as unknown as IncomingMessage;
  expect(await mayBeLarge({ siteUrl: SITE })(request, UPLOAD)).toBe(isNeeded);
});

test("a large body is needed only of a role that includes its route", async () => {
  const request = { headers: { ...signedIn, "sec-fetch-site": "same-origin" } } as unknown as IncomingMessage;
  const areNeeded = () => Promise.all([UPLOAD, SCAN].map((route) => mayBeLarge({ siteUrl: SITE })(request, route)));
  await onDatabase((client) => client.query("UPDATE organizer SET role = 'organizer'"));
  expect(await areNeeded()).toEqual([false, true]);
  await onDatabase((client) => client.query("UPDATE organizer SET role = 'viewer'"));
  expect(await areNeeded()).toEqual([false, false]);
});

test("a large body of an admin who has not given a second factor is not needed", async () => {
  await onDatabase((client) => client.query("UPDATE organizer_session SET second_factor_at = NULL"));
  const request = { headers: { ...signedIn, "sec-fetch-site": "same-origin" } } as unknown as IncomingMessage;
  expect(await mayBeLarge({ siteUrl: SITE })(request, UPLOAD)).toBe(false);
});
