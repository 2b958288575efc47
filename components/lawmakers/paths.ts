/** The path of the page that finds lawmakers, with the districts of a person where they are known. */
export function finderPath(place?: {
  state: string;
  zip?: string | null;
  upper?: string | null;
  lower?: string | null;
}): string {
  if (!place) return "/lawmakers";
  const query = new URLSearchParams({ state: place.state });
  if (place.zip) query.set("zip", place.zip);
  if (place.upper) query.set("upper", place.upper);
  if (place.lower) query.set("lower", place.lower);
  return `/lawmakers?${query}`;
}

/** The path of the letter or the call to one lawmaker. */
export function contactPath(way: "letter" | "call", { state, id }: { state: string; id: string }): string {
  return `/lawmakers/${way}?${new URLSearchParams({ state, to: id })}`;
}

/** The path of a letter or a call to a member of a chamber whose name is not known. */
export function openContactPath(
  way: "letter" | "call",
  { state, chamber }: { state: string; chamber: string },
): string {
  return `/lawmakers/${way}?${new URLSearchParams({ state, chamber })}`;
}
