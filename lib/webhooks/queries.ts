import "server-only";

import { db } from "../db/client";
import type { Organizer } from "../organizers/schema";
import { mayManageWebhooks } from "./rules";
import { type AttemptError, type Endpoint, ENDPOINTS_MAX, type LoggedMessage, type WebhookEventType } from "./schema";

const endpointFields = {
  id: true,
  url: true,
  events: true,
  status: true,
  disabledFor: true,
  failingSince: true,
  createdAt: true,
} as const;

const toEndpoint = (row: Omit<Endpoint, "events" | "disabledFor"> & { events: string[]; disabledFor: string | null }) =>
  row as Endpoint & { events: WebhookEventType[] };

/** All endpoints, in the order in which they were added. Empty for an organizer who may not see them. */
export async function listEndpoints(organizer: Organizer): Promise<Endpoint[]> {
  if (!mayManageWebhooks(organizer)) return [];
  const rows = await db.webhookEndpoint.findMany({
    select: endpointFields,
    orderBy: { id: "asc" },
    take: ENDPOINTS_MAX,
  });
  return rows.map(toEndpoint);
}

/** One endpoint, or null where there is none that this organizer may see. */
export async function findEndpoint(organizer: Organizer, id: number): Promise<Endpoint | null> {
  if (!mayManageWebhooks(organizer)) return null;
  const row = await db.webhookEndpoint.findUnique({ where: { id }, select: endpointFields });
  return row && toEndpoint(row);
}

export const MESSAGES_LISTED_MAX = 50;
// As many as a message has tries.
const ATTEMPTS_LISTED_MAX = 20;

/** The newest messages of an endpoint with what became of each try, newest first. */
export async function listMessages(organizer: Organizer, endpointId: number): Promise<LoggedMessage[]> {
  if (!mayManageWebhooks(organizer)) return [];
  const rows = await db.webhookMessage.findMany({
    where: { endpointId },
    select: {
      id: true,
      webhookId: true,
      type: true,
      status: true,
      createdAt: true,
      nextTryAt: true,
      attempts: {
        select: { at: true, httpStatus: true, error: true, durationMilliseconds: true },
        orderBy: { id: "desc" },
        take: ATTEMPTS_LISTED_MAX,
      },
    },
    orderBy: { id: "desc" },
    take: MESSAGES_LISTED_MAX,
  });
  return rows.map(({ attempts, ...row }) => ({
    ...row,
    attempts: attempts.map(({ error, ...attempt }) => ({ ...attempt, error: error as AttemptError | null })),
  }));
}
