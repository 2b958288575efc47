import { env } from "../env";
import type { Network } from "./rules";

/** The networks besides the public internet to which webhooks may be sent (WEBHOOK_NETWORKS). */
export const allowedNetworks = (): Network[] => env.WEBHOOK_NETWORKS;
