import { describe, expect, test } from "vitest";

import { linkRedirect } from "./link-paths";

const siteUrl = "http://localhost:3000";
const location = (url: string) => linkRedirect(url, siteUrl)?.headers["location"];

const token = "AbCdEf_0123456789-abcdefghijKLMN";
const start = token.slice(0, 10);
const end = token.slice(10);

describe("the path of a link", () => {
  test.each([
    `${token}.`,
    `${token}),`,
    `${token}>`,
    `${token}%3E`,
    `${token}=`,
    `${token}%20`,
    `${token}%20.`,
    `${token}%0D%0A`,
    `${token}%E2%80%8B`,
    `${token}//`,
    `${token}%`,
    `${token}%f`,
    `${token}%ff`,
    `${token}/..%2f..`,
    `${token}/../x`,
    `${token}\\`,
    `${token}%5C`,
    `${token}/x`,
    `${token}%00`,
    `${token}%250A`,
    `/${token}`,
    `%20${token}`,
    `%3C${token}%3E`,
    `(${token}`,
    `=${token}`,
    `${start}%0A${end}`,
    `${start}=%0D%0A%20${end}`,
    `${start}%C2%AD${end}`,
  ])("/confirm/%s redirects to its token", (rest) => {
    for (const page of ["/confirm", "/es/signature", "/unsubscribe", "/es/subscription"]) {
      expect(location(`${page}/${rest}`)).toBe(`${page}/${token}`);
      expect(location(`${page}/${rest}?done=corrected`)).toBe(`${page}/${token}?done=corrected`);
    }
  });

  test.each(["%ff", "%0A", "...", "%E2%80%8B"])(
    "/confirm/%s, without any token, redirects to a broken link",
    (rest) => {
      expect(location(`/confirm/${rest}`)).toBe("/confirm/-");
    },
  );

  test.each([
    `/confirm/${token}`,
    `/confirm/${token}?a=%`,
    `/es/signature/${token}/download`,
    `/signature/${token}/`,
    "/signature/erased",
    "/confirm",
    "/confirm/",
    "/words/a.b",
    "/confirmed/a.b",
    `/api/unsubscribe/${token}.`,
  ])("%s is not redirected", (url) => expect(linkRedirect(url, siteUrl)).toBeNull());

  test("is not cached and sends no referrer", () => {
    expect(linkRedirect(`/confirm/${token}.`, siteUrl)).toMatchObject({
      status: 308,
      headers: { "cache-control": "no-store", "referrer-policy": "no-referrer" },
    });
  });

  test("never redirects to another site", () => {
    for (const rest of [
      "//example.org",
      "%2F%2Fexample.org",
      "\\\\example.org",
      "..//example.org",
      "https:%2f%2fexample.org",
    ])
      expect(location(`/confirm/${rest}`)).toBe("/confirm/example");
  });
});
