import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { updateExample } from "@/app/(console)/update-example";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Section } from "@/components/console/console-page";
import { Confirmed } from "@/components/console/confirmed";
import { Time } from "@/components/console/time";
import { courseCopy, coursesOf, sendingFields, statusNames, updateFields } from "@/components/console/update-fields";
import { UpdateProgressTable } from "@/components/console/update-progress";
import { UpdatePreview } from "@/components/console/update-preview";
import { getOwn } from "@/lib/get-own";
import { locales } from "@/lib/locale";
import { listDistricts } from "@/lib/lawmakers/queries";
import type { Session } from "@/lib/organizers/schema";
import type { TimeZone } from "@/lib/time-zone";
import { countAudience, findProgress, findUpdate } from "@/lib/updates/queries";
import { isAudienceOpen, isEditable, mayWriteUpdates } from "@/lib/updates/rules";
import { updateIdInput, type Update } from "@/lib/updates/schema";
import { ownStateOptions } from "../../options";
import { changeCourseAction, changeUpdateAction, sendTestAction, sendUpdateAction } from "../actions";

export const metadata: Metadata = { title: "Update" };

const done: Record<string, string> = {
  ...Object.fromEntries(Object.entries(courseCopy).map(([course, copy]) => [course, copy.done])),
  written: "The draft is saved. Nobody gets it yet.",
  changed: "The change is saved.",
  sending: "It is being sent. You can close this page.",
  scheduled: "It is scheduled. You can close this page.",
  test: "The test is on its way to your own mailbox.",
};

export default function UpdatePage({ params, searchParams }: PageProps<"/console/updates/[id]">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [{ id }, { done: what }] = await Promise.all([params, searchParams]);
    const known = updateIdInput.safeParse(id);
    const update = known.success ? await findUpdate(organizer, known.data) : null;
    if (!update) notFound();
    const isOpen = isAudienceOpen(update.status);
    const [timeZone, emails, people, progress, districts] = await Promise.all([
      chosenTimeZone(),
      emailsOf(update),
      isOpen ? countAudience(update.petition, update) : null,
      update.textId === null ? null : findProgress(update.textId),
      isOpen && update.state ? listDistricts(update.state) : [],
    ]);
    return (
      <ConsolePage
        title={update.content.en.title}
        lead={<Status update={update} />}
        done={what === "scheduled" && update.status !== "scheduled" ? undefined : getOwn(done, what)}
      >
        {progress ? (
          <Section title="How far it has come" id="progress">
            <UpdateProgressTable update={update} progress={progress} />
          </Section>
        ) : null}
        <UpdatePreview emails={emails} path={`/console/updates/${update.id}/email`} />
        <TestSection id={update.id} />
        {update.status === "draft" && people !== null ? (
          <SendSection session={organizer} update={update} people={people} timeZone={timeZone} />
        ) : null}
        <CourseSection session={organizer} update={update} />
        {isEditable(update.status) ? (
          <Section title={isOpen ? "Change it" : "Correct the text"} id="change">
            <ActionForm
              // A change that was saved begins with what was saved.
              key={update.revision}
              action={changeUpdateAction.bind(null, update.id)}
              form="change"
              submit="Save the change"
              busy="Saving…"
              wide
              fields={updateFields({
                content: update.content,
                update,
                states: ownStateOptions((code) => mayWriteUpdates(organizer, code)),
                districts: districts.flatMap(({ layer, geoid, name, title }) =>
                  layer && geoid ? [{ value: `${layer}/${geoid}`, label: `${title}, district ${name}` }] : [],
                ),
                textOnly: !isOpen,
              })}
            />
          </Section>
        ) : null}
      </ConsolePage>
    );
  });
}

const Status = ({ update: { status, sendAt } }: { update: Update }) =>
  status === "scheduled" && sendAt ? (
    <>
      Scheduled for <Time at={sendAt} />
    </>
  ) : (
    statusNames[status]
  );

const emailsOf = (update: Update) =>
  Promise.all(locales.map(async (locale) => ({ locale, ...(await updateExample(update, locale)) })));

function TestSection({ id }: { id: number }) {
  return (
    <Section title="A test to yourself" id="test" lead="The email as it is now, in your own mailbox.">
      <ActionForm
        action={sendTestAction.bind(null, id)}
        form="send-test"
        submit="Send me a test"
        busy="Sending…"
        variant="quiet"
        inline
        fields={[
          {
            kind: "select",
            name: "language",
            label: "Language",
            options: [
              { value: "en", label: "English" },
              { value: "es", label: "Spanish" },
            ],
            value: "en",
          },
        ]}
      />
    </Section>
  );
}

type SendSectionProps = { session: Session; update: Update; people: number; timeZone: TimeZone };

function SendSection({ session, update: { id, revision }, people, timeZone }: SendSectionProps) {
  const count = people.toLocaleString("en-US");
  return (
    <Section
      title="Send it"
      id="send"
      lead={
        people === 0
          ? "Nobody who fits has asked for updates at this moment. It would appear on the page alone."
          : `${count} ${people === 1 ? "person gets" : "people get"} it at this moment, each once. It leaves in small parts, after the emails for which people wait.`
      }
    >
      <IfRecent session={session} next={`/console/updates/${id}`}>
        <ActionForm
          action={sendUpdateAction.bind(null, id)}
          form="send"
          submit={people === 0 ? "Publish it" : "Send it"}
          busy="Saving…"
          fields={sendingFields(timeZone, revision)}
        />
      </IfRecent>
    </Section>
  );
}

function CourseSection({ session, update }: { session: Session; update: Update }) {
  const courses = coursesOf(update);
  if (courses.length === 0) return null;
  return (
    <Section title="Its course" id="course">
      <div className="grid gap-2">
        {courses.map((course) => {
          const { label, effect, button } = courseCopy[course];
          const calm = course !== "pause" && course !== "stop";
          const form = (
            <ActionForm
              action={changeCourseAction.bind(null, update.id, course)}
              form={course}
              submit={button}
              busy="Saving…"
              variant={calm ? "light" : "danger"}
            />
          );
          return (
            <Confirmed key={course} label={label} text={effect} calm={calm}>
              {course === "resume" ? (
                <IfRecent session={session} next={`/console/updates/${update.id}`}>
                  {form}
                </IfRecent>
              ) : (
                form
              )}
            </Confirmed>
          );
        })}
      </div>
    </Section>
  );
}
