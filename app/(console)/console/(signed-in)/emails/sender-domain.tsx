import { Section } from "@/components/console/console-page";
import { DomainFindings } from "@/components/console/domain-findings";
import { env } from "@/lib/env";
import { findDomainRecords, senderDomainOf } from "@/lib/mail/domain/queries";
import { findingsOf } from "@/lib/mail/domain/rules";

/** What the DNS says about the sender's domain. It is looked up on request only, because the page must not wait for the DNS. */
export async function SenderDomain({ isWanted }: { isWanted: boolean }) {
  const domain = senderDomainOf(env.MAIL_FROM);
  return (
    <Section
      title="The domain of the sender"
      id="domain"
      lead="Three records of the domain tell receivers that an email is ours. Without them many go to junk, or nowhere."
    >
      {isWanted ? <DomainFindings domain={domain} findings={findingsOf(await findDomainRecords(domain))} /> : null}
      <p className="mt-3">
        <a href="/console/emails?look-up=domain#domain" className="text-link">
          Look up the records of {domain} {isWanted ? "again" : "now"}
        </a>
      </p>
    </Section>
  );
}
