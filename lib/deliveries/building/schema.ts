import type { DistrictKey } from "../../signatures/export/schema";
import type { Recipient } from "../schema";

/** A packet that a builder has claimed. */
export interface ClaimedPacket {
  id: number;
  deliveryId: number;
  petitionId: number;
  state: string;
  cutOff: Date;
  sinceDeliveryId: number | null;
  /** What the petition and the law said when the building began; null for deliveries that are older than that. */
  texts: unknown;
  cover: unknown;
  recipient: Recipient;
  district: DistrictKey | null;
  verificationCode: string;
  /** The generation before the one that is built. */
  generation: number;
  signatures: number;
  /** Tells this claim from a later one of the same packet. */
  tries: number;
  /** How often something had left before the snapshot. If more has at the end, the packet is stale at once. */
  changes: number;
}
