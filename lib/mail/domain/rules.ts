/** What the DNS says about the domain that sends our emails. Null where it could not be asked. */
export interface DomainRecords {
  /** TXT records of the subdomain that the mail service sends from, whose SPF receivers look at. */
  returnPath: string[] | null;
  /** TXT records of the domain. */
  domain: string[] | null;
  /** TXT records of `_dmarc` of the domain or, where it has no policy, of the nearest domain above it that has one. */
  dmarc: string[] | null;
  isDmarcInherited: boolean;
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
export function findingsOf({ returnPath, domain, dmarc, isDmarcInherited, key }: DomainRecords): DomainFinding[] {
  return [
    { name: "SPF", ...bestOf(spfOf(returnPath), spfOf(domain)) },
    { name: "DKIM", ...dkimOf(key) },
    { name: "DMARC", ...dmarcOf(dmarc, isDmarcInherited) },
  ];
}

type Meaning = Omit<DomainFinding, "name">;

const STANDINGS: Standing[] = ["good", "weak", "unknown", "missing"];
const bestOf = (...meanings: [Meaning, Meaning]): Meaning =>
  meanings.toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing))[0]!;

function spfOf(records: string[] | null): Meaning {
  if (records === null) return { standing: "unknown", text: UNKNOWN };
  const spf = records.filter((record) => /^v=spf1(\s|$)/i.test(record));
  if (spf.length === 0)
    return {
      standing: "missing",
      text: "Neither the domain nor its subdomain “send” says who may send its mail. Add the SPF record that the mail service shows.",
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

/** Whether a TXT record is one of DMARC. */
export const isPolicy = (record: string): boolean => /^v=DMARC1\s*(;|$)/i.test(record);

// A domain above says with `sp` what becomes of mail of those below it, and without it that its own policy counts for them too.
const policyOf = (record: string, isInherited: boolean): string | undefined =>
  ((isInherited && /;\s*sp=(\w+)/i.exec(record)?.[1]) || /;\s*p=(\w+)/i.exec(record)?.[1])?.toLowerCase();

function dmarcOf(records: string[] | null, isInherited: boolean): Meaning {
  if (records === null) return { standing: "unknown", text: UNKNOWN };
  const policy = records.filter(isPolicy).flatMap((record) => policyOf(record, isInherited) ?? []);
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
