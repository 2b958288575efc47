import { ActionForm } from "@/components/console/action-form";
import { Section } from "@/components/console/console-page";
import { Time } from "@/components/console/time";
import type { HandingOver } from "@/lib/deliveries/handing-over/queries";
import { type AnswerWay, REPLIES_PER_PACKET_MAX, REPLY_LENGTH_MAX } from "@/lib/deliveries/handing-over/schema";
import { dayIn, timeZoneOfState, zoneNameIn } from "@/lib/time-zone";
import { answerAction, readReplyAction } from "./actions";

const ways: Record<AnswerWay, string> = {
  letter: "By letter",
  phone: "By phone",
  email: "By email",
  in_person: "In person",
};

/** What the office answered, on its page or otherwise, and the form that records another answer. */
export function Answers({ packet, replies }: HandingOver) {
  return (
    <Section
      title="Answers of the office"
      id="replies"
      lead="What the office writes on its page comes here by itself, and waits on the overview until it is marked as read. The texts are for organizers alone. The day of the first answer is a public step."
    >
      {replies.length > 0 ? (
        <ul className="mb-6 grid max-w-measure gap-4">
          {replies.map(({ id, text, at, way, dated, isUnread }) => (
            <li key={id} className="rounded-md border border-edge p-4">
              <p className="text-sm text-muted">
                {way && dated ? `${ways[way]} on ${dated.toISOString().slice(0, 10)}, written down ` : null}
                <Time at={at} />
              </p>
              <p className="mt-2 whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
              {isUnread ? <MarkAsRead packetId={packet.id} id={id} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {replies.length < REPLIES_PER_PACKET_MAX ? (
        <>
          <h3 className="mb-4 text-lg">An answer that came another way</h3>
          <AnswerForm {...packet} />
        </>
      ) : null}
    </Section>
  );
}

function MarkAsRead({ packetId, id }: { packetId: number; id: number }) {
  return (
    <div className="mt-3">
      <ActionForm
        action={readReplyAction.bind(null, packetId, id)}
        form={`read-${id}`}
        submit="Mark as read"
        busy="Marking…"
        variant="quiet"
      />
    </div>
  );
}

function AnswerForm({ id, delivery: { state } }: HandingOver["packet"]) {
  const zone = timeZoneOfState(state);
  const now = new Date();
  return (
    <ActionForm
      action={answerAction.bind(null, id)}
      form="answer"
      submit="Record the answer"
      busy="Writing…"
      variant="quiet"
      fields={[
        {
          kind: "select",
          name: "way",
          label: "How the office answered",
          options: Object.entries(ways).map(([value, label]) => ({ value, label })),
          empty: "Please choose",
        },
        {
          kind: "date",
          name: "date",
          label: "Day of the answer",
          hint: `In the time zone of the state (${zoneNameIn(zone, now)})`,
          value: dayIn(zone, now),
        },
        { kind: "area", name: "reply", label: "What it answered", maxLength: REPLY_LENGTH_MAX, rows: 4 },
      ]}
    />
  );
}
