// Subscriptions by the GraphQL over SSE protocol, as an observable: GraphiQL's own fetcher knows WebSockets alone.

export function subscribe(url, operation, headers) {
  return {
    subscribe(observer) {
      const leave = new AbortController();
      read(url, operation, headers, leave.signal, observer).then(
        () => observer.complete(),
        (error) => leave.signal.aborted || observer.error(error),
      );
      return { unsubscribe: () => leave.abort() };
    },
  };
}

async function read(url, operation, headers, signal, observer) {
  const response = await fetch(url, {
    method: 'POST', signal, body: JSON.stringify(operation),
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'text/event-stream' },
  });
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    observer.next(await response.json());
    return;
  }

  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = '', part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (text + part.value).split('\n\n');
    text = blocks.pop();
    for (const lines of blocks.map((block) => block.split('\n'))) {
      if (lines.includes('event: complete')) {
        return;
      }

      if (lines.includes('event: next')) {
        observer.next(JSON.parse(lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)).join('\n')));
      }
    }
  }

  throw new Error('The server closed the stream. Subscribe again.');
}
