import type { DeliveryProgress, StepOffices } from "./schema";

/** Where our own record of a step of a delivery can be read: the page of the packet, or the list of them where there were several. */
export const recordPath = ({
  id,
  verificationCode,
}: Pick<DeliveryProgress, "verificationCode"> & { id: string }): string =>
  verificationCode === null ? `/verify?step=${id}` : `/verify/${verificationCode}`;

/** What the id of a step of a delivery says, such as `received-12-20270203`. Null where it is none. */
export function readStepId(id: unknown): { kind: StepOffices["kind"]; delivery: number; dated: string } | null {
  const found =
    typeof id === "string" ? /^(delivered|received|answered)-(\d{1,9})-(\d{4})(\d\d)(\d\d)$/.exec(id) : null;
  if (!found) return null;
  const [, kind, delivery, ...day] = found;
  return { kind: kind as StepOffices["kind"], delivery: Number(delivery), dated: day.join("-") };
}
