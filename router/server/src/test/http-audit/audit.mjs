// Runs the audit of GraphQL over HTTP against the address in the first argument, and prints its
// results as JSON: [{id, name, status, reason}], status being ok, notice (MAY), warn (SHOULD) or
// error (MUST).
import { auditServer } from "graphql-http";

const [url] = process.argv.slice(2);

// A GET without this header is one that pages of other origins can send, and is refused.
const fetchFn = (target, options = {}) =>
  fetch(target, {
    ...options,
    headers: { ...options.headers, "graphql-require-preflight": "audit" },
  });

const results = await auditServer({ url, fetchFn });
console.log(
  JSON.stringify(results.map(({ id, name, status, reason = "" }) => ({ id, name, status, reason }))),
);
