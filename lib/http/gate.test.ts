import { describe, expect, test } from "vitest";
import { earlyResponse } from "./gate";

const siteUrl = "http://localhost:3000";
const responseTo = (method: string, url: string) => earlyResponse({ method, url, siteUrl });

describe("the gate before all routes", () => {
  test("lets a valid request through", () => {
    expect(responseTo("GET", "/get-help")).toBeNull();
    expect(responseTo("POST", "/petitions/safe-harbor")).toBeNull();
    expect(responseTo("POST", "/api/webhooks/resend")).toBeNull();
  });

  test.each(["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get"])(
    "gives %s a 405 with the allowed methods",
    (method) => {
      expect(responseTo(method, "/api/webhooks/resend")).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD, POST, OPTIONS", "content-type": "application/problem+json" },
      });
      expect(responseTo(method, "/subscribe")).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD, POST, OPTIONS", "cache-control": "no-store" },
      });
      expect(responseTo(method, "/get-help")).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
    },
  );

  test.each(["/robots.txt", "/get-help", "/es", "/nope", "/console/exports"])("gives a POST to %s a 405", (path) => {
    expect(responseTo("POST", path)).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
  });

  test("responds to OPTIONS for a page, and leaves it to a route handler", () => {
    expect(responseTo("OPTIONS", "/get-help")).toMatchObject({ status: 204, headers: { allow: "GET, HEAD, OPTIONS" } });
    expect(responseTo("OPTIONS", "/api/petitions")).toBeNull();
  });

  test("redirects other spellings to the canonical path, with the query and for every method", () => {
    for (const method of ["GET", "HEAD", "POST", "OPTIONS"])
      expect(responseTo(method, "/en/Get-Help/?Q=A")).toMatchObject({
        status: 308,
        headers: { location: "/get-help?Q=A" },
      });
    expect(responseTo("GET", "/api/Health")).toBeNull();
    expect(responseTo("GET", "/console/Nope")).toBeNull();
  });

  test("responds in the language of the path, even if the path cannot be decoded", () => {
    expect(responseTo("GET", "/es/%E0%A4%A")?.body).toContain('<html lang="es">');
    expect(responseTo("GET", "/%E0%A4%A")?.body).toContain('<html lang="en">');
  });

  test("gives API clients problem JSON", () => {
    const refused = responseTo("GET", "/api/%00");
    expect(refused?.headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(refused?.body ?? "")).toMatchObject({ status: 400 });
  });

  test("refuses an overlong URL with 414", () => {
    expect(responseTo("GET", `/${"a".repeat(10_000)}`)?.status).toBe(414);
  });

  test("never repeats a part of the URL", () => {
    expect(responseTo("GET", "/%00<script>alert(1)</script>")?.body).not.toContain("script");
  });
});
