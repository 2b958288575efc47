import type { APIRequestContext, APIResponse, Browser } from "@playwright/test";

/** The hidden fields that a browser without JavaScript sends with the form that has the field `having`. */
export async function hiddenFields(browser: Browser, url: string, having: string): Promise<Record<string, string>> {
  const page = await browser.newPage({ javaScriptEnabled: false });
  try {
    await page.goto(url);
    const hidden = page
      .locator("form")
      .filter({ has: page.locator(`[name="${having}"]`) })
      .locator("input[type=hidden][name]");
    return Object.fromEntries(
      await hidden.evaluateAll((inputs) =>
        (inputs as HTMLInputElement[]).map(({ name, value }) => [name, value] as const),
      ),
    );
  } finally {
    await page.close();
  }
}

export interface RawResponse {
  status: number;
  headers: [name: string, value: string][];
  body: string;
}

/** Posts a form and returns the response itself, without following a redirect. */
export async function postForm(
  request: APIRequestContext,
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<RawResponse> {
  return rawResponse(await request.post(url, { multipart: fields, headers, maxRedirects: 0 }));
}

/** A response without what differs in every response: the date and the nonce of the page. */
export async function rawResponse(response: APIResponse): Promise<RawResponse> {
  const nonce = /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1];
  const withoutNonce = (text: string) => (nonce ? text.replaceAll(nonce, "NONCE") : text);
  return {
    status: response.status(),
    headers: response
      .headersArray()
      .filter(({ name }) => name.toLowerCase() !== "date")
      .map(({ name, value }) => [name.toLowerCase(), withoutNonce(value)]),
    body: withoutNonce(await response.text()),
  };
}
