import { ApiError } from "./api-error.ts";

export interface ApiRequest {
  method: string;
  path: string;
  search: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface ApiResponse {
  status: number;
  body: unknown;
}

export function parseBody({ body }: ApiRequest): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ApiError(400, "validation_error", "The request body is not valid JSON.");
  }
}

/** The fields of a body that is an object. Anything else has none. */
export function parseFields(request: ApiRequest): Record<string, unknown> {
  const body = parseBody(request);
  return body !== null && typeof body === "object" && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
}
