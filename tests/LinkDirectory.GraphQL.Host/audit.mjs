// Puts every audit of GraphQL over HTTP, the optional ones too, to a running server.
//   node audit.mjs http://127.0.0.1:5080/graphql
import { auditServer } from 'graphql-http';

const url = process.argv[2];
if (!url) {
  console.error('Say which server: node audit.mjs http://127.0.0.1:5080/graphql');
  process.exit(2);
}

const results = await auditServer({ url });
const failed = results.filter((result) => result.status !== 'ok');
for (const { id, name, status, reason, response } of failed) {
  console.log(`${status} ${id} ${name}: ${reason} (${response.status} ${response.headers.get('content-type') ?? ''})`);
}

console.log(`${results.length} audits, ${failed.length} not passed.`);
process.exit(failed.length > 0 ? 1 : 0);
