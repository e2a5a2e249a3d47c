// Answers a case as npm graphql does: the other side of the comparison.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildASTSchema, graphqlSync, GraphQLError, parse, printSchema, specifiedRules, validate, validateSchema } from 'graphql';

// Not exported by the package, and needed for the rule and place of each error: buildSchema tells the messages alone.
const require = createRequire(import.meta.url);
const inside = (path) => require(fileURLToPath(new URL(`node_modules/graphql/${path}`, import.meta.url)));
const { validateSDL } = inside('validation/validate.js');
const { specifiedSDLRules } = inside('validation/specifiedRules.js');

const rules = specifiedRules.map(named);
const sdlRules = specifiedSDLRules.map(named);
const schemas = new Map();

export function answer(line) {
  switch (line.kind) {
    case 'parse':
      try {
        parse(line.source);
        return { ok: true };
      } catch (error) {
        return { ok: false, errors: failures(error) };
      }
    case 'validate':
      return withSchema(line.schema, (schema) => ({ errors: validate(schema, parse(line.query), rules).map(show) }));
    case 'execute':
      return withSchema(line.schema, (schema) => plain(graphqlSync({
        schema, source: line.query, rootValue: line.rootValue, variableValues: line.variables, operationName: line.operationName,
      })));
    case 'print':
      return attempt(() => {
        const built = build(line.schema);
        return built.errors ?? { sdl: printSchema(built.schema) };
      });
    default:
      throw new Error(`Unknown kind ${line.kind}`);
  }
}

/** A rule whose errors carry its name. */
function named(rule) {
  const name = rule.name.replace(/Rule$/, '');
  return (context) => rule(new Proxy(context, {
    get(target, key) {
      if (key === 'reportError') {
        return (error) => {
          error.rule ??= name;
          target.reportError(error);
        };
      }

      const value = target[key];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  }));
}

function withSchema(sdl, use) {
  return attempt(() => {
    if (!schemas.has(sdl)) {
      if (schemas.size > 200) {
        schemas.clear();
      }

      schemas.set(sdl, attempt(() => {
        const built = build(sdl);
        const errors = built.errors ? [] : validateSchema(built.schema);
        return built.errors ? { errors: built.errors } : errors.length > 0 ? { errors: { errors: errors.map(show) } } : built;
      }, (refused) => ({ errors: refused })));
    }

    const known = schemas.get(sdl);
    return known.errors ?? use(known.schema);
  });
}

function build(sdl) {
  const document = parse(sdl);
  const errors = validateSDL(document, undefined, sdlRules);
  return errors.length > 0 ? { errors: { errors: errors.map(show) } } : { schema: buildASTSchema(document, { assumeValidSDL: true }) };
}

function attempt(action, refuse = (refused) => refused) {
  try {
    return action();
  } catch (error) {
    return refuse({ errors: failures(error) });
  }
}

function failures(error) {
  if (error instanceof RangeError) {
    // Its stack is at its end: any refusal will do.
    return [{ message: '*' }];
  }

  return [error instanceof GraphQLError ? show(error) : { message: error.message }];
}

function show(error) {
  const shown = { message: error.message };
  if (error.locations) {
    shown.locations = error.locations;
  }

  if (error.path) {
    shown.path = error.path;
  }

  if (error.rule) {
    shown.rule = error.rule;
  }

  return shown;
}

function plain(result) {
  return JSON.parse(JSON.stringify(result.errors ? { errors: result.errors.map(show), ...('data' in result && { data: result.data }) } : { data: result.data }));
}
