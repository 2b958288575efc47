import { afterEach, expect, test, vi } from "vitest";

import { sendBatch } from "./transport";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test("with the key of the local postbox and without its URL, nothing is sent to the real service", async () => {
  const request = vi.fn(() => Promise.resolve(new Response("{}")));
  vi.stubGlobal("fetch", request);
  vi.stubEnv("RESEND_API_KEY", "re_local_0123456789abcdef01234567");
  vi.stubEnv("RESEND_BASE_URL", undefined);
  await expect(sendBatch([], "a-key")).rejects.toThrow(/needs RESEND_BASE_URL/);
  expect(request).not.toHaveBeenCalled();
});
