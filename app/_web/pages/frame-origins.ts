import { sourceField } from "@/lib/signatures/schema";
import { listFrameOrigins } from "@/lib/partners/queries";
import { isUnavailable } from "@/lib/unavailable";

const KEPT_MILLISECONDS = 2_000;
const KEPT_MAX = 500;

const kept = new Map<string, { until: number; origins: Promise<string[]> }>();

/**
 * The origins that may show the sign form with this source code in a frame, up to two seconds old. None while the database is
 * away, when nobody can sign either.
 */
export async function frameOrigins(from: string | null): Promise<string[]> {
  const code = sourceField.parse(from);
  const key = code ?? "";
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.origins;
  // Codes can be made up in any number.
  if (kept.size >= KEPT_MAX) kept.clear();
  const origins = listFrameOrigins(code).catch((error: unknown) => {
    kept.delete(key);
    if (!isUnavailable(error)) throw error;
    return [];
  });
  kept.set(key, { until: Date.now() + KEPT_MILLISECONDS, origins });
  return origins;
}
