const SILENCES = ["timeout", "timeout-after-accept", "drop-after-accept"] as const;

/** How the postbox misbehaves when it is asked to. */
export interface Fault {
  /** A number is the status of the response. The words take nothing, or take the mail, and then never respond or cut the connection. */
  status: number | (typeof SILENCES)[number];
  name: string;
  /** The seconds it names in `retry-after`. */
  retryAfter: number | null;
  /** For how many requests. */
  times: number;
}

export interface Faults {
  current: () => { fault: Fault | null; badAddresses: string[]; poisonAddresses: string[]; strict: boolean };
  /** Sets what the fields name. Returns what is wrong with one, which then changes nothing. */
  set: (fields: Record<string, unknown>) => string | null;
  clear: () => void;
  /** The fault that this request meets, which counts it. */
  take: () => Fault | null;
  isBad: (email: string) => boolean;
  /** Whether any request with mail to this email gets a 500. */
  isPoison: (email: string) => boolean;
  /** Whether batches are refused as a whole even where permissive validation was asked for. */
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
    current: () => ({ fault, badAddresses: [...bad], poisonAddresses: [...poison], strict }),
    set: (fields) => {
      const next = readFault(fields);
      if (typeof next === "string") return next;
      if (next) fault = next;
      for (const [name, addresses] of [
        ["badAddress", bad],
        ["poisonAddress", poison],
      ] as const) {
        const address = fields[name];
        if (typeof address === "string" && address.trim()) addresses.add(address.trim().toLowerCase());
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
