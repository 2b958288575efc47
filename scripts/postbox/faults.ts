const SILENCES = ["timeout", "timeout-after-accept", "drop-after-accept"] as const;

/** A fault that the postbox simulates on request. */
export interface Fault {
  /** The status of the response, or how the response is missing: never sent, never sent after accepting, or cut off. */
  status: number | (typeof SILENCES)[number];
  name: string;
  /** The seconds of the `retry-after` header. */
  retryAfter: number | null;
  /** The number of requests that it affects. */
  times: number;
}

export interface Faults {
  current: () => { fault: Fault | null; badEmails: string[]; poisonEmails: string[]; strict: boolean };
  /** Sets the faults of the fields. Returns the error of an invalid field, and changes nothing then. */
  set: (fields: Record<string, unknown>) => string | null;
  clear: () => void;
  /** The fault for this request, which counts as one of its times. */
  take: () => Fault | null;
  isBad: (email: string) => boolean;
  /** Whether each request with mail to this email gets a 500. */
  isPoison: (email: string) => boolean;
  /** Whether batches are refused as a whole even with permissive validation. */
  isStrict: () => boolean;
}

const NAMES: Record<number, string> = {
  400: "validation_error",
  401: "restricted_api_key",
  403: "invalid_api_key",
  404: "not_found",
  409: "concurrent_idempotent_requests",
  422: "validation_error",
  429: "rate_limit_exceeded",
  451: "security_error",
  500: "internal_server_error",
  503: "service_unavailable",
};

export function createFaults(): Faults {
  let fault: Fault | null = null;
  let strict = false;
  const bad = new Set<string>();
  const poison = new Set<string>();

  return {
    current: () => ({ fault, badEmails: [...bad], poisonEmails: [...poison], strict }),
    set: (fields) => {
      const next = readFault(fields);
      if (typeof next === "string") return next;
      if (next) fault = next;
      for (const [name, emails] of [
        ["badEmail", bad],
        ["poisonEmail", poison],
      ] as const) {
        const email = fields[name];
        if (typeof email === "string" && email.trim()) emails.add(email.trim().toLowerCase());
      }
      if (fields["strict"] !== undefined) strict = fields["strict"] === true || fields["strict"] === "on";
      return null;
    },
    clear: () => {
      fault = null;
      strict = false;
      bad.clear();
      poison.clear();
    },
    take: () => {
      const met = fault;
      if (fault) fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : null;
      return met;
    },
    isBad: (email) => bad.has(email.toLowerCase()),
    isPoison: (email) => poison.has(email.toLowerCase()),
    isStrict: () => strict,
  };
}

function readFault(fields: Record<string, unknown>): Fault | string | null {
  const wanted = fields["status"];
  if (wanted === undefined || wanted === "") return null;
  const status = SILENCES.find((silence) => silence === wanted) ?? Number(wanted);
  if (typeof status === "number" && !NAMES[status]) {
    return `status should be one of ${[...Object.keys(NAMES), ...SILENCES].join(", ")}`;
  }
  const times = fields["times"] === undefined || fields["times"] === "" ? 1 : Number(fields["times"]);
  if (!Number.isInteger(times) || times < 1 || times > 1_000_000) return "times should be a whole number from 1";
  const retryAfter =
    fields["retryAfter"] === undefined || fields["retryAfter"] === "" ? null : Number(fields["retryAfter"]);
  if (retryAfter !== null && !(retryAfter >= 0 && retryAfter <= 86_400))
    return "retryAfter should be seconds, at most a day";
  const name =
    typeof fields["name"] === "string" && fields["name"]
      ? fields["name"]
      : (NAMES[Number(status)] ?? "application_error");
  return { status, name, retryAfter, times };
}
