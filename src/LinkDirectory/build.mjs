// Builds the pages' styles and scripts into wwwroot/dist. Run by MSBuild (Assets.targets).
import { build } from 'esbuild';
import * as sass from 'sass';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

const out = 'wwwroot/dist';
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { css } = sass.compile('Web/Assets/app.scss', { loadPaths: ['node_modules'], style: 'compressed', quietDeps: true });
writeFileSync(`${out}/app.css`, css);

const shared = {
  bundle: true, format: 'esm', minify: true, target: 'es2022', outdir: out, logLevel: 'warning',
  legalComments: 'linked', // the licences travel with the code, as they ask
  loader: { '.png': 'dataurl', '.svg': 'dataurl' },
};
await build({ ...shared, entryPoints: ['Web/Assets/app.js', 'Web/Assets/map.js'] });
await build({
  ...shared, entryPoints: ['Web/Assets/graphiql.jsx'],
  jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' },
});
