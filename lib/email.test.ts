import { describe, expect, it } from "vitest";

import { draftUrl, mailtoUrl, parseEmail } from "./email";

const long = (length: number) => "x".repeat(length);

describe("a valid email", () => {
  it.each([
    ["  Grace@Example.ORG ", "grace@example.org"],
    ["jim&pam@example.com", "jim&pam@example.com"],
    ["o'neil+news@example.com", "o'neil+news@example.com"],
    ["!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"],
    ["a.b-c_d@sub.example.co.uk", "a.b-c_d@sub.example.co.uk"],
    ["-@example.com", "-@example.com"],
    ["ann@xn--80aswg.xn--p1ai", "ann@xn--80aswg.xn--p1ai"],
    ["ann@сайт.рф", "ann@xn--80aswg.xn--p1ai"],
    ["ann@Bücher.example", "ann@xn--bcher-kva.example"],
    ["ann@例え。テスト", "ann@xn--r8jz45g.xn--zckzah"],
    ["анна@сайт.рф", "анна@xn--80aswg.xn--p1ai"],
    ["josé@example.com", "josé@example.com"],
    ["jose\u0301@example.com", "josé@example.com"],
    ["संपर्क@डाटामेल.भारत", "संपर्क@xn--c2bd4bq1db8d.xn--h2brj9c"],
    ["user@example.com.", "user@example.com"],
    ["us\u200Ber@exam\u00ADple.com\u0000", "user@example.com"],
    [`${long(64)}@example.com`, `${long(64)}@example.com`],
    [`ann@${long(63)}.example`, `ann@${long(63)}.example`],
    ["ann@1and1.com", "ann@1and1.com"],
    ["ann@3com.example", "ann@3com.example"],
  ])("%j is taken", (typed, email) => expect(parseEmail(typed)).toEqual({ email }));
});

describe("an invalid email", () => {
  it.each([
    ["", "email-missing"],
    [" \t\u200B", "email-missing"],
    ["grace", "email-invalid"],
    ["grace@", "email-invalid"],
    ["@example.org", "email-invalid"],
    ["grace@@example.org", "email-invalid"],
    ["grace@example", "email-invalid"],
    ["a b@example.org", "email-invalid"],
    [".a@example.org", "email-invalid"],
    ["a.@example.org", "email-invalid"],
    ["a..b@example.org", "email-invalid"],
    ['"a b"@example.org', "email-invalid"],
    ["a(comment)@example.org", "email-invalid"],
    ["Ann <ann@example.org>", "email-invalid"],
    ["ann@example.org;", "email-invalid"],
    ["ann@-example.org", "email-invalid"],
    ["ann@example-.org", "email-invalid"],
    ["ann@exa_mple.org", "email-invalid"],
    ["ann@example..org", "email-invalid"],
    ["ann@example.123", "email-invalid"],
    ["ann@127.0.0.1", "email-invalid"],
    ["ann@0x7f.1", "email-invalid"],
    ["ann@[127.0.0.1]", "email-invalid"],
    ["ann@[IPv6:::1]", "email-invalid"],
    ["ann@example.org:25", "email-invalid"],
    ["ann@example.org/x", "email-invalid"],
    ["ann@example.org?x", "email-invalid"],
    ["ann@exam%70le.org", "email-invalid"],
    ["ann@xn--.org", "email-invalid"],
    ["ann@😀 .org", "email-invalid"],
    ["ann@example.org\nBcc: bob@example.org", "email-several"],
    ["ann@example.org, bob@example.org", "email-several"],
    ["ann@example.org bob@example.org", "email-several"],
    ["ann@bob@example.org", "email-several"],
    [`${long(65)}@example.org`, "email-too-long"],
    [`${"é".repeat(33)}@example.org`, "email-too-long"],
    [`${long(250)}@example.org`, "email-too-long"],
    [`ann@${`${long(60)}.`.repeat(4)}example`, "email-too-long"],
    [`ann@${long(64)}.example`, "email-invalid"],
    [`ann@${"ü".repeat(60)}.example`, "email-invalid"],
    [long(1_000_000), "email-too-long"],
    ["a\u0345\u0327".repeat(200_000), "email-too-long"],
  ])("%.60j is refused as %s", (typed, fault) => expect(parseEmail(typed)).toEqual({ fault }));
});

it("a parsed email parses to itself", () => {
  for (const typed of ["ann@сайт.рф", "Josè@Bücher.example", "jim&pam@example.com"]) {
    const parsed = parseEmail(typed);
    expect("email" in parsed && parseEmail(parsed.email)).toEqual(parsed);
  }
});

it("a mailto URL names the mailbox, whatever characters its local part has", () => {
  expect(mailtoUrl("desk@example.org")).toBe("mailto:desk@example.org");
  expect(decodeURIComponent(new URL(mailtoUrl("a?b&c%d#e@example.org")).pathname)).toBe("a?b&c%d#e@example.org");
});

describe("the URL of a draft", () => {
  const parts = (url: string) => {
    const { pathname, searchParams } = new URL(url);
    return { to: decodeURIComponent(pathname), subject: searchParams.get("subject"), body: searchParams.get("body") };
  };

  it("encodes line ends as CRLF and everything that a URL reserves", () => {
    const { url, isWhole } = draftUrl({ to: "a?b@example.org", subject: "1 & 2?", body: "One\nTwo & 100 %\r\nÑ #3" });
    expect(isWhole).toBe(true);
    expect(url).toBe(
      "mailto:a%3Fb@example.org?subject=1%20%26%202%3F&body=One%0D%0ATwo%20%26%20100%20%25%0D%0A%C3%91%20%233",
    );
    expect(parts(url)).toEqual({ to: "a?b@example.org", subject: "1 & 2?", body: "One\r\nTwo & 100 %\r\nÑ #3" });
  });

  it("has no second recipient and no header, whatever is in a text", () => {
    const hostile = "x&bcc=all@example.org\r\nBcc: all@example.org\ud800";
    const { url } = draftUrl({ to: "a,b@example.org", subject: hostile, body: hostile });
    expect([...new URL(url).searchParams.keys()]).toEqual(["subject", "body"]);
    expect(url.startsWith("mailto:a%2Cb@example.org?")).toBe(true);
  });

  it("leaves out a body that mail programs would cut", () => {
    expect(draftUrl({ to: null, subject: "Long", body: "a ".repeat(1_500) })).toEqual({
      url: "mailto:?subject=Long",
      isWhole: false,
    });
  });
});
