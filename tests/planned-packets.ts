import { createDelivery } from "../lib/deliveries/commands.ts";
import { previewDelivery } from "../lib/deliveries/planning/queries.ts";
import { findDelivery } from "../lib/deliveries/queries.ts";
import { deliveryInput } from "../lib/deliveries/schema.ts";
import type { Organizer } from "../lib/organizers/schema.ts";

/** How many signatures each packet of a draft would have. */
export async function planned(by: Organizer, now: Date, fields: Record<string, unknown>): Promise<number[]> {
  const letter = { title: "To {recipient}", text: "{people} ask." };
  const created = await createDelivery(
    by,
    deliveryInput.parse({ petition: "harbor", state: "TX", ...letter, ...fields }),
    now,
  );
  if (!created.ok) throw new Error(created.refusal);
  const preview = await previewDelivery((await findDelivery(by, created.value.id))!, now);
  if (typeof preview === "string") throw new Error(preview);
  return preview.packets.map(({ signatures }) => signatures);
}
