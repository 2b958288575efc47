/** What the DNS says about the domain that sends our emails. Null where it could not be asked. */
export interface DomainRecords {
  /** TXT records of the domain. */
  domain: string[] | null;
  /** TXT records of `_dmarc` of the domain. */
  dmarc: string[] | null;
  /** The mail service's key: TXT or CNAME records of the selector. */
  key: string[] | null;
}

export type Standing = "good" | "weak" | "missing" | "unknown";

/** What one kind of record says, in plain words. */
export interface DomainFinding {
  name: "SPF" | "DKIM" | "DMARC";
  standing: Standing;
  text: string;
}

const UNKNOWN = "The DNS did not respond in time. Load this page again in a minute.";

/** What the records mean for whether our emails arrive. */
export function findingsOf({ domain, dmarc, key }: DomainRecords): DomainFinding[] {
  return [
    { name: "SPF", ...spfOf(domain) },
    { name: "DKIM", ...dkimOf(key) },
    { name: "DMARC", ...dmarcOf(dmarc) },
  ];
}

type Meaning = Omit<DomainFinding, "name">;

function spfOf(records: string[] | null): Meaning {
  if (records === null) return { standing: "unknown", text: UNKNOWN };
  const spf = records.filter((record) => /^v=spf1(\s|$)/i.test(record));
  if (spf.length === 0)
    return {
      standing: "missing",
      text: "The domain does not say who may send its mail. Add the SPF record that the mail service shows.",
    };
  if (spf.length > 1)
    return {
      standing: "weak",
      text: "The domain has several SPF records, and receivers then use none. Join them into one.",
    };
  if (/(^|\s)\+?all(\s|$)/i.test(spf[0]!))
    return {
      standing: "weak",
      text: "The domain lets everybody send its mail. End its SPF record with “~all” or “-all”.",
    };
  return { standing: "good", text: "The domain says who may send its mail." };
}

function dkimOf(records: string[] | null): Meaning {
  if (records === null) return { standing: "unknown", text: UNKNOWN };
  // An empty key means that it was revoked (RFC 6376).
  if (!records.some((record) => /(^|;)\s*p=[^;\s]/i.test(record)))
    return {
      standing: "missing",
      text: "There is no key of the mail service in the domain, so receivers cannot check its signature. Add the DKIM record that the mail service shows.",
    };
  return { standing: "good", text: "The key is there by which receivers check the signature of each email." };
}

function dmarcOf(records: string[] | null): Meaning {
  if (records === null) return { standing: "unknown", text: UNKNOWN };
  const policy = records.flatMap((record) => /^v=DMARC1\s*;.*?\bp=(\w+)/i.exec(record)?.[1]?.toLowerCase() ?? []);
  if (policy.length !== 1)
    return {
      standing: "missing",
      text: "The domain does not say what receivers do with mail that is not ours. Large providers ask for a DMARC record.",
    };
  if (policy[0] === "none")
    return {
      standing: "weak",
      text: "Receivers only watch mail that is not ours, and deliver it. When all is well for some weeks, change the policy to “quarantine”.",
    };
  return { standing: "good", text: "Receivers put away mail that claims to be ours and is not." };
}
