import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/graphiql.css';
import './graphiql-page.css';

const place = document.getElementById('graphiql');
if (place) {
  const fetcher = createGraphiQLFetcher({ url: place.dataset.endpoint ?? '/graphql' });
  createRoot(place).render(<GraphiQL fetcher={fetcher} shouldPersistHeaders={false} />);
}
