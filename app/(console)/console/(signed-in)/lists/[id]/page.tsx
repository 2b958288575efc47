import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm, type FormField } from "@/components/console/action-form";
import { Confirmed } from "@/components/console/confirmed";
import { ConsolePage, Section } from "@/components/console/console-page";
import { ListReport, listStatusNames } from "@/components/console/list-report";
import { formatNumber } from "@/i18n/format";
import { getOwn } from "@/lib/get-own";
import { findSignerList } from "@/lib/signatures/lists/queries";
import { type ListField, listFields, listIdInput, type SignerList } from "@/lib/signatures/lists/schema";
import { askListAction, cancelListAction, checkListAction } from "../actions";

export const metadata: Metadata = { title: "List" };

const done: Record<string, string> = {
  checking: "The list is being checked. Load this page again in a moment.",
  asking: "People are being asked, about twenty a minute.",
  ended: "The list is ended. Its lines are deleted.",
};

const fieldNames: Record<ListField, string> = {
  email: "Email address",
  name: "Name in one column",
  first: "First name",
  last: "Last name",
  zip: "ZIP Code",
  state: "State, where the ZIP Code does not settle it",
};

export default function ListPage({ params, searchParams }: PageProps<"/console/lists/[id]">) {
  return showToOrganizer("admin", async (organizer) => {
    const [{ id }, { done: what }] = await Promise.all([params, searchParams]);
    const known = listIdInput.safeParse(id);
    const list = known.success ? await findSignerList(organizer, known.data) : null;
    if (!list) notFound();
    const isOpen = ["uploaded", "checking", "checked"].includes(list.status);
    return (
      <ConsolePage
        title={list.origin}
        lead={`${listStatusNames[list.status]} · ${formatNumber("en", list.rows)} lines · ${formatNumber("en", list.asked)} people asked`}
        done={getOwn(done, what)}
      >
        {isOpen ? (
          <Section
            title="Which column is what"
            id="columns"
            lead="Guessed by their names. Correct what is wrong; then every line is checked, and nobody is asked yet."
          >
            <ActionForm
              action={checkListAction.bind(null, list.id)}
              form="columns"
              submit="Check the list"
              busy="Saving…"
              fields={columnFields(list)}
            />
          </Section>
        ) : null}
        {list.result && list.status !== "checking" ? (
          <Section title="What was found" id="found">
            <ListReport result={list.result} />
          </Section>
        ) : null}
        {list.status === "checked" && list.result && list.result.ready > 0 ? (
          <Section title="Ask them" id="ask">
            <IfRecent session={organizer} next={`/console/lists/${list.id}`}>
              <Confirmed
                label={`Ask ${formatNumber("en", list.result.ready)} people to confirm`}
                text="Each gets one email, within the caps on emails, about twenty a minute. Who does not confirm is not counted, is never asked by a list again, and is erased like every unconfirmed form."
              >
                <ActionForm
                  action={askListAction.bind(null, list.id)}
                  form="ask"
                  submit="Yes, ask them"
                  busy="Starting…"
                  variant="light"
                />
              </Confirmed>
            </IfRecent>
          </Section>
        ) : null}
        {isOpen || list.status === "asking" ? <End id={list.id} /> : null}
      </ConsolePage>
    );
  });
}

function End({ id }: { id: number }) {
  return (
    <Section title="End the list" id="end">
      <Confirmed
        label="End this list"
        text="Its lines are deleted at once. Who was asked already can still confirm; nobody else is asked."
      >
        <ActionForm
          action={cancelListAction.bind(null, id)}
          form="end"
          submit="Yes, end it"
          busy="Ending…"
          variant="danger"
        />
      </Confirmed>
    </Section>
  );
}

const columnFields = ({ header, mapping }: SignerList): FormField[] =>
  listFields.map((name) => ({
    kind: "select",
    name,
    label: fieldNames[name],
    options: header.map((label, at) => ({ value: String(at), label: label || `Column ${at + 1}` })),
    empty: "None",
    value: mapping[name] === null || mapping[name] === undefined ? "" : String(mapping[name]),
    half: true,
  }));
