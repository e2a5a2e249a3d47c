import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/graphiql.css';
import './graphiql-page.css';
import { subscribe } from './event-stream.js';

const subscribes = (document, name) =>
  document?.definitions.some((definition) => definition.operation === 'subscription' && (!name || definition.name?.value === name));

const place = document.getElementById('graphiql');
if (place) {
  const url = place.dataset.endpoint ?? '/graphql';
  const ask = createGraphiQLFetcher({ url });
  const fetcher = (operation, options) =>
    subscribes(options?.documentAST, operation.operationName) ? subscribe(url, operation, options.headers) : ask(operation, options);
  createRoot(place).render(<GraphiQL fetcher={fetcher} shouldPersistHeaders={false} />);
}
