import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readPostedAction } from "./posted-action";

const ID = "60d1a8e2f6a0c1b2c3d4e5f60718293a4b5c6d7e8f";
const STATE = { values: {}, errors: {}, message: null };

/** What a browser sends for a form without script: React's fields for the action, and those of the form. */
const plain = (fields: Record<string, string> = {}) => ({
  $ACTION_REF_1: "",
  "$ACTION_1:0": JSON.stringify({ id: ID, bound: "$@1" }),
  "$ACTION_1:1": JSON.stringify(["harbor", "en", STATE]),
  $ACTION_KEY: "p/petitions/harbor",
  ...fields,
});

/** What React's script sends: the fields of the form with a prefix, and the arguments of the action. */
const byScript = (fields: Record<string, string> = {}, args: unknown = ["harbor", "en", STATE, "$K1"]) => ({
  ...Object.fromEntries(Object.entries(plain(fields)).map(([name, value]) => [`_1_${name}`, value])),
  0: JSON.stringify(args),
});

async function read(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const sent = new Response(data);
  const body = Buffer.from(await sent.arrayBuffer());
  return readPostedAction({ "content-type": sent.headers.get("content-type")!, ...headers }, body);
}

describe("the action of a form", () => {
  it("is read with the texts bound to it and every field, as a browser without script sends it", async () => {
    const posted = await read(plain({ name: "Zoë Ünal", comment: "one\r\ntwo" }));
    expect(posted).toMatchObject({ id: ID, boundTexts: ["harbor", "en"], byScript: false });
    expect([posted?.data.get("name"), posted?.data.get("comment")]).toEqual(["Zoë Ünal", "one\r\ntwo"]);
  });

  it("is read alike where React's script sends it", async () => {
    const posted = await read(byScript({ name: "Zoë Ünal" }), { "next-action": ID });
    expect(posted).toMatchObject({ id: ID, boundTexts: ["harbor", "en"], byScript: true });
    expect(posted?.data.get("name")).toBe("Zoë Ünal");
    expect(posted?.data.has("0")).toBe(false);
  });

  it.each([
    ["no action", { name: "Ana" }, {}],
    ["two actions", { ...plain(), "$ACTION_2:0": JSON.stringify({ id: ID, bound: "$@2" }) }, {}],
    ["an action that is no JSON", { ...plain(), "$ACTION_1:0": "{" }, {}],
    ["an action without an id", { ...plain(), "$ACTION_1:0": JSON.stringify({ bound: "$@1" }) }, {}],
    ["an id that is inherited", { ...plain(), "$ACTION_1:0": '{"__proto__":{"id":"x"},"bound":"$@1"}' }, {}],
    ["arguments elsewhere", { ...plain(), "$ACTION_1:0": JSON.stringify({ id: ID, bound: "$@7" }) }, {}],
    ["arguments that are no list", { ...plain(), "$ACTION_1:1": '{"length":2}' }, {}],
    ["a script's call without fields", byScript({}, ["harbor", "en"]), { "next-action": ID }],
    ["a script's call without arguments", plain(), { "next-action": ID }],
    ["another type of body", plain(), { "content-type": "application/x-www-form-urlencoded" }],
    ["another boundary", plain(), { "content-type": "multipart/form-data; boundary=other" }],
    ["no boundary", plain(), { "content-type": "multipart/form-data" }],
  ] as const)("is left to Next where there is %s", async (_what, fields, headers) => {
    expect(await read(fields as Record<string, string>, headers)).toBeNull();
  });

  it("has no text where React encoded something else, such as a reference or a number", async () => {
    for (const args of [["$@2", "en"], [7, "en"], [null], [["harbor"]], []])
      expect(await read({ ...plain(), "$ACTION_1:1": JSON.stringify(args) })).toMatchObject({ boundTexts: [] });
  });

  it("is read or left to Next, whatever bytes are sent", async () => {
    const types = [
      "multipart/form-data; boundary=x",
      "multipart/form-data; boundary=",
      'multipart/form-data;boundary="x',
    ];
    const piece = fc.constantFrom(
      "--x",
      "--x--",
      "\r\n",
      "\n",
      'Content-Disposition: form-data; name="0"',
      '"$K1"',
      "[",
      "\0",
    );
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(piece).map((pieces) => Buffer.from(pieces.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types), bodies, fc.boolean(), async (type, bytes, script) => {
        const headers = { "content-type": type, ...(script && { "next-action": ID }) };
        const posted = await readPostedAction(headers, Buffer.from(bytes));
        expect(posted === null || typeof posted.id === "string").toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
