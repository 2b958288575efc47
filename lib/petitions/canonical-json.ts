/**
 * JSON with the keys of every object in order, so that the same content has the same hash however its file is arranged.
 * (RFC 8785 for what content is made of: objects, arrays, strings, whole numbers, booleans and null.)
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isPlainObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
