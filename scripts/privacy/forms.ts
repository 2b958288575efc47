// The forms in which a text may be left somewhere without being readable at first sight.

/** A text as it may stand in a longer one, by what was done to it. Searching for each of them finds it wherever it begins. */
export function formsOf(text: string): Record<string, Buffer> {
  const bytes = Buffer.from(text);
  const encoded = encodeURIComponent(text);
  return {
    "as it is": bytes,
    ...(encoded !== text && { "percent-encoded": Buffer.from(encoded) }),
    ...inBase64(bytes),
    "in hexadecimal": Buffer.from(bytes.toString("hex")),
  };
}

const PLACES = ["in Base64", "in Base64, a byte later", "in Base64, two bytes later"];

/**
 * Three bytes become four characters, so the same text has another look in each of three places. The characters at both ends
 * also depend on what is beside it, so they are left out.
 */
function inBase64(bytes: Buffer): Record<string, Buffer> {
  const forms: Record<string, Buffer> = {};
  for (const [place, name] of PLACES.entries()) {
    const whole = Buffer.concat([Buffer.alloc(place), bytes]);
    const text = whole.toString("base64").slice(Math.ceil((place * 8) / 6), Math.floor((whole.length * 8) / 6));
    const inUrl = text.replaceAll("+", "-").replaceAll("/", "_");
    forms[name] = Buffer.from(text);
    if (inUrl !== text) forms[`${name}, for URLs`] = Buffer.from(inUrl);
  }
  return forms;
}
