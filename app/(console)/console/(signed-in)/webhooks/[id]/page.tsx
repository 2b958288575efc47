import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { Confirmed } from "@/components/console/confirmed";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { webhookFields } from "@/components/console/webhook-fields";
import { WebhookLog } from "@/components/console/webhook-log";
import { statusText } from "@/components/console/webhook-table";
import { getOwn } from "@/lib/get-own";
import { findEndpoint, listMessages, MESSAGES_LISTED_MAX } from "@/lib/webhooks/queries";
import { changedStatus } from "@/lib/webhooks/rules";
import { type Endpoint, type EndpointChange, endpointChanges, endpointIdInput } from "@/lib/webhooks/schema";
import {
  changeCourseAction,
  changeEndpointAction,
  removeEndpointAction,
  replaceSecretAction,
  sendTestAction,
} from "../actions";

export const metadata: Metadata = { title: "Webhook" };

const done: Record<string, string> = {
  changed: "The webhook is changed.",
  tested: "A test is on its way. Load the page again in a moment to see what became of it.",
  pause: "The webhook is paused. Events wait for it.",
  resume: "The webhook goes on.",
  disable: "The webhook is disabled. Nothing is written for it.",
  enable: "The webhook is enabled again.",
};

const courses: Record<EndpointChange, string> = {
  pause: "Pause: let events wait",
  resume: "Go on",
  disable: "Disable: give up what waits",
  enable: "Enable again",
};

export default function WebhookPage({ params, searchParams }: PageProps<"/console/webhooks/[id]">) {
  return showToOrganizer("admin", async (admin) => {
    const id = endpointIdInput.safeParse((await params).id);
    const endpoint = id.success ? await findEndpoint(admin, id.data) : null;
    if (!endpoint) notFound();
    const path = `/console/webhooks/${endpoint.id}` as Route;
    const messages = await listMessages(admin, endpoint.id);
    return (
      <ConsolePage
        title={`Webhook to ${new URL(endpoint.url).host}`}
        lead={`It is ${statusText(endpoint)}.`}
        done={getOwn(done, (await searchParams).done)}
      >
        <Section
          title="Log"
          id="log"
          lead={`The newest ${MESSAGES_LISTED_MAX} messages of the last 30 days. Of a response only its status is kept.`}
        >
          {messages.length > 0 ? (
            <WebhookLog messages={messages} caption="Messages, newest first" />
          ) : (
            <Empty>Nothing was written for it yet.</Empty>
          )}
        </Section>
        <Course endpoint={endpoint} />
        <Section title="Change it" id="change">
          <IfRecent session={admin} next={path}>
            <div className="grid gap-8">
              <ActionForm
                action={changeEndpointAction.bind(null, endpoint.id)}
                permalink={path}
                form="change"
                fields={webhookFields(endpoint)}
                submit="Save"
                busy="Saving…"
              />
              <ReplaceSecret id={endpoint.id} path={path} />
            </div>
          </IfRecent>
        </Section>
      </ConsolePage>
    );
  });
}

function Course({ endpoint: { id, status } }: { endpoint: Endpoint }) {
  const changes = endpointChanges.filter((change) => changedStatus(status, change) !== null);
  return (
    <Section title="Course" id="course">
      <div className="grid justify-items-start gap-4">
        {status === "active" ? (
          <ActionForm action={sendTestAction.bind(null, id)} form="test" submit="Send a test" busy="Sending…" inline />
        ) : null}
        {changes.map((change) => (
          <ActionForm
            key={change}
            action={changeCourseAction.bind(null, id, change)}
            form={change}
            submit={courses[change]}
            busy="Changing…"
            variant="quiet"
            inline
          />
        ))}
        <Confirmed label="Remove" text="Its messages and its secret are deleted. The log keeps that it was there.">
          <ActionForm
            action={removeEndpointAction.bind(null, id)}
            form="remove"
            submit="Remove the webhook"
            busy="Removing…"
            variant="danger"
          />
        </Confirmed>
      </div>
    </Section>
  );
}

function ReplaceSecret({ id, path }: { id: number; path: Route }) {
  return (
    <Confirmed
      label="Replace the secret"
      text="The old one is worth nothing from the next message on: the program refuses events until it has the new one."
    >
      <ActionForm
        action={replaceSecretAction.bind(null, id)}
        form="secret"
        submit="Make a new secret"
        busy="Making it…"
        variant="danger"
        once={{
          value: "secret",
          title: "Copy the secret now",
          text: "It is shown only here. The one before is worth nothing any more.",
          label: "The secret",
          next: { href: path, label: "I have copied it: go on" },
        }}
      />
    </Confirmed>
  );
}
