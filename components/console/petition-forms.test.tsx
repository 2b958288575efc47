import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { textFields, type TextFields } from "@/lib/petitions/writing/schema";
import { statusChanges } from "@/lib/petitions/life/schema";
import { ActionForm } from "./action-form";
import { textFormFields } from "./petition-fields";
import { StatusChanges } from "./status-changes";
import { TextDifferences } from "./text-differences";

const action = async () => ({ values: {}, errors: {}, message: null });
const fields = Object.fromEntries(textFields.map((name) => [name, `the ${name}`])) as TextFields;

test("the form of a text has every field, each in its language, and says upon what it was opened", () => {
  const drawn = renderToStaticMarkup(
    <ActionForm
      action={action}
      form="text"
      submit="Save"
      busy="Saving…"
      wide
      fields={textFormFields(fields, "3.1", 75_000)}
    />,
  );
  for (const name of textFields) expect(drawn).toContain(`name="${name}"`);
  for (const name of textFields) expect(drawn).toContain(`the ${name}`);
  expect(drawn).toContain('<input type="hidden" name="basis" value="3.1"/>');
  expect(drawn).toMatch(/lang="es"[^>]*>the bodyEs/);
  expect(drawn).toContain('value="75,000"');
});

test("each change of the status asks a question of its own, which names the effect", () => {
  const drawn = renderToStaticMarkup(<StatusChanges changes={statusChanges.map((change) => ({ change, action }))} />);
  expect(drawn.match(/<details/g)).toHaveLength(statusChanges.length);
  expect(new Set(drawn.match(/<summary[^>]*>[^<]*\?<\/summary>/g)).size).toBe(statusChanges.length);
});

test("differences are marked as what was added and what was removed, and shown as plain text", () => {
  const drawn = renderToStaticMarkup(
    <TextDifferences
      differences={[
        {
          field: "titleEn",
          parts: [
            { change: "same", text: "Clear " },
            { change: "removed", text: "their" },
            { change: "added", text: "<all>" },
          ],
        },
      ]}
    />,
  );
  expect(drawn).toMatch(/<del[^>]*>their<\/del>/);
  expect(drawn).toMatch(/<ins[^>]*>&lt;all&gt;<\/ins>/);
});
