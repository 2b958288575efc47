import { Empty, Section } from "@/components/console/console-page";
import { MailBoard } from "@/components/console/mail-board";
import { Time } from "@/components/console/time";
import { formatNumber } from "@/i18n/format";
import { findHeldEmails } from "@/lib/mail/queries";
import { findMailBoard } from "@/lib/signatures/mail-board/queries";
import { byHour, byProvider, fallenProviders } from "@/lib/signatures/mail-board/rules";

/** How many emails were held back, because their mailbox had its sum of the day. Nothing where there were none. */
export async function Held() {
  const { held, waiting, givenUp } = await findHeldEmails(new Date());
  if (held === 0) return null;
  return (
    <Section
      title="Held back"
      id="held"
      lead="Emails of the last 48 hours to a mailbox that had its sum of the day. A stranger may have typed it into our forms again and again."
    >
      <p>
        {formatNumber("en", held)} held back, of which {formatNumber("en", waiting)} still wait and{" "}
        {formatNumber("en", givenUp)} were given up.{" "}
        <a href="/console/settings#mailbox" className="text-link">
          Change the sum
        </a>
      </p>
    </Section>
  );
}

/** The board of deliverability, with the time of its numbers. `wanted` is the provider whose hours are shown. */
export async function Board({ wanted }: { wanted: unknown }) {
  const board = await findMailBoard();
  if (!board)
    return (
      <Section title="What became of the emails" id="board">
        <Empty>No email left in the last 48 hours, or none is counted yet. The worker counts every ten minutes.</Empty>
      </Section>
    );
  const { rows, countedAt } = board;
  const providers = byProvider(rows);
  const chosen = providers.find(({ provider }) => provider === wanted)?.provider ?? null;
  return (
    <Section
      title="What became of the emails"
      id="board"
      lead={
        <>
          Of the last 48 hours, by the provider of the mailbox, each with its hours. Counted at <Time at={countedAt} />.
        </>
      }
    >
      <MailBoard
        providers={providers}
        hours={byHour(chosen === null ? rows : rows.filter(({ provider }) => provider === chosen), countedAt)}
        chosen={chosen}
        fallen={fallenProviders(rows, countedAt)}
      />
    </Section>
  );
}
