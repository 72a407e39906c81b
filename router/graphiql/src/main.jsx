import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

// The workers lie beside the page: no request leaves the router.
const WORKERS = { json: 'json.worker.js', graphql: 'graphql.worker.js' };
globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(new URL(WORKERS[label] ?? 'editor.worker.js', document.baseURI)),
};

const WELCOME = `# One graph over every subgraph. Ctrl-Enter runs the operation at the cursor,
# Ctrl-Space completes, and the book at the left shows the schema.
#
# Fields that need a token: sign in, then set it below under "Headers":
# { "Authorization": "Bearer ..." }

`;

const endpoint = document.querySelector('meta[name="graphql-endpoint"]').content;
const fetcher = createGraphiQLFetcher({ url: new URL(endpoint, document.baseURI).href });

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={WELCOME}
    defaultEditorToolsVisibility="headers"
    plugins={[HISTORY_PLUGIN]}
  />,
);
