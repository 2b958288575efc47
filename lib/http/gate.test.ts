import { describe, expect, test } from "vitest";
import { refusalOf } from "./gate";

const siteUrl = "http://localhost:3000";
const ask = (method: string, address: string) => refusalOf({ method, address, siteUrl });

describe("a request no route should see", () => {
  test("is let through when there is nothing wrong with it", () => {
    expect(ask("GET", "/get-help")).toBeNull();
    expect(ask("POST", "/petitions/safe-harbor")).toBeNull();
    expect(ask("POST", "/api/webhooks/resend")).toBeNull();
  });

  test.each(["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get"])(
    "%s is answered with 405 and what is allowed",
    (method) => {
      expect(ask(method, "/api/health")).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD, POST, OPTIONS", "content-type": "application/problem+json" },
      });
      expect(ask(method, "/get-help")).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD, POST, OPTIONS", "cache-control": "no-store" },
      });
    },
  );

  test("posting to a file is answered with 405", () => {
    expect(ask("POST", "/robots.txt")).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
  });

  test("speaks the language of the address, also of one that cannot be read", () => {
    expect(ask("GET", "/es/%E0%A4%A")?.body).toContain('<html lang="es">');
    expect(ask("GET", "/%E0%A4%A")?.body).toContain('<html lang="en">');
  });

  test("answers machines with problem JSON", () => {
    const refused = ask("GET", "/api/%00");
    expect(refused?.headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(refused?.body ?? "")).toMatchObject({ status: 400 });
  });

  test("answers an overlong address with 414", () => {
    expect(ask("GET", `/${"a".repeat(10_000)}`)?.status).toBe(414);
  });

  test("never repeats anything of the address", () => {
    expect(ask("GET", "/%00<script>alert(1)</script>")?.body).not.toContain("script");
  });
});
