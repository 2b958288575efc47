import { describe, expect, test } from "vitest";
import { baseHeaders, filePolicy, framePolicy, pagePolicy, plainPagePolicy } from "./headers";

const siteUrl = "https://safe-harbor.example.org";
const local = "http://localhost:3000";

function directives(policy: string): Record<string, string[]> {
  return Object.fromEntries(
    policy
      .split("; ")
      .map((each) => each.split(" "))
      .map(([name = "", ...sources]) => [name, sources]),
  );
}

describe("the headers of every response", () => {
  test("promise https only where the site is served over https", () => {
    expect(baseHeaders({ siteUrl })["strict-transport-security"]).toMatch(/^max-age=\d{8,}; includeSubDomains$/);
    expect(baseHeaders({ siteUrl: local })).not.toHaveProperty("strict-transport-security");
  });

  test("forbid MIME sniffing and framing", () => {
    expect(baseHeaders({ siteUrl })).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  });

  test("deny each feature once, and allow copying and passkeys to this site only", () => {
    const features = baseHeaders({ siteUrl })["permissions-policy"]?.split(", ") ?? [];
    const names = features.map((feature) => feature.split("=")[0]);
    expect(new Set(names).size).toBe(names.length);
    expect(features.filter((feature) => !feature.endsWith("=()"))).toEqual([
      "clipboard-write=(self)",
      "publickey-credentials-create=(self)",
      "publickey-credentials-get=(self)",
    ]);
  });
});

describe("the policy of a page", () => {
  const dynamic = directives(pagePolicy({ nonce: "abc", siteUrl }));
  const content = directives(pagePolicy({ siteUrl }));

  test("never allows all inline scripts or styles, eval, or another site", () => {
    for (const policy of [dynamic, content]) {
      expect(JSON.stringify(policy)).not.toMatch(/unsafe|https?:|\*/);
      expect(policy).toMatchObject({
        "default-src": ["'none'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
      });
    }
  });

  test("allows the nonce of the response on a page that is rendered for the request", () => {
    expect(dynamic["script-src"]).toEqual(["'self'", "'nonce-abc'"]);
  });

  test("allows no inline script on a page of content", () => {
    expect(content["script-src"]).toEqual(["'self'"]);
  });

  test("upgrades to https only where the site is served over https", () => {
    expect(dynamic).toHaveProperty("upgrade-insecure-requests");
    expect(directives(pagePolicy({ nonce: "abc", siteUrl: local }))).not.toHaveProperty("upgrade-insecure-requests");
  });

  test("allows eval and inline styles in development only", () => {
    const development = directives(pagePolicy({ nonce: "abc", siteUrl: local, development: true }));
    expect(development["script-src"]).toContain("'unsafe-eval'");
    expect(development["style-src"]).toContain("'unsafe-inline'");
  });
});

test("what is not a page may load nothing, and a plain page only our stylesheet", () => {
  expect(directives(filePolicy())).not.toHaveProperty("script-src");
  expect(directives(plainPagePolicy())).toMatchObject({ "default-src": ["'none'"], "style-src": ["'self'"] });
  expect(directives(plainPagePolicy())).not.toHaveProperty("script-src");
});

describe("the policy of the form for frames", () => {
  test("lets only the listed websites frame, none where none is listed, and never runs a script", () => {
    const policy = (origins: string[]) => framePolicy({ siteUrl: "https://example.org", origins });
    expect(policy(["https://a.example", "https://b.example"])).toContain(
      "frame-ancestors https://a.example https://b.example;",
    );
    expect(policy([])).toContain("frame-ancestors 'none'");
    expect(policy(["https://a.example"])).not.toMatch(/script-src|unsafe|\*/);
  });
});
