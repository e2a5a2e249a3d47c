// Types and documents for the operations here, from the schema at SCHEMA, into the folder OUT.
const { SCHEMA, OUT } = process.env;

const config = {
  strictScalars: true,
  useTypeImports: true,
  enumsAsTypes: true,
  scalars: { Date: 'string', DateTime: 'string', GeoJSON: '{ type: string; coordinates: unknown }', URL: 'string' },
};

export default {
  schema: SCHEMA,
  documents: 'operations.graphql',
  generates: {
    [`${OUT}/schema.ts`]: { plugins: ['typescript'], config },
    [`${OUT}/api.ts`]: { plugins: ['typescript-operations', 'typed-document-node'], config },
  },
};
