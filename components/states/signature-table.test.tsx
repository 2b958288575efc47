import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { messagesOf } from "@/i18n/messages";
import { SignatureTable } from "./signature-table";

test("each state has its goal beside its number, with the percentage from 1%, and signatures of no known state have none", () => {
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messagesOf("en")} timeZone="UTC">
      <SignatureTable
        states={[
          { code: "TX", name: "Texas" },
          { code: "VT", name: "Vermont" },
        ]}
        tally={{ confirmed: 1_870, byState: { TX: 1_867, VT: 1 }, unknownState: 2 }}
        goals={{ goal: 75_000, stateGoals: { VT: 300 } }}
      />
    </NextIntlClientProvider>,
  );
  const rows = [...shown.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = ""]) =>
    row.replace(/<\/?span[^>]*>/g, "").replace(/<[^>]+>/g, "|"),
  );
  const cells = rows.map((row) => row.split("|").filter((cell) => cell.trim() !== ""));
  expect(cells).toEqual([
    ["State", "Signatures", "Goal"],
    ["Texas", "1,867", "6,500 (28%)"],
    ["Vermont", "1", "300"],
    ["State not known", "2"],
    ["All", "1,870", "75,000 (2%)"],
  ]);
});
