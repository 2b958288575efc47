import type { ReactNode } from "react";

import { Notice } from "@/components/ui/notice";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import { mailboxProviderName } from "@/lib/mailbox-provider";
import { Time } from "./time";

interface Counts {
  sent: number;
  delivered: number;
  bounced: number;
  complained: number;
  asked: number;
  confirmed: number;
}

interface MailBoardProps {
  providers: (Counts & { provider: string })[];
  hours: (Counts & { hour: Date })[];
  /** The provider whose hours these are; null for all. */
  chosen: string | null;
  /** Providers whose people stopped confirming, with the parts that confirmed, from 0 to 1. */
  fallen: { provider: string; before: number; lately: number }[];
}

const percent = (part: number) => `${Math.round(part * 100)}%`;

/** What became of the emails of the last two days, by the provider of the mailbox and by hour. */
export function MailBoard({ providers, hours, chosen, fallen }: MailBoardProps) {
  const ofChosen = chosen === null ? "all providers" : mailboxProviderName(chosen);
  return (
    <div className="grid gap-4">
      {fallen.map(({ provider, before, lately }) => (
        <Notice
          key={provider}
          tone="error"
          className="max-w-measure"
          title={`${mailboxProviderName(provider)}: people confirm less than half as often as before.`}
        >
          <p>
            {percent(lately)} of the emails of the last day were confirmed, and {percent(before)} the day before. The
            provider may put our emails into junk. Look at the records of the domain below.
          </p>
        </Notice>
      ))}
      <BoardTable
        caption="Emails of the last 48 hours by provider"
        head="Provider"
        rows={providers.map(({ provider, ...counts }) => ({
          key: provider,
          name: (
            <a href={`?provider=${provider}#hours`} className="text-link">
              {mailboxProviderName(provider)}
              <span className="sr-only"> by hour</span>
            </a>
          ),
          ...counts,
        }))}
      />
      <details id="hours" open={chosen !== null}>
        <summary className="py-2 text-link">By hour: {ofChosen}</summary>
        {chosen === null ? null : (
          <p>
            <a href="?#hours" className="inline-flex min-h-11 items-center text-link">
              All providers together
            </a>
          </p>
        )}
        <BoardTable
          caption={`Emails of the last 48 hours by hour, ${ofChosen}`}
          head="Hour"
          rows={hours.map(({ hour, ...counts }) => ({ key: hour.toISOString(), name: <Time at={hour} />, ...counts }))}
        />
      </details>
    </div>
  );
}

interface BoardTableProps {
  caption: string;
  head: string;
  rows: (Counts & { key: string; name: ReactNode })[];
}

function BoardTable({ caption, head, rows }: BoardTableProps) {
  return (
    <Table caption={caption} captionHidden stickyHead>
      <thead>
        <tr>
          <HeadCell>{head}</HeadCell>
          {["Sent", "Delivered", "Bounced", "Complained", "To confirm", "Confirmed"].map((label) => (
            <HeadCell key={label} numeric>
              {label}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, sent, delivered, bounced, complained, asked, confirmed }) => (
          <tr key={key}>
            <RowHead>{name}</RowHead>
            {Object.entries({ sent, delivered, bounced, complained, asked, confirmed }).map(([field, count]) => (
              <Cell key={field} numeric>
                {formatNumber("en", count)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
