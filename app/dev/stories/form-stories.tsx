import { CheckboxField } from "@/components/form/checkbox-field";
import { ErrorSummary } from "@/components/form/error-summary";
import { HelpFirst } from "@/components/form/help-first";
import { LikelyEmail } from "@/components/form/likely-email";
import { RadioGroup } from "@/components/form/radio-group";
import { SelectField } from "@/components/form/select-field";
import { StatesField } from "@/components/form/states-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { Story } from "./story";

// All stories are on one page, so each form has a name that keeps the ids of its fields unique.
const choices = [
  { value: "hidden", label: "Nobody", hint: "You are counted, and nothing is shown." },
  { value: "initials", label: "Only my initials" },
  { value: "name", label: "My name" },
];
const states = {
  all: { name: "states", label: "All states" },
  options: [
    { value: "state-TX", label: "Texas" },
    { value: "state-VI", label: "U.S. Virgin Islands" },
  ],
};
const options = [
  { value: "TX", label: "Texas" },
  { value: "VT", label: "Vermont" },
];

export const formStories: Story[] = [
  { name: "text-field/empty", element: <TextField form="empty" name="name" label="Full name" /> },
  {
    name: "text-field/hint",
    element: (
      <TextField
        form="hint"
        name="email"
        label="Email"
        hint="We send one email to confirm."
        defaultValue="ada@example.org"
      />
    ),
  },
  {
    name: "text-field/error",
    element: <TextField form="error" name="zip" label="ZIP code" defaultValue="123" error="Enter a 5-digit ZIP code" />,
  },
  {
    name: "likely-email",
    element: (
      <LikelyEmail
        texts={{ typoLikely: "Perhaps you mean this address:", typoUse: "Use {email}" }}
        likely="ada.with.a.long.name@gmail.com"
      />
    ),
  },
  {
    name: "text-area/empty",
    element: <TextArea form="empty" name="comment" label="Why this matters to you" hint="Lawmakers read this." />,
  },
  {
    name: "text-area/error",
    element: (
      <TextArea form="error" name="comment" label="Why this matters to you" error="Write at most 500 characters" />
    ),
  },
  {
    name: "select-field/empty",
    element: <SelectField form="empty" name="state" label="State" options={options} empty="Choose a state" />,
  },
  {
    name: "select-field/error",
    element: (
      <SelectField
        form="error"
        name="state"
        label="State"
        options={options}
        empty="Choose a state"
        error="Choose a state"
      />
    ),
  },
  {
    name: "radio-group/chosen",
    element: (
      <RadioGroup
        form="chosen"
        name="display-chosen"
        label="Who may see that you signed"
        choices={choices}
        defaultValue="hidden"
      />
    ),
  },
  {
    name: "radio-group/error",
    element: (
      <RadioGroup
        form="error"
        name="display-error"
        label="Who may see that you signed"
        choices={choices}
        error="Choose one"
      />
    ),
  },
  {
    name: "states-field/ticked",
    element: (
      <StatesField form="ticked" name="states" label="States" hint="All, or some" {...states} ticked={["state-TX"]} />
    ),
  },
  {
    name: "states-field/error",
    element: (
      <StatesField form="missing" name="states" label="States" {...states} ticked={[]} error="Choose at least one" />
    ),
  },
  {
    name: "checkbox-field/off",
    element: <CheckboxField form="off" name="updates" label="Tell me what comes of it" hint="A few emails a year." />,
  },
  {
    name: "checkbox-field/on",
    element: <CheckboxField form="on" name="updates" label="Tell me what comes of it" defaultChecked />,
  },
  {
    name: "checkbox-field/error",
    element: <CheckboxField form="error" name="age" label="I am 13 or older" error="You must be 13 or older to sign" />,
  },
  {
    name: "error-summary/fields",
    element: (
      <ErrorSummary
        form="error"
        title="There is a problem"
        errors={{ zip: "Enter a 5-digit ZIP code", state: "Choose a state" }}
      />
    ),
  },
  {
    name: "error-summary/message",
    element: <ErrorSummary title="There is a problem" errors={{}} message="This petition has closed." />,
  },
  {
    name: "help-first",
    element: (
      <HelpFirst
        values={{ helpSeen: "on" }}
        texts={{
          title: "If you are in danger now",
          text: "These people can help, day and night:",
          kept: "What you wrote is still in the form below.",
          goOn: "I have seen this. Send my comment as it is.",
        }}
        help={
          <p>
            <a href="tel:911" className="text-link">
              Call 911
            </a>
          </p>
        }
      />
    ),
  },
];
