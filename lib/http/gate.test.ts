import { describe, expect, test } from "vitest";
import { earlyResponse } from "./gate";

const siteUrl = "http://localhost:3000";
const ask = (method: string, url: string) => earlyResponse({ method, url, siteUrl });

describe("a request no route should see", () => {
  test("is let through when there is nothing wrong with it", () => {
    expect(ask("GET", "/get-help")).toBeNull();
    expect(ask("POST", "/petitions/safe-harbor")).toBeNull();
    expect(ask("POST", "/api/webhooks/resend")).toBeNull();
  });

  test.each(["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get"])("%s gets a 405 and what is allowed", (method) => {
    expect(ask(method, "/api/webhooks/resend")).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD, POST, OPTIONS", "content-type": "application/problem+json" },
    });
    expect(ask(method, "/subscribe")).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD, POST, OPTIONS", "cache-control": "no-store" },
    });
    expect(ask(method, "/get-help")).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
  });

  test.each(["/robots.txt", "/get-help", "/es", "/nope", "/console/exports"])("a post to %s gets a 405", (path) => {
    expect(ask("POST", path)).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
  });

  test("the methods of a page are told; those of a route handler it tells itself", () => {
    expect(ask("OPTIONS", "/get-help")).toMatchObject({ status: 204, headers: { allow: "GET, HEAD, OPTIONS" } });
    expect(ask("OPTIONS", "/api/petitions")).toBeNull();
  });

  test("another spelling leads to the one, with its query and whatever the method", () => {
    for (const method of ["GET", "HEAD", "POST", "OPTIONS"])
      expect(ask(method, "/en/Get-Help/?Q=A")).toMatchObject({ status: 308, headers: { location: "/get-help?Q=A" } });
    expect(ask("GET", "/api/Health")).toBeNull();
    expect(ask("GET", "/console/Nope")).toBeNull();
  });

  test("speaks the language of the path, also of one that cannot be read", () => {
    expect(ask("GET", "/es/%E0%A4%A")?.body).toContain('<html lang="es">');
    expect(ask("GET", "/%E0%A4%A")?.body).toContain('<html lang="en">');
  });

  test("gives machines a problem in JSON", () => {
    const refused = ask("GET", "/api/%00");
    expect(refused?.headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(refused?.body ?? "")).toMatchObject({ status: 400 });
  });

  test("refuses an overlong URL with 414", () => {
    expect(ask("GET", `/${"a".repeat(10_000)}`)?.status).toBe(414);
  });

  test("never repeats anything of the URL", () => {
    expect(ask("GET", "/%00<script>alert(1)</script>")?.body).not.toContain("script");
  });
});
