import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from "zod-openapi";

import packageJson from "@/package.json";
import { env } from "@/lib/env";
import { PROBLEM_TYPE } from "@/lib/http/problem";
import { webhookBodies, type WebhookType } from "@/lib/webhooks/schema";

import type { Example, Operation } from "./operation";
import { operations } from "./operations";
import { problemShape } from "./shapes";
import { webhookExamples } from "./webhook-examples";

const KEY = "apiKey";

/** The OpenAPI 3.1 document of everything that programs may read, with its examples. docs/decisions/public-api.md */
export function openApiDocument() {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  const document: ZodOpenApiObject = {
    openapi: "3.1.0",
    info: {
      title: env.SITE_NAME,
      version: packageJson.version,
      description: `Numbers of the petition, and what came of it. Fields may be added; none is removed or changes its meaning. For people: ${env.SITE_URL}/developers`,
      contact: { email: env.CONTACT_EMAIL },
    },
    servers: [{ url: env.SITE_URL }],
    paths: Object.fromEntries(
      [...byPath].map(([path, of]) => [
        path,
        Object.fromEntries(of.map((operation) => [operation.method, describe(operation)])),
      ]),
    ),
    webhooks: Object.fromEntries(
      (Object.keys(webhookBodies) as WebhookType[]).map((type) => [type, { post: describeWebhook(type) }]),
    ),
    components: {
      securitySchemes: {
        [KEY]: { type: "http", scheme: "bearer", description: "A key that an organizer makes in the console" },
      },
    },
  };
  // Clients must bear fields that are added later, which the shapes of our tests do not.
  return createDocument(document, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
}

function describe({ id, summary, description, scope, params, body, responses, examples }: Operation) {
  const operation: ZodOpenApiOperationObject = {
    operationId: id,
    summary,
    description: scope ? `${description} Takes a key with the scope \`${scope}\`.` : description,
    security: scope ? [{ [KEY]: [] }] : [],
    ...(params && { requestParams: params }),
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: body, examples: named(examples, ({ body: sent }) => sent) } },
      },
    }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, { description: what, shape, types = [] }]) => {
        const shown = examples.filter((example) => example.status === Number(status));
        const type = shape === problemShape ? PROBLEM_TYPE : "application/json";
        const content = shape
          ? { [type]: { schema: shape, examples: named(shown, ({ response }) => response) } }
          : Object.fromEntries(types.map((each) => [each, { schema: { type: "string" as const } }]));
        return [status, { description: what, content }];
      }),
    ),
  };
  return operation;
}

const named = (examples: Example[], valueOf: (example: Example) => unknown) =>
  Object.fromEntries(
    examples
      .filter((each) => valueOf(each) !== undefined)
      .map((each) => [each.name.replace(/\W+/g, "-"), { value: valueOf(each) }]),
  );

function describeWebhook(type: WebhookType): ZodOpenApiOperationObject {
  return {
    operationId: `on-${type}`,
    summary: type,
    description:
      "Signed by Standard Webhooks, in the headers webhook-id, webhook-timestamp and webhook-signature. Sent again until the response is 2xx.",
    security: [],
    requestBody: {
      required: true,
      content: {
        "application/json": { schema: webhookBodies[type], examples: { example: { value: webhookExamples[type] } } },
      },
    },
    responses: { "2XX": { description: "It was taken" }, "410": { description: "The receiver wants no more" } },
  };
}
