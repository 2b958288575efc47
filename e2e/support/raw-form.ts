import type { APIRequestContext, APIResponse, Browser } from "@playwright/test";

/** What a browser without JavaScript sends along with a form: the hidden fields of the one that asks for this field. */
export async function hiddenFields(browser: Browser, address: string, having: string): Promise<Record<string, string>> {
  const page = await browser.newPage({ javaScriptEnabled: false });
  try {
    await page.goto(address);
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

/** Sends a form and gives the very answer, which a browser would follow at once. */
export async function postForm(
  request: APIRequestContext,
  address: string,
  fields: Record<string, string>,
): Promise<RawResponse> {
  return rawResponse(await request.post(address, { multipart: fields, maxRedirects: 0 }));
}

/** An answer without what differs each time whoever asks: the date, and the nonce of the page. */
export async function rawResponse(answer: APIResponse): Promise<RawResponse> {
  const nonce = /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1];
  const withoutNonce = (text: string) => (nonce ? text.replaceAll(nonce, "NONCE") : text);
  return {
    status: answer.status(),
    headers: answer
      .headersArray()
      .filter(({ name }) => name.toLowerCase() !== "date")
      .map(({ name, value }) => [name.toLowerCase(), withoutNonce(value)]),
    body: withoutNonce(await answer.text()),
  };
}
