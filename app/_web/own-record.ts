// The address of a download is a key, and what it answers belongs to one person.
const PRIVATE = { "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex" };

/** Everything that is kept about one person, as a file for that person alone. */
export function ownRecord(name: "my-signature" | "my-subscription", kept: object): Response {
  return new Response(`${JSON.stringify(kept, null, 2)}\n`, {
    headers: { ...PRIVATE, "content-type": "application/json; charset=utf-8", "content-disposition": `attachment; filename="${name}.json"` },
  });
}
