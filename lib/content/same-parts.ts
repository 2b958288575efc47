// Fields that are not texts and therefore equal in every language.
const SAME = new Set(["id", "sources", "checked", "category", "ours"]);

/** Throws where one language lacks a part that the other has, and names the file and the field. This stops the build. */
export function requireSameParts(name: string, en: unknown, es: unknown): void {
  const place = differenceOf(en, es);
  if (place !== null)
    throw new Error(`content/es/${name} does not say the same as content/en/${name} at ${place || "its top"}`);
}

/** The path of the first difference that is not one of translation, or null. */
function differenceOf(en: unknown, es: unknown, place = ""): string | null {
  if (typeof en !== "object" || typeof es !== "object" || en === null || es === null) {
    return typeof en === typeof es && (en === null) === (es === null) ? null : place;
  }
  const keys = new Set([...Object.keys(en), ...Object.keys(es)]);
  for (const key of keys) {
    const [one, other] = [(en as Record<string, unknown>)[key], (es as Record<string, unknown>)[key]];
    const inside = `${place}/${nameOf(one) ?? nameOf(other) ?? key}`;
    const difference = SAME.has(key)
      ? JSON.stringify(one) === JSON.stringify(other)
        ? null
        : inside
      : differenceOf(one, other, inside);
    if (difference !== null) return difference;
  }
  return null;
}

function nameOf(part: unknown): string | null {
  return typeof part === "object" && part !== null && "id" in part && typeof part.id === "string" ? part.id : null;
}
