import { expect, it, vi } from "vitest";

import { GUARD_FIELDS } from "@/components/form/guard-fields";
import { subscriptionInput } from "@/lib/subscriptions/schema";
import { guardedAction } from "./guarded-action";

const ACCEPTED = expect.objectContaining({ digest: expect.stringContaining("/accepted") });

function post(handle: () => Promise<{ message: string } | void>, fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ email: "ruth@example.org", state: "", language: "en", ...fields }))
    data.set(name, value);
  const options = {
    accepted: "/accepted",
    refusals: { typo: "Did you mean {email}?", unavailable: "later" },
    messageOf: (code: string) => code,
  };
  return guardedAction(subscriptionInput, options, handle)(data);
}

it("a form with a filled-in honeypot gets the same redirect as any other, and nothing is done", async () => {
  const handle = vi.fn();
  await expect(post(handle, { [GUARD_FIELDS.honeypot]: "x" })).rejects.toEqual(ACCEPTED);
  expect(handle).not.toHaveBeenCalled();
});

it("a typo is asked about once, and the same email sent again is taken", async () => {
  const handle = vi.fn();
  const refused = await post(handle, { email: "ruth@gmial.com" });
  expect(refused.errors).toEqual({ email: "Did you mean ruth@gmail.com?" });
  expect(handle).not.toHaveBeenCalled();
  await expect(post(handle, { ...refused.values, [GUARD_FIELDS.emailChosen]: "" })).rejects.toEqual(ACCEPTED);
  expect(handle).toHaveBeenCalledWith(expect.objectContaining({ email: "ruth@gmial.com" }), expect.anything());
});

it("the suggested email replaces the typed one when it is chosen", async () => {
  const handle = vi.fn();
  const asked = await post(handle, { email: "Ruth@gmial.com" });
  const { [GUARD_FIELDS.emailInsisted]: insisted = "", [GUARD_FIELDS.emailChosen]: chosen = "" } = asked.values;
  await expect(
    post(handle, {
      email: "Ruth@gmial.com",
      [GUARD_FIELDS.emailInsisted]: insisted,
      [GUARD_FIELDS.emailChosen]: chosen,
    }),
  ).rejects.toEqual(ACCEPTED);
  expect(handle).toHaveBeenCalledWith(expect.objectContaining({ email: "ruth@gmail.com" }), expect.anything());
});

it("an email that was changed since the suggestion is never replaced by it", async () => {
  const handle = vi.fn();
  const asked = await post(handle, { email: "ruth@gmial.com" });
  await expect(post(handle, { ...asked.values, email: "ruth@example.net" })).rejects.toEqual(ACCEPTED);
  expect(handle).toHaveBeenLastCalledWith(expect.objectContaining({ email: "ruth@example.net" }), expect.anything());
  // Without a suggestion before it, the name of the button means nothing.
  await expect(
    post(handle, { email: "ruth@example.org", [GUARD_FIELDS.emailChosen]: "else@gmail.com" }),
  ).rejects.toEqual(ACCEPTED);
  expect(handle).toHaveBeenLastCalledWith(expect.objectContaining({ email: "ruth@example.org" }), expect.anything());
});

it("a refusal keeps the person on the form", async () => {
  expect(await post(async () => ({ message: "closed" }), {})).toMatchObject({
    message: "closed",
    values: { email: "ruth@example.org" },
  });
});
