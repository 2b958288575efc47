import type { Metadata } from "next";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { apiKeyFields } from "@/components/console/api-key-fields";
import { ApiKeyTable } from "@/components/console/api-key-table";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { getOwn } from "@/lib/get-own";
import { listApiKeys } from "@/lib/organizers/api-keys/queries";
import { listOrganizerNames } from "@/lib/organizers/queries";
import { mayExport, mayManageOrganizers, mayReadState } from "@/lib/organizers/rules";
import type { Session } from "@/lib/organizers/schema";
import { ownStateOptions, stateNameOf } from "../options";
import { makeKeyAction, revokeKeyAction } from "./actions";

export const metadata: Metadata = { title: "API keys" };

const PATH = "/console/keys";
const done: Record<string, string> = { revoked: "The key is revoked. Its program gets nothing more." };

export default function KeysPage({ searchParams }: PageProps<"/console/keys">) {
  return showToOrganizer("viewer", async (session) => {
    const [{ done: what }, own, others] = await Promise.all([
      searchParams,
      listApiKeys(session, "own"),
      listApiKeys(session, "others"),
    ]);
    const names = await listOrganizerNames(others.map(({ organizerId }) => organizerId));
    const table = { now: new Date(), stateNameOf, revokeActionOf: (id: number) => revokeKeyAction.bind(null, id) };
    return (
      <ConsolePage
        title="API keys"
        lead={
          <>
            With a key, a program of yours reads counts or exports signatures without you.{" "}
            <a href="/developers" className="text-link">
              What programs can read
            </a>
          </>
        }
        done={getOwn(done, what)}
      >
        <MakeKey session={session} />
        <Section
          title="Your keys"
          id="own"
          lead="All of them end when you are disabled, and lose the states that you lose."
        >
          {own.length > 0 ? (
            <ApiKeyTable {...table} keys={own} caption="Your keys, newest first" />
          ) : (
            <Empty>You have none.</Empty>
          )}
        </Section>
        {mayManageOrganizers(session) ? (
          <Section title="Keys of others" id="others" lead="You see that they exist, and can revoke them.">
            {others.length > 0 ? (
              <ApiKeyTable {...table} keys={others} names={names} caption="Keys of others, newest first" />
            ) : (
              <Empty>No colleague has one.</Empty>
            )}
          </Section>
        ) : null}
      </ConsolePage>
    );
  });
}

function MakeKey({ session }: { session: Session }) {
  return (
    <Section title="Make a key" id="make">
      <IfRecent session={session} next={PATH}>
        <ActionForm
          action={makeKeyAction}
          permalink={PATH}
          form="key"
          fields={apiKeyFields({
            mayExport: mayExport(session, null),
            stateOptions: ownStateOptions((code) => mayReadState(session, code)),
          })}
          submit="Make the key"
          busy="Making it…"
          once={{
            value: "key",
            title: "Copy the key now",
            text: "It is shown only here. Keep it where your program reads its secrets, and not in its source text. Whoever has it can do what it may do.",
            label: "The key",
            next: { href: PATH, label: "I have copied it: go on" },
          }}
        />
      </IfRecent>
    </Section>
  );
}
