import type { Metadata } from "next";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { webhookFields } from "@/components/console/webhook-fields";
import { WebhookTable } from "@/components/console/webhook-table";
import { getOwn } from "@/lib/get-own";
import { listEndpoints } from "@/lib/webhooks/queries";
import { addEndpointAction } from "./actions";

export const metadata: Metadata = { title: "Webhooks" };

const PATH = "/console/webhooks";
const done: Record<string, string> = { removed: "The webhook is removed." };

export default function WebhooksPage({ searchParams }: PageProps<"/console/webhooks">) {
  return showToOrganizer("admin", async (admin) => {
    const [{ done: what }, endpoints] = await Promise.all([searchParams, listEndpoints(admin)]);
    return (
      <ConsolePage
        title="Webhooks"
        lead={
          <>
            Programs of others that are told when something happens. What is sent has no names of people.{" "}
            <a href="/developers#webhooks" className="text-link">
              How a program verifies it
            </a>
          </>
        }
        done={getOwn(done, what)}
      >
        <Section title="Add one" id="add">
          <IfRecent session={admin} next={PATH}>
            <ActionForm
              action={addEndpointAction}
              permalink={PATH}
              form="webhook"
              fields={webhookFields()}
              submit="Add the webhook"
              busy="Adding…"
              once={{
                value: "secret",
                title: "Copy the secret now",
                text: "It is shown only here. Give it to whoever runs the program, not by email: with it the program verifies that events come from this site.",
                label: "The secret",
                next: { href: PATH, label: "I have copied it: go on" },
              }}
            />
          </IfRecent>
        </Section>
        <Section title="Endpoints" id="endpoints">
          {endpoints.length > 0 ? <WebhookTable endpoints={endpoints} /> : <Empty>There are none.</Empty>}
        </Section>
      </ConsolePage>
    );
  });
}
