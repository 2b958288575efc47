import type { Option } from "@/components/form/select-field";
import { SHARED_BODY_LENGTH_MAX, SHARED_TITLE_LENGTH_MAX, type SharedText } from "@/lib/mail/schema";
import { zones } from "@/lib/petitions/life/schema";
import type { Course, Update, UpdateStatus } from "@/lib/updates/schema";
import type { FormField } from "./action-form";

const BODY_ROWS = 16;

export const statusNames: Record<UpdateStatus, string> = {
  draft: "Draft",
  scheduled: "Scheduled",
  sending: "Being sent",
  paused: "Paused",
  stopped: "Stopped",
  sent: "Sent",
};

const toOptions: Option[] = [
  { value: "everybody", label: "All who asked: people who signed, and subscribers" },
  { value: "signers", label: "People who signed and asked for updates" },
  { value: "subscribers", label: "Subscribers of the news" },
  { value: "nobody", label: "Nobody by email: only the page" },
];

const toOf = ({ toSigners, toSubscribers }: Pick<Update, "toSigners" | "toSubscribers">): string => {
  if (toSigners) return toSubscribers ? "everybody" : "signers";
  return toSubscribers ? "subscribers" : "nobody";
};

interface UpdateFieldsOptions {
  /** What a form begins with. */
  content: SharedText | null;
  /** The state of what a new one is about. */
  state?: string | null;
  update: Update | null;
  states: Option[];
  /** The districts of the chosen state. */
  districts: Option[];
  /** Whether only the text can change any more. */
  textOnly?: boolean;
}

/** The fields of an update: its text side by side in both languages, and who gets it. */
export function updateFields(options: UpdateFieldsOptions): FormField[] {
  const { content, update, textOnly = false } = options;
  return [
    hidden("revision", String(update?.revision ?? 0)),
    ...textFields(content),
    ...(textOnly && update ? keptAudience(update) : audienceFields(options)),
    {
      kind: "select",
      name: "isPublic",
      label: "On the petition’s page and in the feed",
      options: [
        { value: "on", label: "Show it when it is sent" },
        { value: "off", label: "Do not show it" },
      ],
      value: (update?.isPublic ?? true) ? "on" : "off",
    },
  ];
}

const hidden = (name: string, value: string): FormField => ({ kind: "hidden", name, label: "", value });

function textFields(content: SharedText | null): FormField[] {
  const line = { kind: "text", maxLength: SHARED_TITLE_LENGTH_MAX, half: true } as const;
  const area = { kind: "area", maxLength: SHARED_BODY_LENGTH_MAX, rows: BODY_ROWS, half: true } as const;
  return [
    {
      ...line,
      name: "titleEn",
      label: "Subject in English",
      hint: "It is also the title on the page.",
      value: content?.en.title ?? "",
    },
    {
      ...line,
      name: "titleEs",
      label: "Subject in Spanish",
      hint: "And the title on the Spanish page.",
      lang: "es",
      value: content?.es.title ?? "",
    },
    {
      ...area,
      name: "bodyEn",
      label: "Text in English",
      hint: "After the greeting. Leave an empty line between paragraphs.",
      value: content?.en.body ?? "",
    },
    {
      ...area,
      name: "bodyEs",
      label: "Text in Spanish",
      hint: "The same, for those who signed in Spanish.",
      lang: "es",
      value: content?.es.body ?? "",
    },
  ];
}

const districtOf = (update: Update | null): string => (update?.geoid ? `${update.layer}/${update.geoid}` : "");

/** Who gets it, where that cannot change any more. */
const keptAudience = (update: Update): FormField[] => [
  hidden("to", toOf(update)),
  hidden("state", update.state ?? ""),
  hidden("district", districtOf(update)),
  hidden("source", update.source ?? ""),
];

function audienceFields({ update, state = null, states, districts }: UpdateFieldsOptions): FormField[] {
  const district = districtOf(update);
  return [
    {
      kind: "select",
      name: "to",
      label: "Who gets it",
      options: toOptions,
      value: update ? toOf(update) : "everybody",
    },
    {
      kind: "select",
      name: "state",
      label: "State",
      options: states,
      empty: "All states",
      value: update?.state ?? state ?? "",
      half: true,
    },
    ...(districts.length
      ? [
          {
            kind: "select" as const,
            name: "district",
            label: "District",
            options: districts,
            empty: "All districts",
            value: district,
            half: true,
          },
        ]
      : [hidden("district", district)]),
    {
      kind: "text",
      name: "source",
      label: "Share link",
      hint: "Only who signed by a link with this code. Empty: all.",
      value: update?.source ?? "",
      maxLength: 60,
      half: true,
    },
  ];
}

/** When an update leaves. */
export const sendingFields = (zone: string, revision: number): FormField[] => [
  hidden("revision", String(revision)),
  { kind: "date", name: "date", label: "Day", hint: "Leave day and time empty to send it now.", half: true },
  { kind: "text", name: "time", label: "Time", hint: "Of 24 hours, like 17:30.", maxLength: 5, half: true },
  {
    kind: "select",
    name: "zone",
    label: "Time zone",
    options: zones.map(({ id, label }) => ({ value: id, label })),
    value: zone,
    half: true,
  },
  {
    kind: "select",
    name: "occurrence",
    label: "If the clocks show this time twice",
    options: [
      { value: "", label: "They do not" },
      { value: "first", label: "The first one" },
      { value: "second", label: "The second one" },
    ],
    half: true,
  },
];

interface CourseCopy {
  label: string;
  effect: string;
  button: string;
  done: string;
}

export const courseCopy: Record<Course, CourseCopy> = {
  pause: {
    label: "Pause it?",
    effect:
      "No more emails leave until you resume it. Meanwhile its text can be corrected for those who wait, and on the page.",
    button: "Pause it",
    done: "It is paused.",
  },
  resume: { label: "Let it go on?", effect: "The emails that wait leave.", button: "Resume it", done: "It goes on." },
  stop: {
    label: "Stop it for good?",
    effect:
      "The emails that wait are deleted, and nobody else gets it. Those that have left cannot be called back. The page stays.",
    button: "Stop it",
    done: "It is stopped.",
  },
  hide: {
    label: "Take it off the page?",
    effect:
      "It is no more on the petition’s page and in the feed, and its own page says that there is none. Emails stay as they are.",
    button: "Take it off",
    done: "It is off the page.",
  },
  show: {
    label: "Put it on the page?",
    effect: "It is on the petition’s page and in the feed, for everybody.",
    button: "Put it on",
    done: "It is on the page.",
  },
  unschedule: {
    label: "Take its time away?",
    effect: "It becomes a draft again, and nothing is sent.",
    button: "Make it a draft",
    done: "It is a draft again.",
  },
};

const turns: Record<UpdateStatus, Course[]> = {
  draft: [],
  scheduled: ["unschedule"],
  sending: ["pause", "stop"],
  paused: ["resume", "stop"],
  stopped: [],
  sent: [],
};

/** What can be done to an update now. */
export function coursesOf({ status, isPublic }: Pick<Update, "status" | "isPublic">): Course[] {
  const isBegun = status !== "draft" && status !== "scheduled";
  return [...turns[status], ...(isBegun ? [isPublic ? ("hide" as const) : ("show" as const)] : [])];
}
